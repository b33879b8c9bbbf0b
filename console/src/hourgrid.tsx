/** The hours of a week, painted with the mouse or from the keyboard. */
import { Button } from "antd";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useDesk } from "./desk.tsx";
import { between, type Cell, cellOf, DAYS, HOURS, hourOf, moved, painted } from "./hours.ts";
import { hoursInWords } from "./lineterms.ts";

interface Props {
  hours: number[];
  onChange: (hours: number[]) => void;
}

const PRESETS = {
  evenings: [between({ day: 0, hour: 18 }, { day: 6, hour: 22 })],
  workdays: [between({ day: 0, hour: 0 }, { day: 4, hour: 23 })],
  weekend: [between({ day: 5, hour: 0 }, { day: 6, hour: 23 })],
} as const;

interface Stroke {
  from: Cell;
  to: Cell;
  on: boolean;
}

export function HourGrid({ hours, onChange }: Props) {
  const { w } = useDesk();
  const [at, setAt] = useState<Cell>({ day: 0, hour: 18 });
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const shown = stroke ? painted(hours, between(stroke.from, stroke.to), stroke.on) : hours;
  const set = new Set(shown);

  const finish = () => {
    if (stroke) onChange(shown);
    setStroke(null);
  };
  const press = (event: KeyboardEvent) => {
    const next = moved(at, event.key);
    if (next) {
      event.preventDefault();
      setAt(next);
      if (event.shiftKey) onChange(painted(hours, between(at, next), true));
      if (event.altKey) onChange(painted(hours, between(at, next), false));
      grid.current?.querySelector<HTMLElement>(`[data-hour="${hourOf(next)}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      onChange(painted(hours, [hourOf(at)], !set.has(hourOf(at))));
    }
  };
  const down = (event: PointerEvent) => {
    const cell = cellUnder(event);
    if (!cell) return;
    setAt(cell);
    setStroke({ from: cell, to: cell, on: !set.has(hourOf(cell)) });
  };
  const over = (event: PointerEvent) => {
    const cell = stroke && cellUnder(event);
    if (cell) setStroke({ ...stroke, to: cell });
  };

  return (
    <div className="hours">
      <div
        ref={grid}
        className="hour-grid"
        role="grid"
        aria-label={w.t("line.hours")}
        onKeyDown={press}
        onPointerDown={down}
        onPointerMove={over}
        onPointerUp={finish}
        onPointerLeave={finish}
      >
        <HourHeads />
        {Array.from({ length: DAYS }, (_, day) => (
          <DayRow key={day} day={day} set={set} at={at} onFocus={setAt} />
        ))}
      </div>
      <div className="hour-foot">
        <span role="status">{hoursInWords(w, shown)}</span>
        <span className="hour-acts">
          {(Object.keys(PRESETS) as (keyof typeof PRESETS)[]).map((name) => (
            <Button key={name} size="small" type="text" onClick={() => onChange([...PRESETS[name].flat()])}>
              {w.t(`hours.${name}`)}
            </Button>
          ))}
          <Button size="small" type="text" onClick={() => onChange([])}>
            {w.t("line.always")}
          </Button>
        </span>
      </div>
      <p className="field-help">{w.t("hours.keys")}</p>
    </div>
  );
}

function cellUnder(event: PointerEvent): Cell | null {
  const element = document.elementFromPoint(event.clientX, event.clientY);
  const hour = element instanceof HTMLElement ? element.dataset["hour"] : undefined;
  return hour === undefined ? null : cellOf(Number(hour));
}

function HourHeads() {
  return (
    <div className="hour-row heads" role="row" aria-hidden="true">
      <span />
      {Array.from({ length: HOURS }, (_, hour) => (
        <small key={hour}>{hour % 3 === 0 ? hour : ""}</small>
      ))}
    </div>
  );
}

interface DayRowProps {
  day: number;
  set: Set<number>;
  at: Cell;
  onFocus: (cell: Cell) => void;
}

function DayRow({ day, set, at, onFocus }: DayRowProps) {
  const { w } = useDesk();
  const name = new Intl.DateTimeFormat(w.locale, { weekday: "short", timeZone: "UTC" });
  // 2026-11-16 is a Monday.
  const label = name.format(new Date(Date.UTC(2026, 10, 16 + day, 12)));
  return (
    <div className="hour-row" role="row">
      <small role="rowheader">{label}</small>
      {Array.from({ length: HOURS }, (_, hour) => {
        const index = hourOf({ day, hour });
        return (
          <span
            key={hour}
            role="gridcell"
            tabIndex={at.day === day && at.hour === hour ? 0 : -1}
            data-hour={index}
            className={`hour ${set.size === 0 ? "all" : set.has(index) ? "on" : ""}`}
            aria-selected={set.has(index)}
            aria-label={`${label} ${hour}:00`}
            onFocus={() => onFocus({ day, hour })}
          />
        );
      })}
    </div>
  );
}
