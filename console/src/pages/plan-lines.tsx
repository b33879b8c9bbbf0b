import { CopyOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import type { BookedCreative, Fault, LineDraft, OrderDraft, Vocabulary } from "@foyer/ui/adhouse";
import { Button } from "antd";
import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { blankLine, ofLine, sums, twin } from "../draft.ts";
import { ForecastPanel } from "../forecastpanel.tsx";
import { LineForm } from "../lineform.tsx";
import { Panel } from "../parts.tsx";

interface Props {
  order: OrderDraft;
  set: (order: OrderDraft, field: string) => void;
  faults: readonly Fault[];
  vocabulary: Vocabulary | null;
  creatives: readonly BookedCreative[];
}

/** The line items of an order: the list, the form of one, and what it could reach. */
export function Lines({ order, set, faults, vocabulary, creatives }: Props) {
  const { w, currency, zone } = useDesk();
  const lines = order.lineItems;
  const [chosen, setChosen] = useState(() => firstBad(lines, faults));
  const index = Math.min(chosen, lines.length - 1);
  const line = lines[index];
  const put = (next: LineDraft[], field = "") => set({ ...order, lineItems: next }, field);
  const add = (one: LineDraft) => {
    put([...lines, one]);
    setChosen(lines.length);
  };
  return (
    <div className="plan-lines">
      <nav className="line-list" aria-label={w.t("plan.step.lines")}>
        {lines.map((item, i) => (
          <LineTab
            key={item.id}
            line={item}
            bad={ofLine(faults, i).length > 0}
            current={i === index}
            onChoose={() => setChosen(i)}
          />
        ))}
        <Button
          block
          icon={<PlusOutlined />}
          onClick={() => add(blankLine(currency, zone, Date.now()))}
        >
          {w.t("plan.addLine")}
        </Button>
        {line && (
          <Button
            block
            type="text"
            icon={<CopyOutlined />}
            onClick={() => add(twin(line, w.t("plan.copyOf", { name: line.name })))}
          >
            {w.t("plan.copyLine")}
          </Button>
        )}
        {lines.length > 1 && (
          <Button
            block
            type="text"
            danger
            icon={<DeleteOutlined />}
            onClick={() => put(lines.filter((_, i) => i !== index))}
          >
            {w.t("plan.removeLine")}
          </Button>
        )}
      </nav>
      {line && (
        <>
          <Panel className="line-panel">
            <LineForm
              key={line.id}
              line={line}
              faults={ofLine(faults, index)}
              vocabulary={vocabulary}
              creatives={creatives}
              onChange={(next, field) =>
                put(
                  lines.map((old, i) => (i === index ? next : old)),
                  field && `${line.id}.${field}`,
                )
              }
            />
          </Panel>
          <aside className="plan-side">
            <ForecastPanel key={line.id} line={line} advertiser={order.advertiserId} />
          </aside>
        </>
      )}
    </div>
  );
}

function firstBad(lines: readonly LineDraft[], faults: readonly Fault[]): number {
  return Math.max(0, lines.findIndex((_, i) => ofLine(faults, i).length > 0));
}

interface LineTabProps {
  line: LineDraft;
  bad: boolean;
  current: boolean;
  onChoose: () => void;
}

function LineTab({ line, bad, current, onChoose }: LineTabProps) {
  const { w } = useDesk();
  const { impressions } = sums(line);
  return (
    <button
      type="button"
      className={`line-tab ${current ? "on" : ""} ${bad ? "bad" : ""}`}
      aria-current={current}
      onClick={onChoose}
    >
      <b>{line.name || w.t("plan.unnamedLine")}</b>
      <small>
        {w.t(`kindOf.${line.kind}`)}
        {line.kind !== "HOUSE" && ` · ≈ ${w.number(impressions)}`}
      </small>
      {bad && <em>{w.t("plan.toFix")}</em>}
    </button>
  );
}
