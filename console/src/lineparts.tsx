/** What a line item looks like in a table: its progress, its pace, its days. */
import type { DayPlan, Pace } from "@foyer/ui/adhouse";
import type { Money } from "@foyer/ui";
import { PauseCircleOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useDesk } from "./desk.tsx";
import { elapsed } from "./format.ts";
import { PACE_TONES } from "./pace.ts";

export function PaceBadge({ pace }: { pace: Pace | undefined }) {
  const { w } = useDesk();
  if (!pace || pace === "NONE") return <span className="quiet">—</span>;
  return (
    <span className={`state ${PACE_TONES[pace]}`}>
      {pace === "AHEAD" ? "▲ " : pace === "BEHIND" ? "▼ " : "● "}
      {w.t(`pace.${pace}`)}
    </span>
  );
}

/** Minor units are hundredths in every currency the house sells in. */
const MICROS_OF_MINOR = 10_000;

interface ProgressProps {
  start: string;
  end: string;
  /** What is aimed at; nothing for a line that owes nothing. */
  whole: number;
  done: number;
  words: string;
}

/** What is done of a whole, with a mark where time stands. */
export function Progress({ start, end, whole, done, words }: ProgressProps) {
  const { w } = useDesk();
  const [now] = useState(Date.now);
  const share = whole > 0 ? done / whole : 0;
  const time = elapsed(start, end, now);
  return (
    <Tooltip title={w.t("campaigns.time", { share: w.percent(time) })}>
      <div className="pacing">
        <div role="progressbar" aria-valuenow={Math.round(share * 100)} aria-label={words}>
          <i style={{ width: `${Math.min(100, share * 100)}%` }} />
          <s style={{ left: `${time * 100}%` }} />
        </div>
        <small>
          {words} <b>{whole > 0 ? w.percent(share) : ""}</b>
        </small>
      </div>
    </Tooltip>
  );
}

export function BudgetProgress(props: { start: string; end: string; budget: Money; spentMicros: number }) {
  const { w } = useDesk();
  const { budget, spentMicros, start, end } = props;
  const words =
    budget.minor > 0
      ? w.t("campaigns.spent", {
          spent: w.micros(spentMicros, budget.currency, 0, 0),
          budget: w.micros(budget.minor * MICROS_OF_MINOR, budget.currency, 0, 0),
        })
      : w.t("campaigns.noBudget");
  return <Progress start={start} end={end} whole={budget.minor * MICROS_OF_MINOR} done={spentMicros} words={words} />;
}

/** Delivered by day as bars, planned as a line above them; a day short of its plan is warm. */
export function PlanSpark({ days, label }: { days: readonly DayPlan[]; label: string }) {
  const top = Math.max(1, ...days.flatMap((day) => [day.impressions, day.planned ?? 0]));
  const step = 100 / Math.max(1, days.length);
  const y = (n: number) => 24 - (n / top) * 22;
  const line = days
    .filter((day) => day.planned != null)
    .map((day) => `${(days.indexOf(day) + 0.5) * step},${y(day.planned ?? 0)}`)
    .join(" ");
  if (days.length === 0) return <span className="quiet">—</span>;
  return (
    <svg className="sparkline plan" viewBox="0 0 100 24" preserveAspectRatio="none" role="img">
      <title>{label}</title>
      {days.map((day, i) => (
        <rect
          key={day.day}
          className={day.planned && day.impressions < day.planned * 0.9 ? "short" : ""}
          x={i * step + 0.4}
          width={Math.min(8, Math.max(0.6, step - 0.8))}
          y={Math.min(23.2, y(day.impressions))}
          height={Math.max(0.8, 24 - y(day.impressions))}
        />
      ))}
      {line && <polyline points={line} />}
    </svg>
  );
}

interface SwitcherProps {
  id: string;
  state: string;
  onPress: () => void;
}

export function Switcher({ id, state, onPress }: SwitcherProps) {
  const { w } = useDesk();
  const word = state.toLowerCase();
  if (word === "ended" || word === "archived") return null;
  const paused = word === "paused";
  return (
    <Button
      size="small"
      icon={paused ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
      onClick={onPress}
      data-testid={`${paused ? "resume" : "pause"}-${id}`}
    >
      {w.t(paused ? "campaigns.resume" : "campaigns.pause")}
    </Button>
  );
}
