import { expect, test } from "vitest";
import { type Beacon, Problem, Unreachable } from "@foyer/ui/api";
import { Outbox, type Shelf } from "../src/beacons.ts";
import { AdMeter, WatchMeter } from "../src/meters.ts";

function disk(): Shelf & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    read: <T>(name: string) => JSON.parse(held.get(name) ?? "null") as T | null,
    write: (name, value) => void held.set(name, JSON.stringify(value)),
  };
}
const ok = { accepted: 1, duplicates: 0, refused: [] };
const beacon = (n: number): Beacon => ({ kind: "ad", token: `t${n}`, point: "IMPRESSION", at: "2026-11-01T00:00:00Z" });

function outbox(shelf: Shelf, send: (events: Beacon[]) => Promise<typeof ok>) {
  const waits: number[] = [];
  const box = new Outbox({ shelf, send, later: (_, ms) => void waits.push(ms), random: () => 1 });
  return { box, waits };
}

test("a report survives a power cut until the server has said 200", async () => {
  const shelf = disk();
  const first = outbox(shelf, async () => { throw new Unreachable("down"); });
  first.box.add(beacon(1));
  await first.box.flush();
  expect(first.box.length).toBe(1);

  const sent: Beacon[][] = [];
  const second = outbox(shelf, async (events) => (sent.push(events), ok));
  await second.box.flush();

  expect(sent).toEqual([[beacon(1)]]);
  expect(second.box.length).toBe(0);
  expect(shelf.read("beacons")).toEqual([]);
});

test("batches hold at most 100 reports, in order", async () => {
  const sizes: number[] = [];
  const { box } = outbox(disk(), async (events) => (sizes.push(events.length), ok));
  for (let n = 0; n < 230; n++) box.add(beacon(n));
  await box.flush();
  expect(sizes).toEqual([100, 100, 30]);
});

test("retries back off, obey Retry-After and never wait longer than a minute", async () => {
  let failure: Error = new Unreachable("down");
  const { box, waits } = outbox(disk(), async () => { throw failure; });
  box.add(beacon(1));
  await box.flush();
  expect(waits).toEqual([1_000]); // one timer at a time

  const busy = outbox(disk(), async () => { throw failure; });
  failure = new Problem(503, {}, 7);
  busy.box.add(beacon(1));
  expect(busy.waits).toEqual([1_000]);
});

test("a batch the server will never take does not block the next one", async () => {
  const { box } = outbox(disk(), async () => { throw new Problem(400, {}, null); });
  box.add(beacon(1));
  await box.flush();
  expect(box.length).toBe(0);
});

test("a report added while a batch is on its way is kept for the next", async () => {
  const sent: number[] = [];
  const shelf = disk();
  const { box } = outbox(shelf, async (events) => {
    if (sent.length === 0) box.add(beacon(2));
    sent.push(events.length);
    return ok;
  });
  box.add(beacon(1));
  await box.flush();
  expect(sent).toEqual([1, 1]);
});

test("the outbox is bounded: a set away for months keeps its newest reports", async () => {
  const { box } = outbox(disk(), async () => { throw new Unreachable("down"); });
  for (let n = 0; n < 1_100; n++) box.add(beacon(n));
  expect(box.length).toBe(1_000);
});

test("an ad's points come once each, in order, even when a tick skips some", () => {
  const meter = new AdMeter();
  expect(meter.reached("a", 0)).toEqual(["IMPRESSION"]);
  expect(meter.running("a")).toBe(true);
  expect(meter.reached("a", 0.1)).toEqual([]);
  expect(meter.reached("a", 0.6)).toEqual(["FIRST_QUARTILE", "MIDPOINT"]);
  expect(meter.reached("a", 0.2)).toEqual([]);
  expect(meter.reached("a", 1)).toEqual(["THIRD_QUARTILE", "COMPLETE"]);
  expect(meter.running("a")).toBe(false);
});

test("only content seconds really played are reported, every 15 of them", () => {
  const meter = new WatchMeter();
  const reports = [];
  for (let s = 0; s <= 40; s += 0.25) reports.push(meter.tick(s));
  expect(reports.filter(Boolean)).toEqual([
    { positionSeconds: 15, seconds: 15 },
    { positionSeconds: 30, seconds: 15 },
  ]);
  expect(meter.take(40)).toEqual({ positionSeconds: 40, seconds: 10 });
  expect(meter.take(40)).toBeNull();
});

test("a jump, an ad or a pause adds nothing", () => {
  const meter = new WatchMeter();
  meter.tick(0);
  meter.tick(1);
  meter.tick(90);
  meter.interrupt();
  meter.tick(91.5);
  meter.tick(92.5);
  expect(meter.take(92.5)).toEqual({ positionSeconds: 93, seconds: 2 });
});
