/** An on-screen keyboard of letters, digits, space and delete; its focus lives with the screen. */
import type { JSX } from "preact";
import type { Focus, Line } from "../focus.ts";
import { columnOf } from "../focus.ts";
import { useTv } from "../tv.ts";
import { classes, Focusable } from "./basics.tsx";
import { Icon } from "./icons.tsx";

export type KeyCap = { kind: "char"; char: string } | { kind: "space" | "delete" | "clear" };

const CHARS = "abcdefghijklmnopqrstuvwxyz0123456789";
const WIDTH = 6;
const ROWS: readonly (readonly KeyCap[])[] = [
  [{ kind: "space" }, { kind: "delete" }, { kind: "clear" }],
  ...Array.from({ length: CHARS.length / WIDTH }, (_, row) =>
    [...CHARS.slice(row * WIDTH, (row + 1) * WIDTH)].map((char): KeyCap => ({ kind: "char", char })),
  ),
];

export const KEYBOARD_LINES: readonly Line[] = ROWS.map((row, index) => ({
  id: `k${index}`,
  length: row.length,
}));

export function keyCapAt(focus: Focus): KeyCap | null {
  const index = KEYBOARD_LINES.findIndex((line) => line.id === focus.row);
  const line = KEYBOARD_LINES[index];
  return line ? (ROWS[index]![columnOf(line, focus)] ?? null) : null;
}

/** The text after a key. */
export function typed(text: string, cap: KeyCap, longest: number): string {
  switch (cap.kind) {
    case "char":
      return (text + cap.char).slice(0, longest);
    case "space":
      return text === "" ? text : `${text} `.slice(0, longest);
    case "delete":
      return text.slice(0, -1);
    case "clear":
      return "";
  }
}

export function Keyboard({ focus, active }: { focus: Focus; active: boolean }): JSX.Element {
  const { words } = useTv();
  const label = (cap: KeyCap): string =>
    cap.kind === "char" ? cap.char.toUpperCase() : words.t(`key.${cap.kind}`);
  return (
    <div class="keyboard" role="grid" aria-label={words.t("key.label")}>
      {ROWS.map((row, index) => (
        <div class="key-row" role="row" key={index}>
          {row.map((cap, column) => (
            <Focusable
              key={column}
              role="gridcell"
              focused={
                active && focus.row === `k${index}` && columnOf(KEYBOARD_LINES[index]!, focus) === column
              }
              class={classes("key", cap.kind !== "char" && "word")}
              label={label(cap)}
              testid={`key-${cap.kind === "char" ? cap.char : cap.kind}`}
            >
              {cap.kind === "delete" ? <Icon name="backspace" size={36} /> : label(cap)}
            </Focusable>
          ))}
        </div>
      ))}
    </div>
  );
}
