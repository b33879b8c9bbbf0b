/** A week of blocks, moved and sized with the mouse or from the keyboard. */
import { DAYS, type Schedule } from "@foyer/ui/channels";
import type { Fault } from "@foyer/ui/adhouse";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useDesk } from "./desk.tsx";
import { DAY_MINUTES, ender, faultsAt, moved, removed, split, STEP, stretches, timeOf } from "./schedule.ts";
import type { Key, Words } from "./words.ts";

interface Props {
  schedule: Schedule;
  chosen: number;
  faults: readonly Fault[];
  choose: (block: number) => void;
  change: (next: Schedule) => void;
}

/** A beginning that follows the mouse. */
interface Drag {
  block: number;
  /** Minutes between the mouse and the beginning. */
  offset: number;
}

const EDGE = 9;
/** Pixels of a day; a day of many blocks is taller, and scrolls. */
const TALL = 600;
const LEAST_BLOCK = 25;

function tallOf(schedule: Schedule): number {
  const perDay = DAYS.map((_, day) => stretches(schedule).filter((each) => each.day === day).length);
  return Math.min(2_400, Math.max(TALL, Math.max(...perDay) * LEAST_BLOCK));
}

export function WeekGrid({ schedule, chosen, faults, choose, change }: Props) {
  const { w } = useDesk();
  const grid = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draft, setDraft] = useState<Schedule | null>(null);
  const shown = draft ?? schedule;
  const tall = tallOf(schedule);
  const every = tall > 1.4 * TALL ? 1 : 3;
  const pixels = (minutes: number): number => (minutes / DAY_MINUTES) * tall;

  const minuteAt = (clientY: number): number => {
    const box = grid.current!.getBoundingClientRect();
    return ((clientY - box.top) / box.height) * DAY_MINUTES;
  };
  const down = (event: PointerEvent<HTMLElement>, block: number, day: number) => {
    if (event.button !== 0) return;
    choose(block);
    const box = event.currentTarget.getBoundingClientRect();
    const atEnd = box.bottom - event.clientY < EDGE;
    const target = atEnd ? ender(schedule, block, day) : block;
    if (target === null || event.currentTarget.dataset["carried"] === "true") return;
    const at = schedule.blocks[target]!.at;
    grid.current!.setPointerCapture(event.pointerId);
    setDrag({ block: target, offset: minuteAt(event.clientY) - (Number(at.slice(0, 2)) * 60 + Number(at.slice(3))) });
  };
  const over = (event: PointerEvent) => {
    if (drag) setDraft(moved(schedule, drag.block, minuteAt(event.clientY) - drag.offset));
  };
  const up = () => {
    if (drag && draft && JSON.stringify(draft) !== JSON.stringify(schedule)) change(draft);
    setDrag(null);
    setDraft(null);
  };
  const press = (event: KeyboardEvent, block: number, day: number, from: number, to: number) => {
    const by = (event.shiftKey ? 60 : 3 * STEP) * (event.key === "ArrowUp" ? -1 : 1);
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const target = event.altKey ? ender(schedule, block, day) : block;
      const at = target === null ? null : schedule.blocks[target]!.at;
      if (target !== null && at !== null) {
        change(moved(schedule, target, Number(at.slice(0, 2)) * 60 + Number(at.slice(3)) + by));
      }
    } else if (event.key === "Delete" || event.key === "Backspace") {
      change(removed(schedule, block));
      choose(Math.max(0, block - 1));
    } else if (event.key === "+" || event.key === "Insert") change(split(schedule, block, (from + to) / 2));
    else if (event.key === "Enter" || event.key === " ") choose(block);
    else return;
    event.preventDefault();
  };
  return (
    <div className="week" role="group" aria-label={w.t("schedule.week")}>
      <div className="week-head">
        <span />
        {DAYS.map((day) => (
          <b key={day}>{w.t(`schedule.day.${day}`)}</b>
        ))}
      </div>
      <div className="week-body">
        <ol className="week-hours" aria-hidden="true" style={{ height: tall }}>
          {Array.from({ length: 24 / every + 1 }, (_, n) => n * every).map((hour) => (
            <li key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
              {timeOf(hour * 60)}
            </li>
          ))}
        </ol>
        <div
          ref={grid}
          className={`week-grid ${drag ? "dragging" : ""}`}
          style={{ height: tall, backgroundSize: `100% ${tall / 8}px` }}
          onPointerMove={over} onPointerUp={up}
          onPointerCancel={up}
        >
          {stretches(shown).map(({ block, day, from, to, carried }) => {
            const rules = shown.blocks[block]!;
            const bad = faultsAt(faults, `blocks.${rules.at}`).length > 0;
            const tint = shown.playlists.findIndex(({ key }) => key === rules.playlist) % 6;
            return (
              <div
                key={`${day}/${block}/${carried}`}
                role="button"
                tabIndex={carried || day !== firstDay(shown, block) ? -1 : 0}
                aria-pressed={block === chosen}
                aria-label={`${w.t(`schedule.day.${DAYS[day]!}`)} ${timeOf(from)}–${timeOf(to % DAY_MINUTES)} ${nameOf(w, shown, block)}`}
                data-block={block}
                data-day={day}
                data-carried={carried}
                className={`slot tint-${Math.max(0, tint)} ${block === chosen ? "chosen" : ""} ${bad ? "bad" : ""} ${carried ? "carried" : ""} ${pixels(to - from) < 34 ? "thin" : ""}`}
                style={{ left: `${(day / 7) * 100}%`, top: `${(from / DAY_MINUTES) * 100}%`, height: `${((to - from) / DAY_MINUTES) * 100}%` }}
                onPointerDown={(event) => down(event, block, day)}
                onKeyDown={(event) => press(event, block, day, from, to)}
                onFocus={() => block !== chosen && !drag && choose(block)}
                onDoubleClick={(event) => change(split(schedule, block, minuteAt(event.clientY)))}
              >
                {pixels(to - from) >= 18 && (
                  <>
                    <b>{nameOf(w, shown, block)}</b>
                    {pixels(to - from) >= 38 && <small>{carried ? w.t("schedule.carried") : `${timeOf(from)} · ${rules.playlist}`}</small>}
                    {pixels(to - from) >= 56 && rules.breakSpots > 0 && <small>{breaksOf(w, rules.breakAfter, rules.breakSpots)}</small>}
                  </>
                )}
              </div>
            );
          })}
        </div>
      </div>
      <p className="week-keys">{w.t("schedule.keys")}</p>
    </div>
  );
}

/** One stop of the tab key for each block: its first day. */
function firstDay(schedule: Schedule, block: number): number {
  return stretches(schedule).find((each) => each.block === block && !each.carried)?.day ?? 0;
}

export function nameOf(w: Words, schedule: Schedule, block: number): string {
  const { listing, playlist } = schedule.blocks[block]!;
  return listing ? w.text(listing.title) : playlist;
}

export const breaksOf = (w: Words, after: number, spots: number): string =>
  after === 0 ? w.t("schedule.breaksInside", { spots }) : w.t("schedule.breaksAfter" as Key, { after, spots });
