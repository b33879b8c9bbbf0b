import { Button, Drawer, Table } from "antd";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { keyOf, nearEnd, usePages } from "../load.ts";
import { Nothing, Waiting } from "../parts.tsx";
import type { Fact, Line } from "../statement.ts";

interface Props {
  period: string;
  currency: string;
  line: Line | null;
  onClose: () => void;
}

/** The facts behind one line, at the side of the statement. */
export function FactsDrawer({ period, currency, line, onClose }: Props) {
  const { w } = useDesk();
  return (
    <Drawer
      open={line !== null}
      onClose={onClose}
      size={820}
      destroyOnHidden
      title={line && w.t("statement.factsTitle", { n: line.n })}
      extra={line && <b className="figure">{w.money(line.amount)}</b>}
    >
      {line && (
        <>
          <p className="drawer-lead">
            {w.text(line.description)}
            <small>
              {w.text(line.contract.name)} {w.t("contracts.version", { version: line.contract.version })}
            </small>
          </p>
          <Facts period={period} currency={currency} n={line.n} />
        </>
      )}
    </Drawer>
  );
}

function Facts({ period, currency, n }: { period: string; currency: string; n: number }) {
  const { w, server } = useDesk();
  const pages = usePages(`${period}/${n}`, (cursor) => server.statementFacts<Fact>(period, n, cursor));
  if (pages.cause !== null) return <Fault cause={pages.cause} again={pages.next} />;
  if (pages.rows.length === 0) {
    return pages.busy ? (
      <Waiting rows={6} />
    ) : (
      <Nothing title={w.t("statement.factsNone")} why={w.t("statement.factsNoneWhy")} />
    );
  }
  return (
    <>
      <Table<Fact>
        size="small"
        virtual
        rowKey={keyOf}
        scroll={{ x: 740, y: Math.max(240, innerHeight - 290) }}
        onScroll={nearEnd(pages.next)}
        pagination={false}
        dataSource={pages.rows}
        data-testid="facts"
        columns={[
          { title: w.t("day"), width: 120, render: (_, f) => w.day(f.day) },
          { title: w.t("fact.kind"), width: 90, render: (_, f) => w.known("fact.", f.kind) },
          { title: w.t("fact.name"), ellipsis: true, render: (_, f) => w.name(f.lineItem ?? f.title ?? f.name) },
          { title: w.t("brand"), width: 100, render: (_, f) => w.name(f.brand) },
          { title: w.t("surface"), width: 90, render: (_, f) => (f.surface ? w.known("surface.", f.surface) : "—") },
          {
            title: w.t("statement.quantity"),
            align: "right",
            className: "figure",
            width: 90,
            render: (_, f) => w.number(f.quantity),
          },
          {
            title: w.t("gross"),
            align: "right",
            className: "figure",
            width: 130,
            render: (_, f) => (f.grossMicros === 0 ? "—" : w.micros(f.grossMicros, currency, 6, 6)),
          },
        ]}
      />
      <footer className="panel-foot" role="status">
        <span>{w.t("delivery.shown", { count: pages.rows.length })}</span>
        {pages.more && (
          <Button size="small" loading={pages.busy} onClick={pages.all}>
            {w.t("delivery.all")}
          </Button>
        )}
      </footer>
    </>
  );
}
