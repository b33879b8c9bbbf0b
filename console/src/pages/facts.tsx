import { Button, Drawer, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { keyOf, nearEnd, useLoad, usePages } from "../load.ts";
import { Nothing, Waiting } from "../parts.tsx";
import { type Fact, factOf, type Line } from "../statement.ts";
import type { Words } from "../words.ts";

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
      size={900}
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
  const pages = usePages(`${period}/${n}`, (cursor) =>
    server.statementFacts<Record<string, unknown>>(period, n, cursor),
  );
  const nameOf = useNames(period);
  const facts = useMemo(() => pages.rows.map((row) => factOf(row, nameOf)), [pages.rows, nameOf]);
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
        dataSource={facts}
        data-testid="facts"
        columns={columnsOf(w, currency)}
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

function columnsOf(w: Words, currency: string): TableColumnsType<Fact> {
  const figure = { align: "right" as const, className: "figure" };
  return [
    { title: w.t("day"), width: 120, render: (_, f) => (f.day ? w.day(f.day) : "—") },
    { title: w.t("fact.kind"), width: 96, render: (_, f) => w.known("fact.", f.kind) },
    { title: w.t("fact.name"), ellipsis: true, render: (_, f) => w.name(f.name) || "—" },
    { title: w.t("brand"), width: 100, ellipsis: true, render: (_, f) => w.name(f.brand) || "—" },
    {
      title: w.t("surface"),
      width: 90,
      render: (_, f) => (f.surface ? w.known("surface.", f.surface) : "—"),
    },
    { title: w.t("statement.quantity"), width: 96, ...figure, render: (_, f) => quantity(w, f) },
    {
      title: w.t("gross"),
      width: 136,
      ...figure,
      render: (_, f) => (f.grossMicros === 0 ? "—" : w.micros(f.grossMicros, currency, 6, 6)),
    },
  ];
}

function quantity(w: Words, { quantity, unit }: Fact): string {
  if (quantity === null) return "—";
  return unit === "share" ? w.percent(quantity / 100) : w.number(Math.round(quantity * 100) / 100);
}

/** Line items by their names where the delivery of the month knows them; else a short id. */
function useNames(period: string): (id: string) => string {
  const { server } = useDesk();
  const { value } = useLoad(period, () => server.delivery(period));
  return useMemo(() => {
    const names = new Map(value?.items.map((row) => [row.lineItem, row.lineItemName]));
    const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
    return (id: string) => names.get(id) ?? (isId.test(id) ? `…${id.slice(-8)}` : id);
  }, [value]);
}
