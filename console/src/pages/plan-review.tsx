import type { Fault, LineDraft, OrderDraft, Vocabulary } from "@foyer/ui/adhouse";
import { useDesk } from "../desk.tsx";
import { ofLine, sums } from "../draft.ts";
import { Arithmetic } from "../lineform.tsx";
import { lineTerms, ruleInWords } from "../lineterms.ts";
import { Panel } from "../parts.tsx";
import type { Key } from "../words.ts";

interface Props {
  order: OrderDraft;
  vocabulary: Vocabulary | null;
  faults: readonly Fault[];
  /** The server named some of the faults. */
  refused: boolean;
  onFix: (field: string) => void;
}

/** The order as it would be booked, in words; what is missing leads back to its place. */
export function Review({ order, vocabulary, faults, refused, onFix }: Props) {
  const { w, session } = useDesk();
  const advertiser = vocabulary?.advertisers?.find(({ id }) => id === order.advertiserId)?.name;
  const advertiserName = w.text(advertiser ?? (session.operator ? null : session.partner.name));
  const [first] = order.lineItems;
  const budget = order.lineItems.reduce((sum, line) => sum + line.goal.budget.minor, 0);
  const impressions = order.lineItems.reduce((sum, line) => sum + sums(line).impressions, 0);
  return (
    <>
      {faults.length > 0 && <Missing faults={faults} refused={refused} onFix={onFix} />}
      <Panel
        className="order-sum"
        title={
          <>
            {advertiserName || w.t("plan.advertiserHint")} <span className="quiet">{order.name}</span>
          </>
        }
      >
        <dl className="pair">
          <div>
            <dt>{w.t("lineItems")}</dt>
            <dd>{w.number(order.lineItems.length)}</dd>
          </div>
          <div>
            <dt>{w.t("line.budget")}</dt>
            <dd>{w.money({ minor: budget, currency: first?.goal.budget.currency ?? "CNY" })}</dd>
          </div>
          <div>
            <dt>{w.t("impressions")}</dt>
            <dd>≈ {w.number(impressions)}</dd>
          </div>
        </dl>
      </Panel>
      {order.lineItems.map((line, i) => (
        <LineSum key={line.id} line={line} vocabulary={vocabulary} bad={ofLine(faults, i).length > 0} />
      ))}
    </>
  );
}

function LineSum({ line, vocabulary, bad }: { line: LineDraft; vocabulary: Vocabulary | null; bad: boolean }) {
  const { w } = useDesk();
  return (
    <Panel
      className={bad ? "line-sum bad" : "line-sum"}
      title={line.name || w.t("plan.unnamedLine")}
      extra={<span className="state live">{w.t(`kindOf.${line.kind}`)}</span>}
    >
      <dl className="terms">
        {lineTerms(w, line, vocabulary)
          .slice(2)
          .map(({ field, label, value }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Arithmetic line={line} />
    </Panel>
  );
}

const FIELD_WORDS: Record<string, Key> = {
  advertiserId: "advertiser",
  name: "line.name",
  category: "line.category",
  end: "line.flight",
  capPerDay: "line.cap",
  cpm: "line.cpm",
  creatives: "line.creatives",
  "goal.budget": "line.budget",
  "goal.impressions": "line.goal",
  "goal.sharePercent": "line.share",
  "targeting.surfaces": "line.surfaces",
  kind: "line.kind",
  kidsSafe: "line.kids",
  start: "line.flight",
  "targeting.brands": "line.brands",
  "targeting.modelClasses": "line.models",
  "targeting.regions": "line.regions",
  "targeting.genres": "line.genres",
  "targeting.maxRatingAge": "line.rating",
  "targeting.segments": "line.interests",
  "targeting.hoursOfWeek": "line.hours",
};

function Missing({ faults, refused, onFix }: Pick<Props, "faults" | "refused" | "onFix">) {
  const { w } = useDesk();
  return (
    <div className="refused" role="alert">
      <b>{w.t(refused ? "plan.refused" : "plan.missing", { count: faults.length })}</b>{" "}
      {refused && w.t("plan.refusedDo")}
      <ul>
        {faults.map(({ field, rule }) => (
          <li key={`${field} ${rule}`}>
            <button type="button" className="inline-link" onClick={() => onFix(field)}>
              {fieldInWords(field, w.t)}
            </button>{" "}
            {ruleInWords(w, rule)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function fieldInWords(field: string, t: (key: Key, values?: { n: number }) => string): string {
  const [, index, rest] = /^lineItems\[(\d+)\]\.(.*)$/.exec(field) ?? [];
  const name = (path: string) => {
    const key = FIELD_WORDS[path];
    return key ? t(key) : path;
  };
  return index === undefined || rest === undefined
    ? field === "name"
      ? t("plan.name")
      : name(field)
    : `${t("plan.lineN", { n: Number(index) + 1 })} · ${name(rest)}`;
}
