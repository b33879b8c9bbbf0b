/**
 * Where the remote stands: a row and, for every row, the column it was last left at. Rows are
 * known by id, so a row that arrives late or shrinks never moves the viewer to another one.
 * Pure: screens own a `Focus`, call `next` on a key and `settle` when their rows change.
 */
export type Arrow = "up" | "down" | "left" | "right";

/** One row of focusable things. A row of length 0 is skipped. */
export interface Line {
  readonly id: string;
  readonly length: number;
  /** Reachable with the arrows, but never where focus lands by itself (an advertisement). */
  readonly aside?: boolean;
}

export interface Focus {
  readonly row: string;
  /** Place of `row` when it was last seen; used only if the row disappears. */
  readonly index: number;
  readonly columns: Readonly<Record<string, number>>;
}

export const NOWHERE: Focus = { row: "", index: 0, columns: {} };

/** The focus after an arrow; the same object when the arrow leads nowhere. */
export function next(lines: readonly Line[], focus: Focus, key: Arrow): Focus {
  const here = settle(lines, focus);
  const index = lines.findIndex((line) => line.id === here.row);
  const line = lines[index];
  if (!line) return focus;
  switch (key) {
    case "left":
      return shift(here, line, -1, focus);
    case "right":
      return shift(here, line, 1, focus);
    case "up":
      return climb(lines, here, index, -1, focus);
    case "down":
      return climb(lines, here, index, 1, focus);
  }
}

/** The nearest valid focus for these rows; the same object when it is valid already. */
export function settle(lines: readonly Line[], focus: Focus): Focus {
  const index = lines.findIndex((line) => line.id === focus.row && line.length > 0);
  const line = lines[index];
  if (!line) return refuge(lines, focus);
  const column = clamp(focus.columns[line.id] ?? 0, line.length);
  if (focus.index === index && focus.columns[line.id] === column) return focus;
  return { row: line.id, index, columns: { ...focus.columns, [line.id]: column } };
}

/** The column remembered for a row, within its length. */
export function columnOf(line: Line, focus: Focus): number {
  return clamp(focus.columns[line.id] ?? 0, line.length);
}

/** A focus on a given row and column, keeping the memory of all others. */
export function moveTo(focus: Focus, row: string, column: number): Focus {
  return { row, index: focus.index, columns: { ...focus.columns, [row]: column } };
}

/** The half-open range of cards worth having in the page around `column`. */
export function visible(length: number, column: number, fits: number): readonly [number, number] {
  return [Math.max(0, column - 1), Math.min(length, column + fits + 1)];
}

function shift(here: Focus, line: Line, by: number, unmoved: Focus): Focus {
  const from = columnOf(line, here);
  const to = clamp(from + by, line.length);
  return to === from ? unmoved : moveTo(here, line.id, to);
}

function climb(
  lines: readonly Line[],
  here: Focus,
  from: number,
  by: number,
  unmoved: Focus,
): Focus {
  for (let index = from + by; index >= 0 && index < lines.length; index += by) {
    const line = lines[index]!;
    if (line.length > 0) {
      return { ...moveTo(here, line.id, columnOf(line, here)), index };
    }
  }
  return unmoved;
}

/** The row is gone: the next one below its old place, else the last one above it. */
function refuge(lines: readonly Line[], focus: Focus): Focus {
  const open = (line: Line): boolean => line.length > 0 && line.aside !== true;
  let best = lines.findIndex((line, index) => index >= focus.index && open(line));
  for (let index = lines.length - 1; best < 0 && index >= 0; index--) {
    if (open(lines[index]!)) best = index;
  }
  if (best < 0) best = lines.findIndex((line) => line.length > 0);
  const line = lines[best];
  if (!line) return focus.row === "" ? focus : { ...focus, row: "" };
  const column = columnOf(line, focus);
  return { row: line.id, index: best, columns: { ...focus.columns, [line.id]: column } };
}

function clamp(column: number, length: number): number {
  return Math.max(0, Math.min(length - 1, column));
}
