import { describe, expect, test } from "vitest";
import type { Break } from "@foyer/ui/api";
import { adAt, breaksBefore, contentAt, jump, pastSeenBreak, seekStep, timelineOf } from "../src/timeline.ts";

const ad = (slot: number, timelineAt: number, seconds: number) => ({
  slot, timelineAt, seconds, title: "t", advertiser: "a", token: `k${slot}`,
});
const BREAKS: Break[] = [
  { id: "break-0", kind: "PRE_ROLL", contentAt: 0, timelineAt: 0, seconds: 15, ads: [ad(0, 0, 15)] },
  { id: "break-30", kind: "MID_ROLL", contentAt: 60, timelineAt: 75, seconds: 30, ads: [ad(1, 75, 15), ad(2, 90, 15)] },
  { id: "break-50", kind: "MID_ROLL", contentAt: 100, timelineAt: 145, seconds: 15, ads: [ad(3, 145, 15)] },
];

test("content time is the timeline minus the breaks before it and stands still in a break", () => {
  expect([0, 7, 15, 45, 75, 80, 105, 144, 160].map((p) => contentAt(BREAKS, p))).toEqual([
    0, 0, 0, 30, 60, 60, 60, 99, 100,
  ]);
});

test("the film's clock stands as soon as the ad is marked, also a frame before the splice", () => {
  for (const at of [74.96, 75, 104.94]) {
    expect(adAt(BREAKS, at)).not.toBeNull();
    expect(contentAt(BREAKS, at)).toBe(60);
  }
  for (const at of [74.94, 104.96]) expect(adAt(BREAKS, at)).toBeNull();
  expect(contentAt(BREAKS, 104.96)).toBe(60);
});

test("every second of the film maps to the timeline and back", () => {
  for (let c = 0; c <= 120; c++) expect(contentAt(BREAKS, timelineOf(BREAKS, c))).toBe(c);
});

test("in a break the ad, its number and its seconds left are known", () => {
  expect(adAt(BREAKS, 92)).toMatchObject({ index: 1, number: 2, secondsLeft: 13 });
  expect(adAt(BREAKS, 75)).toMatchObject({ index: 1, number: 1, secondsLeft: 15 });
  expect(adAt(BREAKS, 30)).toBeNull();
  expect(adAt(BREAKS, 104.98)).toBeNull();
});

describe("seeking", () => {
  test("over a break plays that break once, then the chosen place", () => {
    expect(jump(BREAKS, new Set([0]), 30, 80)).toEqual({ to: 75, then: timelineOf(BREAKS, 80) });
  });
  test("over several breaks plays only the last", () => {
    expect(jump(BREAKS, new Set([0]), 30, 110)).toEqual({ to: 145, then: 170 });
  });
  test("over a seen break or backwards plays none", () => {
    expect(jump(BREAKS, new Set([0, 1]), 30, 80)).toEqual({ to: 125, then: null });
    expect(jump(BREAKS, new Set([0]), 110, 30)).toEqual({ to: 45, then: null });
  });
  test("a break already played is passed over when it comes again", () => {
    expect(pastSeenBreak(BREAKS, new Set([1]), 80)).toBe(105);
    expect(pastSeenBreak(BREAKS, new Set([0]), 80)).toBeNull();
  });
  test("a held key goes faster, but never more than a tenth of the film", () => {
    expect([0, 8, 20].map((n) => seekStep(n, 7200))).toEqual([10, 30, 60]);
    expect(seekStep(20, 120)).toBe(12);
  });
});

test("a resume point after a break counts the break as seen", () => {
  expect([...breaksBefore(BREAKS, 110)]).toEqual([0, 1]);
  expect([...breaksBefore(BREAKS, 0)]).toEqual([]);
});
