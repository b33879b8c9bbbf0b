/** The pictures of quality: figures against their targets, their course, and what was in the way. */
import type { Coded, Figures, Quality, QualitySlot } from "@foyer/ui/quality";
import { useCallback } from "react";
import { useDesk } from "./desk.tsx";
import { Nothing, Panel } from "./parts.tsx";
import { parts, Plot, type Skin } from "./plot.tsx";
import { failedShare, itemName, rate, seconds, share } from "./qualitywords.ts";
import type { Words } from "./words.ts";

interface Tile {
  key: "start" | "rebuffering" | "failed" | "kbps" | "plays";
  value: string;
  note: string;
  good: boolean | null;
  course: (figures: Figures) => number | null;
}

export function Tiles({ total, quality }: { total: Figures; quality: Quality }) {
  const { w } = useDesk();
  const { targets } = quality;
  const slots = quality.sets?.slots ?? [];
  const none = "—";
  const tiles: Tile[] = [
    {
      key: "start",
      value: total.startMillis ? seconds(w, total.startMillis.p95) : none,
      note: total.startMillis ? w.t("quality.half", { time: seconds(w, total.startMillis.p50) }) : "",
      good: total.startMillis ? total.startMillis.p95 <= targets.startMillis : null,
      course: (f) => f.startMillis?.p95 ?? null,
    },
    {
      key: "rebuffering",
      value: total.rebuffering == null ? none : share(w, total.rebuffering),
      note: w.t("quality.stalls", { count: w.number(total.stalls) }),
      good: total.rebuffering == null ? null : total.rebuffering <= targets.rebuffering,
      course: (f) => f.rebuffering ?? null,
    },
    {
      key: "failed",
      value: total.plays > 0 ? share(w, failedShare(total)) : none,
      note: w.t("quality.abandoned", { count: w.number(total.abandoned) }),
      good: total.plays > 0 ? failedShare(total) <= targets.failed : null,
      course: failedShare,
    },
    {
      key: "kbps",
      value: total.kbps == null ? none : rate(w, total.kbps),
      note: w.t("quality.dropped", { count: w.number(total.droppedFrames) }),
      good: null,
      course: (f) => f.kbps ?? null,
    },
    {
      key: "plays",
      value: w.number(total.plays),
      note: w.t("quality.hours", { hours: w.number(Math.round(total.playedSeconds / 360) / 10) }),
      good: null,
      course: (f) => f.plays,
    },
  ];
  return (
    <div className="totals quality-tiles">
      {tiles.map(({ key, value, note, good, course }) => (
        <div key={key} className={`total ${good === null ? "" : good ? "met" : "missed"}`} data-testid={`quality-${key}`}>
          <span>
            {w.t(`quality.tile.${key}`)}
            {good !== null && <em className={good ? "good" : "bad"}>{w.t(good ? "quality.met" : "quality.missed")}</em>}
          </span>
          <b>{value}</b>
          <Course slots={slots} of={course} label={w.t(`quality.tile.${key}`)} />
          <small>{note}</small>
        </div>
      ))}
    </div>
  );
}

interface CourseProps {
  slots: QualitySlot[];
  of: (figures: Figures) => number | null;
  label: string;
  /** A line above which it is no longer good. */
  target?: number;
}

/** A line of a few pixels: whether it rises, and when. */
export function Course({ slots, of, label, target }: CourseProps) {
  const values = slots.map(({ figures }) => of(figures));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className="course" />;
  const top = Math.max(target ?? 0, ...known) || 1;
  const x = (n: number) => (n / (values.length - 1)) * 100;
  const y = (value: number) => 23 - (value / top) * 21;
  const points = values.flatMap((value, n) => (value === null ? [] : [`${x(n).toFixed(1)},${y(value).toFixed(1)}`]));
  return (
    <svg className="course" viewBox="0 0 100 24" preserveAspectRatio="none" role="img">
      <title>{label}</title>
      {target !== undefined && <line x1="0" x2="100" y1={y(target)} y2={y(target)} />}
      <polyline points={points.join(" ")} />
    </svg>
  );
}

/** The four with most trouble are drawn; more lines than that are none. */
const MOST_LINES = 4;

export function Courses({ quality }: { quality: Quality }) {
  const { w } = useDesk();
  const start = useCallback(
    (skin: Skin) =>
      optionOf(w, quality, skin, {
        of: (f) => f.startMillis?.p95 ?? null,
        target: quality.targets.startMillis,
        say: (n) => seconds(w, n),
      }),
    [w, quality],
  );
  const rebuffering = useCallback(
    (skin: Skin) =>
      optionOf(w, quality, skin, {
        of: (f) => f.rebuffering ?? null,
        target: quality.targets.rebuffering,
        say: (n) => share(w, n),
      }),
    [w, quality],
  );
  return (
    <div className="halves">
      <Panel title={w.t("quality.startCourse")}>
        <Plot option={start} label={w.t("quality.startCourse")} height={250} />
      </Panel>
      <Panel title={w.t("quality.rebufferingCourse")}>
        <Plot option={rebuffering} label={w.t("quality.rebufferingCourse")} height={250} />
      </Panel>
    </div>
  );
}

interface Measure {
  of: (figures: Figures) => number | null;
  target: number;
  say: (value: number) => string;
}

function optionOf(w: Words, { sets, daily }: Quality, skin: Skin, { of, target, say }: Measure) {
  const ats = (sets?.slots ?? []).map(({ at }) => at);
  const lines = (sets?.items ?? []).slice(0, MOST_LINES);
  const valuesOf = (slots: QualitySlot[]) => {
    const byTime = new Map(slots.map((slot) => [slot.at, slot.figures]));
    return ats.map((at) => {
      const figures = byTime.get(at);
      return figures ? of(figures) : null;
    });
  };
  const most = Math.max(target, ...lines.flatMap(({ slots }) => valuesOf(slots).map((n) => n ?? 0)));
  return {
    grid: parts.grid(true, { right: 54 }),
    legend: parts.legend(skin),
    tooltip: {
      ...parts.tooltip(skin, "line"),
      valueFormatter: (value: unknown) => (value == null ? "—" : say(Number(value))),
    },
    xAxis: { ...parts.names(skin, ats.map((at) => (daily ? w.shortDay(dayAt(at)) : w.hour(at)))), boundaryGap: false },
    yAxis: { ...parts.values(skin, say), max: most * 1.08, splitNumber: 4, axisLabel: { color: skin.text, formatter: say, showMaxLabel: false } },
    series: lines.map((item, n) => ({
      name: itemName(w, (sets?.by ?? "MODEL").toLowerCase() as "brand", item),
      type: "line",
      data: valuesOf(item.slots),
      connectNulls: true,
      symbol: "none",
      smooth: 0.2,
      lineStyle: { width: 2.2 },
      ...(n === 0
        ? {
            markLine: {
              symbol: "none",
              silent: true,
              // Shares are small; the usual two digits would move the line.
              precision: 6,
              lineStyle: { color: skin.bad, type: "dashed", width: 1.2 },
              label: { color: skin.bad, formatter: say(target) },
              data: [{ yAxis: target }],
            },
          }
        : {}),
    })),
  };
}

/** A slot of a day begins at its midnight there, which may be the day before in UTC. */
const dayAt = (at: string): string => new Date(Date.parse(at) + 12 * 3_600_000).toISOString();

export function Hindrances({ quality }: { quality: Quality }) {
  const { w } = useDesk();
  const { errors = [], misread } = quality.sets ?? {};
  return (
    <div className={misread ? "halves" : ""}>
      <Panel title={w.t("quality.errors")}>
        {errors.length === 0 ? (
          <Nothing title={w.t("quality.errorsNone")} why={w.t("quality.errorsNoneWhy")} />
        ) : (
          <Codes codes={errors.slice(0, 8)} prefix="quality.error." />
        )}
      </Panel>
      {misread && (
        <Panel title={w.t("quality.misread")}>
          {misread.length === 0 ? (
            <Nothing title={w.t("quality.misreadNone")} why={w.t("quality.misreadNoneWhy")} />
          ) : (
            <Codes codes={misread.slice(0, 8)} prefix="quality.key." />
          )}
        </Panel>
      )}
    </div>
  );
}

function Codes({ codes, prefix }: { codes: Coded[]; prefix: string }) {
  const { w } = useDesk();
  const top = Math.max(...codes.map(({ n }) => n));
  return (
    <ul className="codes">
      {codes.map(({ code, n }) => {
        const words = w.known(prefix, code);
        return (
          <li key={code}>
            <span>
              {words}
              {words !== code && <code>{code}</code>}
            </span>
            <i style={{ width: `${Math.max(1, (n / top) * 100)}%` }} />
            <b>{w.number(n)}</b>
          </li>
        );
      })}
    </ul>
  );
}
