import { expect, test } from "vitest";
import type { Beacon, ChannelAds } from "@foyer/ui/api";
import { Airtime } from "../src/airtime.ts";

const BASE = Date.parse("2026-11-21T12:00:00Z");
const at = (seconds: number): string => new Date(BASE + seconds * 1_000).toISOString();
const ad = (slot: number, start: number) => ({
  slot, start: at(start), seconds: 15, title: "t", advertiser: "a", token: `k${slot}`,
});
const ANSWER: ChannelAds = {
  until: at(300),
  viewings: [
    { start: at(-60), end: at(30), contentAt: 10, token: "v1" },
    { start: at(60), end: at(180), contentAt: 0, token: "v2" },
  ],
  breaks: [{ start: at(30), end: at(60), ads: [ad(0, 30), ad(1, 45)] }],
};
const ALL = ["IMPRESSION", "FIRST_QUARTILE", "MIDPOINT", "THIRD_QUARTILE", "COMPLETE"];

/** A set before a channel whose picture is a date that time moves. */
function sofa(answers: (ChannelAds | Error)[] = [ANSWER]) {
  const beacons: Beacon[] = [];
  let clock = BASE;
  let asked = 0;
  const airtime = new Airtime({
    ask: () => {
      const answer = answers[Math.min(asked++, answers.length - 1)]!;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    report: (beacon) => void beacons.push(beacon),
    now: () => clock,
  });
  const run = async (from: number, to: number): Promise<void> => {
    for (let second = from; second < to; second += 0.2) {
      clock += 200;
      airtime.tick(BASE + second * 1_000);
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  const points = () => beacons.flatMap((b) => (b.kind === "ad" ? [`${b.token}:${b.point}`] : []));
  const watched = (token: string) =>
    beacons.reduce((sum, b) => sum + (b.kind === "watch" && b.token === token ? b.seconds : 0), 0);
  return { airtime, run, points, watched, beacons, asked: () => asked };
}

test("a break seen whole reports every point of every ad once, and no title while it lasts", async () => {
  const s = sofa();
  await s.run(0, 100);
  s.airtime.rest();
  expect(s.points()).toEqual(["k0", "k1"].flatMap((k) => ALL.map((p) => `${k}:${p}`)));
  expect(s.watched("v1")).toBeGreaterThanOrEqual(28);
  expect(s.watched("v1")).toBeLessThanOrEqual(30);
  expect(s.watched("v2")).toBeGreaterThanOrEqual(38);
  expect(s.watched("v2")).toBeLessThanOrEqual(40);
  expect(s.asked()).toBe(1);
});

test("positions are seconds of the title", async () => {
  const s = sofa();
  await s.run(0, 31);
  const last = s.beacons.filter((b) => b.kind === "watch").pop();
  expect(last?.kind === "watch" && last.positionSeconds).toBe(100);
});

test("who comes into the middle of an ad has not seen it, but sees its mark and the next one", async () => {
  const s = sofa();
  await s.run(36, 44);
  expect(s.airtime.adAt(BASE + 44_000)?.ad.token).toBe("k0");
  await s.run(44, 62);
  expect(s.points()).toEqual(ALL.map((p) => `k1:${p}`));
});

test("a jump out of an ad does not complete it", async () => {
  const s = sofa();
  await s.run(29, 36);
  await s.run(70, 72);
  expect(s.points()).toEqual(["k0:IMPRESSION", "k0:FIRST_QUARTILE"]);
});

test("an ad that is seen again is not reported again", async () => {
  const s = sofa();
  await s.run(29, 61);
  s.airtime.restart();
  await s.run(29, 61);
  expect(s.points()).toHaveLength(10);
});

test("it asks again before what it knows ends, and after a failure, but not in a hurry", async () => {
  const first = { ...ANSWER, until: at(30), breaks: [] };
  const s = sofa([first, new Error("away"), ANSWER]);
  await s.run(0, 19.5);
  expect(s.asked()).toBe(1);
  await s.run(19.5, 21.5);
  expect(s.asked()).toBe(2);
  await s.run(21.5, 29);
  expect(s.asked()).toBe(3);
  await s.run(29, 46);
  expect(s.points()).toContain("k0:COMPLETE");
});
