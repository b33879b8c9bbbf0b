import { DownloadOutlined, PlusOutlined } from "@ant-design/icons";
import type { CampaignLine, CampaignOrder } from "@foyer/ui/adhouse";
import { KINDS } from "@foyer/ui/adhouse";
import { Button, Input, Select, Table, type TableColumnType } from "antd";
import { useMemo } from "react";
import { useColumns } from "../columns.tsx";
import { csv, save } from "../csv.ts";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { SavedFilters } from "../filters.tsx";
import { decimal } from "../format.ts";
import { useHeight } from "../height.ts";
import { BudgetProgress, PaceBadge, PlanSpark, Switcher } from "../lineparts.tsx";
import { useLoad } from "../load.ts";
import { mayBook, maySteer } from "../menu.ts";
import { Nothing, NothingOf, PageHead, Panel, State, Waiting } from "../parts.tsx";
import { hashOf, useQuery } from "../route.ts";
import { type Steering, useSteering } from "../steering.tsx";
import type { Key, Words } from "../words.ts";

export interface Row {
  order: CampaignOrder["order"];
  line: CampaignLine;
}

/** Every line item that one may see, as dense as one can read; the filters are in the address. */
export function CampaignsPage() {
  const { w, house, session, period, go } = useDesk();
  const { value, cause, again } = useLoad("campaigns", () => house.campaigns());
  const { query, set } = useQuery(period);
  const steering = useSteering(again);
  const rows = useMemo(
    () => (value?.items ?? []).flatMap(({ order, lineItems }) => lineItems.map((line) => ({ order, line }))),
    [value],
  );
  const matching = useMemo(() => filtered(w, rows, query), [w, rows, query]);
  const columns = useLineColumns(steering);
  const { shown, chooser } = useColumns("campaigns", columns.filter(({ key }) => told(rows, key)));
  const { box, height } = useHeight();
  return (
    <>
      <PageHead title={w.t("campaigns.title")} lead={w.t("campaigns.lead")}>
        {chooser}
        <Button
          icon={<DownloadOutlined />}
          disabled={matching.length === 0}
          onClick={() => saveRows(w, matching)}
        >
          {w.t("csv")}
        </Button>
        {mayBook(session) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go("plan")}>
            {w.t("menu.plan")}
          </Button>
        )}
      </PageHead>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={6} />}
      {value && rows.length === 0 && (
        <Panel>
          <NothingOf of="campaigns" />
        </Panel>
      )}
      {rows.length > 0 && (
        <>
          <Filters rows={rows} query={query} set={set} />
          <Panel className="fill">
            <div ref={box} className="fill-box">
              {matching.length === 0 ? (
                <Nothing title={w.t("delivery.none")} why={w.t("campaigns.noneMatch")} />
              ) : (
                <Table<Row>
                  virtual
                  size="small"
                  rowKey={({ line }) => line.id}
                  columns={shown}
                  dataSource={matching}
                  pagination={false}
                  scroll={{ x: 1080, y: height }}
                />
              )}
            </div>
            <footer className="panel-foot" role="status">
              {w.t("campaigns.count", { count: matching.length, total: w.number(rows.length) })}
            </footer>
          </Panel>
        </>
      )}
    </>
  );
}

/** Whether any row knows its kind, its goal or its pace; a column of dashes says nothing. */
function told(rows: readonly Row[], key: string): boolean {
  if (key === "goal") return rows.some(({ line }) => line.goal !== undefined);
  if (key === "kind") return rows.some(({ line }) => line.kind !== undefined);
  return key !== "pace" || rows.some(({ line }) => line.onPace !== undefined);
}

const FILTERS = ["q", "state", "kind", "pace", "advertiser"] as const;

/** Rows that all filters leave. */
export function filtered(w: Words, rows: readonly Row[], query: Record<string, string>): Row[] {
  const text = (query["q"] ?? "").trim().toLowerCase();
  const is = (name: string, value: string | undefined) => !query[name] || query[name] === value;
  return rows.filter(
    ({ order, line }) =>
      is("state", line.state.toLowerCase()) &&
      is("kind", line.kind) &&
      is("pace", line.onPace) &&
      is("advertiser", w.name(order.advertiser)) &&
      (text === "" ||
        [line.name, order.name, w.name(order.advertiser), ...line.brands.map(w.name)]
          .join(" ")
          .toLowerCase()
          .includes(text)),
  );
}

interface FiltersProps {
  rows: readonly Row[];
  query: Record<string, string>;
  set: (changes: Record<string, string>) => void;
}

function Filters({ rows, query, set }: FiltersProps) {
  const { w } = useDesk();
  const some = (of: (row: Row) => string | undefined) =>
    [...new Set(rows.map(of).filter((value): value is string => value !== undefined))].sort();
  const choice = (name: (typeof FILTERS)[number], label: string, values: readonly string[], prefix: string) => (
    <Select
      allowClear
      placeholder={label}
      aria-label={label}
      value={query[name] || null}
      onChange={(value: string | undefined) => set({ [name]: value ?? "" })}
      options={values.map((value) => ({ value, label: prefix ? w.known(prefix, value) : value }))}
      popupMatchSelectWidth={false}
    />
  );
  const only = Object.fromEntries(FILTERS.map((name) => [name, query[name] ?? ""]));
  return (
    <div className="filters" role="search">
      <Input.Search
        allowClear
        value={query["q"] ?? ""}
        onChange={(event) => set({ q: event.target.value })}
        placeholder={w.t("campaigns.filter")}
        aria-label={w.t("campaigns.filter")}
      />
      {choice("advertiser", w.t("advertiser"), some(({ order }) => w.name(order.advertiser)), "")}
      {choice("state", w.t("state"), some(({ line }) => line.state.toLowerCase()), "state.")}
      {told(rows, "kind") && choice("kind", w.t("line.kind"), KINDS, "kindOf.")}
      {told(rows, "pace") && choice("pace", w.t("campaigns.pace"), ["AHEAD", "ON", "BEHIND"], "pace.")}
      <SavedFilters
        page="campaigns"
        query={only}
        onChoose={(chosen) => set(Object.fromEntries(FILTERS.map((name) => [name, chosen[name] ?? ""])))}
      />
    </div>
  );
}

type Column = Omit<TableColumnType<Row>, "title" | "fixed"> & { key: string; title: string; fixed?: "left" | "right" };

function useLineColumns(steering: Steering): Column[] {
  const { w, session, period } = useDesk();
  return useMemo(() => {
    const base = columnsOf(w, period);
    return maySteer(session) ? [...base, actColumn(w, steering)] : base;
  }, [w, session, period, steering]);
}

function columnsOf(w: Words, period: string): Column[] {
  const column = (key: string, title: Key, width: number, render: (row: Row) => React.ReactNode) => ({
    key,
    title: w.t(title),
    width,
    render: (_: unknown, row: Row) => render(row),
  });
  const words = (of: (row: Row) => string) => (a: Row, b: Row) => of(a).localeCompare(of(b), w.locale);
  const numbers = (of: (row: Row) => number) => (a: Row, b: Row) => of(a) - of(b);
  const figure = { align: "right" as const, className: "figure" };
  return [
    {
      ...column("lineItem", "lineItem", 226, ({ line, order }) => (
        <div className="two-lines">
          <a href={hashOf("line-items", period, line.id)}>{line.name}</a>
          <small>
            <a href={hashOf("campaigns", period, order.id)}>
              {w.name(order.advertiser)} · {order.name}
            </a>
          </small>
        </div>
      )),
      fixed: "left",
      sorter: words(({ line }) => line.name),
    },
    {
      ...column("state", "state", 90, ({ line }) => <State state={line.state} />),
      sorter: words(({ line }) => line.state),
    },
    {
      ...column("kind", "line.kind", 112, ({ line }) => (line.kind ? w.t(`kindOf.${line.kind}`) : "—")),
      sorter: words(({ line }) => line.kind ?? ""),
    },
    {
      ...column("pace", "campaigns.pace", 104, ({ line }) => <PaceBadge pace={line.onPace} />),
      sorter: words(({ line }) => line.onPace ?? ""),
    },
    {
      ...column("goal", "line.goalShort", 100, ({ line }) => goalWords(w, line)),
      ...figure,
      sorter: numbers(({ line }) => line.goal?.impressions ?? 0),
    },
    column("byDay", "campaigns.byDay", 128, ({ line }) => (
      <PlanSpark days={line.byDay} label={`${line.name}: ${w.t("campaigns.byDay")}`} />
    )),
    {
      ...column("budget", "campaigns.budget", 196, ({ line }) => <BudgetProgress {...line} />),
      sorter: numbers(({ line }) => line.spentMicros / Math.max(1, line.budget.minor)),
    },
    { ...column("cpm", "campaigns.cpm", 92, ({ line }) => w.money(line.cpm)), ...figure, sorter: numbers(({ line }) => line.cpm.minor) },
    {
      ...column("impressions", "impressions", 114, ({ line }) => w.number(line.impressions)),
      ...figure,
      sorter: numbers(({ line }) => line.impressions),
    },
    { ...column("reach", "campaigns.reach", 90, ({ line }) => w.number(line.reach)), ...figure, sorter: numbers(({ line }) => line.reach) },
    column("surfaces", "surface", 150, ({ line }) => (
      <div className="two-lines">
        <span>{line.surfaces.map((s) => w.known("surface.", s)).join(" · ")}</span>
        <small>{line.brands.map((b) => w.name(b)).join(" · ") || w.t("line.allBrands")}</small>
      </div>
    )),
    {
      ...column("flight", "line.flight", 170, ({ line }) => w.days(line.start, line.end)),
      sorter: words(({ line }) => line.start),
    },
  ];
}

/** What is owed: impressions, or a share of voice. */
function goalWords(w: Words, { goal }: CampaignLine): string {
  if (goal?.impressions) return w.number(goal.impressions);
  return goal?.sharePercent ? w.percent(goal.sharePercent / 100) : "—";
}

function actColumn(w: Words, steering: Steering): Column {
  return {
    key: "act",
    title: "",
    width: 104,
    fixed: "right",
    align: "right",
    render: (_, { order, line }) => (
      <Switcher
        id={line.id}
        state={line.state}
        onPress={() =>
          steering.pauseOrResume({
            ...line,
            order: `${w.name(order.advertiser)} · ${order.name}`,
            rest: w.micros(line.budget.minor * 10_000 - line.spentMicros, line.budget.currency),
          })
        }
      />
    ),
  };
}

function saveRows(w: Words, rows: readonly Row[]): void {
  const head: Key[] = [
    "advertiser", "order", "lineItem", "line.kind", "state", "campaigns.pace", "line.goalShort", "line.flight",
    "line.budget", "campaigns.spentHead", "campaigns.cpm", "impressions", "campaigns.reach",
  ];
  const table = rows.map(({ order, line }) => [
    w.name(order.advertiser),
    order.name,
    line.name,
    line.kind ? w.t(`kindOf.${line.kind}`) : "",
    w.known("state.", line.state.toLowerCase()),
    line.onPace ? w.t(`pace.${line.onPace}`) : "",
    line.goal?.impressions ?? 0,
    `${line.start}/${line.end}`,
    Number(decimal(line.budget.minor, 2)),
    Number(decimal(line.spentMicros, 6)),
    Number(decimal(line.cpm.minor, 2)),
    line.impressions,
    line.reach,
  ]);
  const content = csv([head.map((key) => w.t(key)), ...table]);
  save("line-items.csv", new Blob([content], { type: "text/csv;charset=utf-8" }));
}
