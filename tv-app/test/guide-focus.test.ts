import { expect, test } from "vitest";
import type { GuideChannel } from "@foyer/ui/api";
import { nextInGuide, pageOf, programmeAt } from "../src/guide-focus.ts";

const MINUTE = 60_000;
const text = { zh: "节目", en: "programme" };
function channel(id: string, ...minutes: number[]): GuideChannel {
  let at = 0;
  const programmes = minutes.map((length) => {
    const start = new Date(at).toISOString();
    at += length * MINUTE;
    return { title: text, synopsis: text, start, end: new Date(at).toISOString() };
  });
  return { id, number: 1, name: text, logo: null, playable: false, programmes };
}
const CHANNELS = [channel("a", 30, 60, 30), channel("b", 90, 30), channel("c")];

test("up and down keep the hour, also over programmes of other lengths and back", () => {
  const start = { channel: 0, at: 95 * MINUTE };
  const down = nextInGuide(CHANNELS, start, "down");
  expect(down).toEqual({ channel: 1, at: 95 * MINUTE });
  expect(nextInGuide(CHANNELS, down, "up")).toEqual(start);
});

test("left and right go to the neighbouring programme's start", () => {
  const right = nextInGuide(CHANNELS, { channel: 0, at: 10 * MINUTE }, "right");
  expect(right.at).toBe(30 * MINUTE);
  expect(nextInGuide(CHANNELS, right, "left").at).toBe(0);
});

test("the ends of the day, the list and an empty channel are dead ends that return the same focus", () => {
  const first = { channel: 0, at: 0 };
  expect(nextInGuide(CHANNELS, first, "left")).toBe(first);
  expect(nextInGuide(CHANNELS, first, "up")).toBe(first);
  const empty = { channel: 2, at: 0 };
  expect(nextInGuide(CHANNELS, empty, "right")).toBe(empty);
  expect(nextInGuide(CHANNELS, empty, "down")).toBe(empty);
});

test("a programme holds its start but not its end", () => {
  const [a] = CHANNELS;
  expect(programmeAt(a, 30 * MINUTE)).toBe(a!.programmes[1]);
  expect(programmeAt(a, 500 * MINUTE)).toBeNull();
});

test("channels page by eight", () => {
  expect([0, 7, 8, 17].map((n) => pageOf(n, 8))).toEqual([0, 0, 8, 16]);
});
