import { DownloadOutlined, ReloadOutlined } from "@ant-design/icons";
import type { LineDelivery } from "@foyer/ui/adhouse";
import { Button, Segmented } from "antd";
import { useCallback, useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { PaceBadge } from "../lineparts.tsx";
import { useLoad } from "../load.ts";
import { type Course, course, paceRatio } from "../pace.ts";
import { Nothing, Panel, Waiting } from "../parts.tsx";
import { parts, Plot, type Skin } from "../plot.tsx";
import { useQuery } from "../route.ts";
import type { Words } from "../words.ts";

interface Props {
  id: string;
  flight: { start: string; end: string } | null;
}

/** Delivery as pictures: against its plan by hour and as a sum, reach, and how often. */
export function LineDeliveryPanel({ id, flight }: Props) {
  const { w, house, download, period } = useDesk();
  const { query, set } = useQuery(period);
  const span = (query["span"] as Span | undefined) ?? usualSpan(flight);
  const { value, cause, busy, again } = useLoad(`line-delivery/${id}/${span}/${flight?.start ?? ""}`, () =>
    house.lineDelivery(id, windowOf(span, flight)),
  );
  if (cause !== null) return <Fault cause={cause} again={again} />;
  if (!value) return <Waiting rows={6} />;
  return (
    <>
      <div className="delivery-head">
        <Figures delivery={value} />
        <span className="page-acts">
          <Segmented<Span>
            value={span}
            onChange={(next) => set({ span: next })}
            options={(["day", "week", "flight"] as const).map((value) => ({ value, label: w.t(`span.${value}`) }))}
          />
          <Button icon={<ReloadOutlined />} loading={busy} onClick={again}>
            {w.t("decisions.refresh")}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            onClick={() => void download(house.lineDeliveryCsv(id), `delivery-${id.slice(0, 8)}.csv`)}
          >
            {w.t("csv")}
          </Button>
        </span>
      </div>
      {value.delivered === 0 ? (
        <Panel>
          <Nothing
            title={w.t("line.nothingYet")}
            why={flight ? w.t("line.nothingYetWhy", { flight: w.days(flight.start, flight.end) }) : ""}
          />
        </Panel>
      ) : (
        <Pictures delivery={value} whole={span === "flight"} />
      )}
    </>
  );
}

type Span = "day" | "week" | "flight";

const HOUR = 3_600_000;
const MOST_HOURS = 744;

/** The whole flight where the server tells of all its hours at once, else a week of it. */
function usualSpan(flight: Props["flight"]): Span {
  if (!flight) return "week";
  return Date.parse(flight.end) - Date.parse(flight.start) <= MOST_HOURS * HOUR ? "flight" : "week";
}

/** The next round number above, for the top of a scale. */
function roof(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most))) / 5;
  return Math.ceil((most * 1.02) / step) * step;
}

/** The hours that are asked for; a week is what the server shows by itself. */
export function windowOf(span: Span, flight: Props["flight"], now = Date.now()) {
  if (span === "week" || !flight) return {};
  const end = Date.parse(flight.end);
  if (span === "day") return { from: new Date(Math.min(now, end) - 24 * HOUR).toISOString(), hours: 25 };
  const start = Date.parse(flight.start);
  const hours = Math.min(MOST_HOURS, Math.max(1, Math.ceil((end - start) / HOUR)));
  return { from: flight.start, hours };
}

function Figures({ delivery }: { delivery: LineDelivery }) {
  const { w } = useDesk();
  const { goal, delivered, expected, onPace } = delivery;
  const ratio = paceRatio(delivered, expected);
  const reach = delivery.frequency.reduce((sum, row) => sum + row.households, 0);
  const rows: [string, React.ReactNode][] = [
    [w.t("campaigns.pace"), <PaceBadge key="pace" pace={onPace} />],
    [w.t("line.delivered"), w.number(delivered)],
    ...(goal > 0 ? [[w.t("line.goal"), `${w.number(goal)} · ${w.percent(delivered / goal)}`] as [string, string]] : []),
    ...(ratio !== null
      ? [[w.t("line.expected"), `${w.number(expected)} · ${w.percent(ratio)}`] as [string, string]]
      : []),
    [w.t("campaigns.reach"), w.number(reach)],
    [w.t("line.frequency"), reach > 0 ? w.t("line.times", { times: w.number(Math.round((delivered / reach) * 10) / 10) }) : "—"],
  ];
  return (
    <dl className="pair">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Pictures({ delivery, whole }: { delivery: LineDelivery; whole: boolean }) {
  const { w } = useDesk();
  const [now] = useState(Date.now);
  const run = course(delivery, now);
  const hours = useCallback((skin: Skin) => hourOption(w, run, skin), [w, delivery]);
  const sum = useCallback((skin: Skin) => sumOption(w, run, { goal: delivery.goal, whole }, skin), [w, delivery, whole]);
  const reach = useCallback((skin: Skin) => reachOption(w, delivery, skin), [w, delivery]);
  const times = useCallback((skin: Skin) => timesOption(w, delivery, skin), [w, delivery]);
  return (
    <div className="grid">
      <Panel className="wide full" title={w.t("line.sum")}>
        <Plot option={sum} label={w.t("line.sum")} height={270} />
      </Panel>
      <Panel className="wide full" title={w.t("line.byHour")}>
        <Plot option={hours} label={w.t("line.byHour")} height={220} />
      </Panel>
      <div className="halves wide full">
        <Panel title={w.t("line.reachCurve")}>
          {delivery.reachCurve.length < 2 ? (
            <Nothing title={w.t("line.reachNone")} why={w.t("line.reachNoneWhy")} />
          ) : (
            <Plot option={reach} label={w.t("line.reachCurve")} height={220} />
          )}
        </Panel>
        <Panel title={w.t("line.howOften")}>
          <Plot option={times} label={w.t("line.howOften")} height={220} />
        </Panel>
      </div>
    </div>
  );
}

const compactOf = (w: Words) => {
  const format = new Intl.NumberFormat(w.locale, { notation: "compact" });
  return (n: number) => format.format(n);
};

function hourNames(w: Words, run: Course): string[] {
  return run.at.map((at) => w.hour(at));
}

const said = (w: Words) => ({
  valueFormatter: (value: unknown) => (value == null ? "—" : w.number(Math.round(Number(value)))),
});

function hourOption(w: Words, run: Course, skin: Skin) {
  return {
    grid: parts.grid(true),
    legend: parts.legend(skin),
    tooltip: { ...parts.tooltip(skin), ...said(w) },
    xAxis: parts.names(skin, hourNames(w, run)),
    yAxis: parts.values(skin, compactOf(w)),
    series: [
      { name: w.t("line.delivered"), type: "bar", data: run.delivered, barCategoryGap: "18%" },
      {
        name: w.t("line.planned"),
        type: "line",
        step: "middle",
        symbol: "none",
        data: run.planned,
        lineStyle: { width: 1.6 },
      },
    ],
  };
}

/** Of the whole flight from nothing to the goal; of a part of it as near as its figures are. */
function sumOption(w: Words, run: Course, { goal, whole }: { goal: number; whole: boolean }, skin: Skin) {
  const owed = goal > 0 && whole;
  return {
    grid: parts.grid(true, { right: owed ? 64 : 12 }),
    legend: parts.legend(skin),
    tooltip: { ...parts.tooltip(skin, "line"), ...said(w) },
    xAxis: { ...parts.names(skin, hourNames(w, run)), boundaryGap: false },
    yAxis: { ...parts.values(skin, compactOf(w)), scale: !whole, ...(owed ? { max: roof(Math.max(goal, ...run.plannedSum, ...run.sum.map((n) => n ?? 0))) } : {}) },
    series: [
      {
        name: w.t("line.delivered"),
        type: "line",
        symbol: "none",
        data: run.sum,
        lineStyle: { width: 2.5 },
        areaStyle: { opacity: 0.14 },
        ...(owed
          ? {
              markLine: {
                symbol: "none",
                silent: true,
                lineStyle: { color: skin.good, type: "dashed", width: 1.5 },
                label: { color: skin.good, formatter: `${w.t("line.goalShort")}\n${compactOf(w)(goal)}` },
                data: [{ yAxis: goal }],
              },
            }
          : {}),
      },
      {
        name: w.t("line.planned"),
        type: "line",
        symbol: "none",
        data: run.plannedSum,
        lineStyle: { width: 1.6, type: "dashed" },
      },
    ],
  };
}

function reachOption(w: Words, delivery: LineDelivery, skin: Skin) {
  const axis = parts.values(skin, compactOf(w));
  return {
    grid: parts.grid(false, { bottom: 22 }),
    tooltip: { ...parts.tooltip(skin, "line"), ...said(w) },
    xAxis: { ...axis, splitLine: { show: false }, name: w.t("impressions"), nameLocation: "middle", nameGap: 26, nameTextStyle: { color: skin.text } },
    yAxis: axis,
    series: [
      {
        name: w.t("campaigns.reach"),
        type: "line",
        smooth: 0.2,
        symbol: "none",
        lineStyle: { width: 2.5 },
        areaStyle: { opacity: 0.12 },
        data: delivery.reachCurve.map((point) => [point.impressions, point.households]),
      },
    ],
  };
}

function timesOption(w: Words, delivery: LineDelivery, skin: Skin) {
  return {
    grid: parts.grid(false),
    tooltip: { ...parts.tooltip(skin), ...said(w) },
    xAxis: parts.names(skin, delivery.frequency.map((row) => w.t("line.times", { times: row.times }))),
    yAxis: parts.values(skin, compactOf(w)),
    series: [
      {
        name: w.t("line.households"),
        type: "bar",
        barMaxWidth: 34,
        itemStyle: { borderRadius: [3, 3, 0, 0] },
        data: delivery.frequency.map((row) => row.households),
      },
    ],
  };
}
