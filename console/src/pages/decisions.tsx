import { ReloadOutlined } from "@ant-design/icons";
import type { DecisionRow } from "@foyer/ui";
import { Button, Checkbox, Drawer, Table } from "antd";
import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";
import { Explain } from "./explain.tsx";

/** The last hundred breaks: what filled them, and each "no" with its reason. */
export function DecisionsPage({ of }: { of: string | null }) {
  const { w, server, go } = useDesk();
  const { value, cause, busy, again } = useLoad("decisions", async () => {
    const [decisions, campaigns] = await Promise.all([
      server.decisions(),
      // Only for the names of line items; without them their ids are shown.
      server.campaigns().catch(() => ({ items: [] })),
    ]);
    const items = campaigns.items.flatMap((c) => c.lineItems);
    return { rows: decisions.items, names: new Map(items.map((i) => [i.id, i.name])) };
  });
  const [unfilled, setUnfilled] = useState(false);
  const rows = value?.rows.filter((row) => !unfilled || row.fills.length === 0);
  return (
    <>
      <PageHead title={w.t("decisions.title")} lead={w.t("decisions.lead")}>
        <Checkbox checked={unfilled} onChange={(event) => setUnfilled(event.target.checked)}>
          {w.t("decisions.onlyEmpty")}
        </Checkbox>
        <Button icon={<ReloadOutlined />} loading={busy} onClick={again}>
          {w.t("decisions.refresh")}
        </Button>
      </PageHead>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={8} />}
      {value && rows && (
        <Panel>
          {rows.length === 0 ? (
            <NothingOf of="decisions" />
          ) : (
            <Rows rows={rows} nameOf={(id) => value.names.get(id) ?? id.slice(0, 8)} />
          )}
        </Panel>
      )}
      <Drawer
        open={of !== null}
        onClose={() => go("decisions")}
        size={760}
        title={w.t("explain.title")}
        destroyOnHidden
      >
        {of && <Explain decision={of} />}
      </Drawer>
    </>
  );
}

interface RowsProps {
  rows: DecisionRow[];
  nameOf: (lineItem: string) => string;
}

function Rows({ rows, nameOf }: RowsProps) {
  const { w, currency, go } = useDesk();
  return (
    <Table<DecisionRow>
      size="small"
      rowKey="decision"
      pagination={false}
      dataSource={rows}
      className="decisions"
      columns={[
        {
          title: w.t("decisions.at"),
          width: 186,
          render: (_, row) => (
            <div className="two-lines">
              <span>{w.at(row.at)}</span>
              <small>
                <button
                  type="button"
                  className="inline-link"
                  onClick={() => go("decisions", row.decision)}
                  data-testid={`explain-${row.decision}`}
                >
                  {w.t("explain.open")}
                </button>
              </small>
            </div>
          ),
        },
        {
          title: w.t("surface"),
          width: 150,
          render: (_, row) => (
            <div className="two-lines">
              <span>{w.known("surface.", row.surface)}</span>
              <small>{w.name(row.brand)}</small>
            </div>
          ),
        },
        {
          title: w.t("decisions.fills"),
          width: 330,
          render: (_, row) =>
            row.fills.length === 0 ? (
              <span className="state warn">{w.t("decisions.empty")}</span>
            ) : (
              <ol className="fills">
                {row.fills.map((fill) => (
                  <li key={fill.slot}>
                    <b>{w.name(fill.advertiser)}</b> {nameOf(fill.lineItem)}
                    <small>
                      {w.t("decisions.perImpression", { price: w.micros(fill.priceMicros, currency, 4) })}
                    </small>
                  </li>
                ))}
              </ol>
            ),
        },
        {
          title: w.t("decisions.refusals"),
          render: (_, row) => (
            <ul className="refusals">
              {row.refusals.map((refusal, i) => (
                <li key={i}>
                  {nameOf(refusal.lineItem)} <span>{w.known("reason.", refusal.reason)}</span>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
