import { DownloadOutlined } from "@ant-design/icons";
import type { DeliveryRow } from "@foyer/ui";
import { Button, Input, Table, type TableColumnsType } from "antd";
import { useEffect, useMemo, useState } from "react";
import { csv, save } from "../csv.ts";
import { type Desk, useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { decimal } from "../format.ts";
import { useHeight } from "../height.ts";
import { keyOf, nearEnd, usePages } from "../load.ts";
import { Nothing, PageHead, Panel, Waiting } from "../parts.tsx";
import type { Words } from "../words.ts";

/** The rows behind the totals, as many as one scrolls to. */
export function DeliveryPage() {
  const { w, server, period, currency } = useDesk();
  const pages = usePages(period, (cursor) => server.delivery(period, cursor));
  const [filter, setFilter] = useState("");
  const [shown, setShown] = useState<DeliveryRow[] | null>(null);
  const rows = useMemo(() => matching(w, pages.rows, filter), [w, pages.rows, filter]);
  const columns = useMemo(() => columnsOf(w, currency), [w, currency]);
  useEffect(() => setShown(null), [rows]);
  const { box, height } = useHeight();

  return (
    <>
      <PageHead title={w.t("delivery.title")} lead={`${w.month(period)} · ${w.t("delivery.lead")}`}>
        <Input.Search
          allowClear
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          placeholder={w.t("delivery.filter")}
          aria-label={w.t("delivery.filter")}
          style={{ width: 280 }}
        />
        <Button
          icon={<DownloadOutlined />}
          disabled={rows.length === 0}
          onClick={() => saveRows(w, period, shown ?? rows)}
        >
          {w.t("delivery.csv")}
        </Button>
      </PageHead>
      {pages.cause !== null && <Fault cause={pages.cause} again={pages.next} />}
      <Panel className="fill">
        <div ref={box} className="fill-box">
          {pages.rows.length === 0 && pages.busy ? (
            <Waiting rows={8} />
          ) : pages.rows.length === 0 ? (
            <Nothing
              title={w.t("overview.noDelivery", { period: w.month(period) })}
              why={w.t("overview.noDeliveryWhy")}
            />
          ) : rows.length === 0 ? (
            <Nothing title={w.t("delivery.none")} why={w.t("delivery.filter")} />
          ) : (
            <Table
              virtual
              size="small"
              rowKey={keyOf}
              columns={columns}
              dataSource={rows}
              pagination={false}
              scroll={{ x: 1060, y: height }}
              onScroll={nearEnd(pages.next)}
              onChange={(_page, _filters, _sorter, extra) => setShown(extra.currentDataSource)}
            />
          )}
        </div>
        <footer className="panel-foot" role="status">
          <span>
            {w.t("delivery.shown", { count: pages.rows.length })}
            {pages.more && ` · ${w.t("delivery.more")}`}
          </span>
          {pages.more && (
            <Button size="small" type="link" loading={pages.busy} onClick={pages.all}>
              {w.t("delivery.all")}
            </Button>
          )}
        </footer>
      </Panel>
    </>
  );
}

function matching(w: Words, rows: DeliveryRow[], filter: string): DeliveryRow[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === "") return rows;
  const words = (row: DeliveryRow) =>
    [row.day, row.lineItemName, w.name(row.advertiser), w.name(row.brand), surface(w, row)].join(" ");
  return rows.filter((row) => words(row).toLowerCase().includes(wanted));
}

const surface = (w: Words, row: DeliveryRow): string => w.known("surface.", row.surface);
const completion = (row: DeliveryRow): number =>
  row.impressions > 0 ? row.completes / row.impressions : 0;

function columnsOf(w: Desk["w"], currency: string): TableColumnsType<DeliveryRow> {
  const byWords = (of: (row: DeliveryRow) => string) => (a: DeliveryRow, b: DeliveryRow) =>
    of(a).localeCompare(of(b), w.locale);
  const byNumber = (of: (row: DeliveryRow) => number) => (a: DeliveryRow, b: DeliveryRow) =>
    of(a) - of(b);
  const text = (key: Parameters<Words["t"]>[0], width: number, of: (row: DeliveryRow) => string) => ({
    title: w.t(key),
    key,
    width,
    ellipsis: true,
    render: (_: unknown, row: DeliveryRow) => of(row),
    sorter: byWords(of),
  });
  const figure = (
    key: Parameters<Words["t"]>[0],
    of: (row: DeliveryRow) => number,
    say: (n: number) => string,
  ) => ({
    title: w.t(key),
    key,
    width: 116,
    align: "right" as const,
    className: "figure",
    render: (_: unknown, row: DeliveryRow) => say(of(row)),
    sorter: byNumber(of),
  });
  return [
    { ...text("day", 130, (row) => w.day(row.day)), sorter: byWords((row) => row.day) },
    text("lineItem", 210, (row) => row.lineItemName),
    text("advertiser", 120, (row) => w.name(row.advertiser)),
    text("brand", 120, (row) => w.name(row.brand)),
    text("surface", 100, (row) => surface(w, row)),
    figure("impressions", (row) => row.impressions, w.number),
    figure("completes", (row) => row.completes, w.number),
    figure("completion", completion, w.tenths),
    figure("gross", (row) => row.grossMicros, (micros) => w.micros(micros, currency)),
  ];
}

function saveRows(w: Words, period: string, rows: DeliveryRow[]): void {
  const head = ["day", "lineItem", "advertiser", "brand", "surface"] as const;
  const table = [
    [...head.map((key) => w.t(key)), w.t("impressions"), w.t("completes"), w.t("gross")],
    ...rows.map((row) => [
      row.day,
      row.lineItemName,
      w.name(row.advertiser),
      w.name(row.brand),
      surface(w, row),
      row.impressions,
      row.completes,
      Number(decimal(row.grossMicros, 6)),
    ]),
  ];
  save(`delivery-${period}.csv`, new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
}
