import { expect, test } from "vitest";
import { Problem, Unreachable } from "@foyer/ui/api";
import type { Shelf } from "../src/beacons.ts";
import { PlayMeter, QualityBox, type Report } from "../src/quality.ts";

function clock() {
  const held = { now: 5_000 };
  return { held, now: () => held.now, pass: (millis: number) => (held.now += millis) };
}
function disk(): Shelf {
  const held = new Map<string, string>();
  return {
    read: <T>(name: string) => JSON.parse(held.get(name) ?? "null") as T | null,
    write: (name, value) => void held.set(name, JSON.stringify(value)),
  };
}
const NOW = Date.parse("2026-11-21T12:00:00Z");
const report = (n: number, more: Partial<Report> = {}): Report => ({
  v: 2, e: "t", ts: NOW, "tv.foyer-id": `r${n}`, "tv.foyer-played": 1, st: "v", sf: "h", sta: "p", ...more,
});
function boxed(send: (reports: Report[]) => Promise<{ ids: boolean }>, shelf = disk()) {
  return { shelf, box: new QualityBox({ shelf, send, now: () => NOW }) };
}

test("start-up runs from the wish to the first picture and is told once", () => {
  const time = clock();
  const meter = new PlayMeter(time.now);
  time.pass(300);
  meter.waiting(false);
  time.pass(520);
  meter.playing();
  time.pass(10_000);

  expect(meter.take("a", NOW)).toMatchObject({ e: "ps", sta: "p", msd: 820, "tv.foyer-played": 10_000 });
  time.pass(30_000);
  const second = meter.take("b", NOW);
  expect(second).toMatchObject({ e: "t", "tv.foyer-played": 30_000 });
  expect(second).not.toHaveProperty("msd");
});

test("an empty buffer is a stall; a seek, a pause and a breath are none", () => {
  const time = clock();
  const meter = new PlayMeter(time.now);
  meter.playing();
  for (const [seeking, millis] of [[false, 700], [true, 900], [false, 60]] as const) {
    time.pass(1_000);
    meter.waiting(seeking);
    time.pass(millis);
    meter.playing();
  }
  meter.waiting(false);
  time.pass(5_000);
  meter.sought();
  meter.playing();
  meter.paused();
  time.pass(60_000);

  expect(meter.take("a", NOW)).toMatchObject({ bsd: [700], "tv.foyer-played": 3_000, sta: "a" });
});

test("a start that fails or is left says which, and one that plays says neither", () => {
  const failed = new PlayMeter(() => 0);
  failed.error("manifestLoadError", true);
  failed.over(false);
  expect(failed.take("a", NOW)).toMatchObject({ e: "e", sta: "f", su: true, ec: ["manifestLoadError"] });
  expect(failed.take("b", NOW)).toBeNull();

  const left = new PlayMeter(() => 0);
  left.over(false);
  expect(left.take("a", NOW)).toMatchObject({ sta: "q", su: true });
});

test("each report tells of what came since the last one, within the server's bounds", () => {
  const time = clock();
  const meter = new PlayMeter(time.now);
  meter.playing();
  meter.bitrate(3_200);
  meter.droppedFrames(7);
  time.pass(86_400_000);
  expect(meter.take("a", NOW)).toMatchObject({ "tv.foyer-played": 120_000, br: [3_200], df: 7 });
  meter.droppedFrames(9);
  for (let n = 0; n < 50; n++) {
    meter.waiting(false);
    time.pass(200);
    meter.playing();
    meter.error(`code${n}`, false);
  }
  const next = meter.take("b", NOW)!;
  expect(next.bsd).toHaveLength(32);
  expect(next.ec).toHaveLength(4);
  expect(next.df).toBe(2);
  expect(meter.take("c", NOW)).toBeNull();
});

test("without the household's word no id is in a report, and a no takes out those that wait", async () => {
  let allowed = true;
  const sent: Report[] = [];
  const { box, shelf } = boxed(async (reports) => (sent.push(...reports), { ids: allowed }));
  box.add(report(1), "session", "film");
  expect(box.waiting[0]).not.toHaveProperty("sid");

  box.allow(true);
  box.add(report(2), "session", "film");
  expect(box.waiting[1]).toMatchObject({ sid: "session", cid: "film" });

  box.allow(false);
  expect(JSON.stringify(box.waiting)).not.toMatch(/session|film/);
  expect(JSON.stringify(shelf.read("quality"))).not.toMatch(/session|film/);

  box.allow(true);
  allowed = false;
  await box.flush();
  expect(sent).toHaveLength(2);
  box.add(report(3), "session", "film");
  expect(box.waiting[0]).not.toHaveProperty("cid");
});

test("reports wait for the server, are bounded, and the hopeless ones go", async () => {
  let answer: Error | null = new Unreachable("down");
  const sizes: number[] = [];
  const { box, shelf } = boxed(async (reports) => {
    sizes.push(reports.length);
    if (answer) throw answer;
    return { ids: false };
  });
  for (let n = 0; n < 250; n++) box.add(report(n), "s", "");
  await box.flush();
  expect(box.waiting).toHaveLength(200);

  answer = new Problem(400, { type: "bad-request" }, null);
  await box.flush();
  expect(box.waiting).toHaveLength(0);
  expect(sizes).toEqual([100, 100, 100]);

  answer = null;
  box.add(report(251), "s", "");
  const again = new QualityBox({ shelf, send: async () => ({ ids: false }), now: () => NOW });
  expect(again.waiting).toHaveLength(1);
  box.add(report(252, { ts: NOW - 48 * 3_600_000 }), "s", "");
  await box.flush();
  expect(sizes).toEqual([100, 100, 100, 1]);
});
