import { describe, expect, test } from "vitest";
import { type Arrow, columnOf, type Focus, type Line, next, NOWHERE, settle, visible } from "../src/focus.ts";

/** mulberry32: small seeded generator, so that a failing walk can be walked again. */
function seeded(seed: number): (below: number) => number {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
const ARROWS: Arrow[] = ["up", "down", "left", "right"];
const opposite: Record<Arrow, Arrow> = { up: "down", down: "up", left: "right", right: "left" };

function randomLines(pick: (below: number) => number): Line[] {
  return Array.from({ length: 1 + pick(8) }, (_, i) => ({ id: `r${i}`, length: pick(12) }));
}
function valid(lines: Line[], focus: Focus): boolean {
  if (lines.every((line) => line.length === 0)) return true;
  const line = lines[focus.index];
  const column = focus.columns[focus.row];
  return line?.id === focus.row && column !== undefined && column >= 0 && column < line.length;
}

describe.each(Array.from({ length: 60 }, (_, i) => i + 1))("random walk, seed %i", (seed) => {
  test("random keys on random rows never leave the grid", () => {
    const pick = seeded(seed);
    const lines = randomLines(pick);
    let focus = settle(lines, NOWHERE);
    for (let step = 0; step < 300; step++) {
      focus = next(lines, focus, ARROWS[pick(4)]!);
      expect(valid(lines, focus), JSON.stringify({ lines, focus })).toBe(true);
    }
  });

  test("an arrow and its opposite return to the same card, in a row and across rows", () => {
    const pick = seeded(seed);
    const lines = randomLines(pick).map((line) => ({ ...line, length: line.length + 1 }));
    let focus = settle(lines, NOWHERE);
    for (let step = 0; step < 200; step++) {
      const arrow = ARROWS[pick(4)]!;
      const moved = next(lines, focus, arrow);
      if (moved !== focus) {
        const back = next(lines, moved, opposite[arrow]);
        expect([back.row, back.columns[back.row]]).toEqual([focus.row, focus.columns[focus.row]]);
      }
      focus = moved;
    }
  });

  test("rows that load late, shrink or vanish keep a valid focus and the viewer's row", () => {
    const pick = seeded(seed);
    let lines = randomLines(pick);
    let focus = settle(lines, NOWHERE);
    for (let step = 0; step < 200; step++) {
      const before = focus.row;
      lines = changed(lines, pick, step);
      focus = settle(lines, focus);
      expect(valid(lines, focus), JSON.stringify({ lines, focus })).toBe(true);
      if (before !== "" && lines.some((l) => l.id === before && l.length > 0)) {
        expect(focus.row).toBe(before);
      }
      focus = next(lines, focus, ARROWS[pick(4)]!);
    }
  });
});

function changed(lines: Line[], pick: (below: number) => number, step: number): Line[] {
  const at = pick(lines.length + 1);
  switch (pick(4)) {
    case 0:
      return [...lines.slice(0, at), { id: `n${step}`, length: pick(6) }, ...lines.slice(at)];
    case 1:
      return lines.length > 1 ? lines.filter((_, i) => i !== at) : lines;
    default:
      return lines.map((line, i) => (i === at ? { ...line, length: pick(9) } : line));
  }
}

test("a row remembers its column while the viewer is elsewhere", () => {
  const lines = [{ id: "a", length: 9 }, { id: "b", length: 3 }];
  let focus = settle(lines, NOWHERE);
  for (const key of ["right", "right", "right", "down", "right", "up"] as Arrow[]) {
    focus = next(lines, focus, key);
  }
  expect([focus.row, focus.columns]).toEqual(["a", { a: 3, b: 1 }]);
});

test("a dead end returns the very same focus, so that a screen can open its menu instead", () => {
  const lines = [{ id: "a", length: 1 }];
  const focus = settle(lines, NOWHERE);
  for (const arrow of ARROWS) expect(next(lines, focus, arrow)).toBe(focus);
  expect(settle(lines, focus)).toBe(focus);
});

test("an advertisement row never takes focus by itself but can be reached", () => {
  const lines = [{ id: "ad", length: 1, aside: true }, { id: "a", length: 2 }];
  const focus = settle(lines, NOWHERE);
  expect(focus.row).toBe("a");
  expect(next(lines, focus, "up").row).toBe("ad");
});

test("empty rows are stepped over and an empty grid is nowhere", () => {
  const lines = [{ id: "a", length: 1 }, { id: "b", length: 0 }, { id: "c", length: 1 }];
  expect(next(lines, settle(lines, NOWHERE), "down").row).toBe("c");
  expect(settle([], NOWHERE)).toBe(NOWHERE);
  expect(columnOf({ id: "z", length: 3 }, { ...NOWHERE, columns: { z: 9 } })).toBe(2);
});

test("the window holds the focused card, its neighbours and never more than the row", () => {
  expect(visible(100, 50, 7)).toEqual([49, 58]);
  expect(visible(5, 0, 7)).toEqual([0, 5]);
});
