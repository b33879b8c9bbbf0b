import type { Block, Schedule } from "@foyer/ui/channels";
import { describe, expect, test } from "vitest";
import { may } from "../src/menu.ts";
import { hoursOf } from "../src/pages/quality.tsx";
import {
  addedList, begun, changed, changedList, DAY_MINUTES, done, ender, faultsAt, minutesOf, moved, redone, removed, removedList, room,
  split, stretches, tidy, undone, withEntries,
} from "../src/schedule.ts";

const block = (at: string, more: Partial<Block> = {}): Block => ({
  at, days: [], playlist: "films", listing: null, breakAfter: 0, breakSpots: 0, ...more,
});
const film = (key: string) => ({ key, titleId: key, asset: key, title: { zh: key, en: key }, synopsis: { zh: key, en: key }, rating: "ALL", seconds: 60 });
const schedule = (...blocks: Block[]): Schedule => ({
  zone: "Asia/Shanghai", targetSeconds: 4, brands: [], blocks, spots: [], fillers: ["f"],
  playlists: [{ key: "films", order: "SHUFFLE", seed: 1, noRepeatMinutes: 0, entries: [] }],
});

describe("a week of blocks", () => {
  test("is filled from Monday's first minute to Sunday's last, whatever is moved", () => {
    let week = schedule(block("06:00"), block("12:30", { days: ["SATURDAY", "SUNDAY"] }), block("20:00"));
    for (const step of [
      (s: Schedule) => moved(s, 0, 300), (s: Schedule) => moved(s, 2, 5_000), (s: Schedule) => split(s, 0, 633),
      (s: Schedule) => removed(s, 1), (s: Schedule) => moved(s, 0, -5),
    ]) {
      week = step(week);
      for (let day = 0; day < 7; day++) {
        const own = stretches(week).filter((each) => each.day === day).sort((a, b) => a.from - b.from);
        expect(own[0]!.from).toBe(0);
        expect(own.at(-1)!.to).toBe(DAY_MINUTES);
        own.slice(1).forEach((each, n) => expect(each.from).toBe(own[n]!.to));
      }
    }
  });

  test("a block that begins on one day only holds until the next day's first block", () => {
    const week = schedule(block("08:00", { days: ["MONDAY"] }));
    expect(stretches(week)).toHaveLength(8);
    expect(stretches(week).filter(({ carried }) => carried)).toHaveLength(7);
  });

  test("a beginning never moves over a neighbour, and snaps to five minutes", () => {
    const week = schedule(block("06:00"), block("09:00"), block("12:00"));
    expect(moved(week, 1, 0).blocks[1]!.at).toBe("06:05");
    expect(moved(week, 1, 1_400).blocks[1]!.at).toBe("11:55");
    expect(moved(week, 1, 533).blocks[1]!.at).toBe("08:55");
    expect(room(week, 2)).toEqual({ least: 545, most: 1_435 });
  });

  test("blocks of different days do not stand in each other's way", () => {
    const week = schedule(block("06:00", { days: ["MONDAY"] }), block("09:00", { days: ["TUESDAY"] }));
    expect(moved(week, 0, minutesOf("10:00")).blocks[0]!.at).toBe("10:00");
  });

  test("the end of a block is the beginning of the one after it on that day", () => {
    const week = schedule(block("06:00"), block("09:00", { days: ["SUNDAY"] }), block("12:00"));
    expect(ender(week, 0, 0)).toBe(2);
    expect(ender(week, 0, 6)).toBe(1);
    expect(ender(week, 2, 0)).toBeNull();
  });

  test("splitting keeps the order and the rules, and not twice at one minute", () => {
    const week = split(schedule(block("06:00", { breakSpots: 2 }), block("20:00")), 0, 601);
    expect(week.blocks.map(({ at }) => at)).toEqual(["06:00", "10:00", "20:00"]);
    expect(week.blocks[1]!.breakSpots).toBe(2);
    expect(split(week, 0, 600)).toBe(week);
  });

  test("the last block stays, and times of the wire lose their seconds", () => {
    const one = tidy(schedule(block("06:00:00")));
    expect(one.blocks[0]!.at).toBe("06:00");
    expect(removed(one, 0)).toBe(one);
  });
});

test("a list that a block draws from stays; a renamed one is followed", () => {
  const week = addedList(schedule(block("06:00")), "films", [film("a")]);
  expect(week.playlists.map(({ key }) => key)).toEqual(["films", "films-2"]);
  expect(removedList(week, "films")).toBe(week);
  expect(removedList(week, "films-2").playlists).toHaveLength(1);
  expect(changedList(week, "films", { key: "cinema" }).blocks[0]!.playlist).toBe("cinema");
});

test("entries keep what they were and follow the order of the keys", () => {
  const list = withEntries(schedule(block("06:00")).playlists[0]!, ["b", "a", "gone"], [film("a"), film("b")]);
  expect(list.entries.map(({ key }) => key)).toEqual(["b", "a"]);
  const broken = { ...list, entries: list.entries.map((entry) => ({ ...entry, breakSeconds: [30] })) };
  expect(withEntries(broken, ["a"], []).entries).toEqual([broken.entries[1]]);
});

test("what was done can be undone and done again, and a new step forgets the undone", () => {
  let past = begun(1);
  past = done(done(past, 2), 3);
  expect(undone(past).now).toBe(2);
  expect(redone(undone(past)).now).toBe(3);
  expect(done(undone(past), 4).after).toEqual([]);
  expect(undone(begun(1)).now).toBe(1);
});

test("faults are found at their block", () => {
  const faults = [{ field: "blocks.06:00.playlist", rule: "unknown x" }, { field: "blocks.06:00", rule: "full minute" }, { field: "blocks.16:00", rule: "r" }];
  expect(faultsAt(faults, "blocks.06:00")).toHaveLength(2);
});

test("a change of a block leaves the others the same objects", () => {
  const week = schedule(block("06:00"), block("09:00"));
  expect(changed(week, 1, { breakAfter: 3 }).blocks[0]).toBe(week.blocks[0]);
});

test("a month is as long as it is where the alliance lives", () => {
  expect(hoursOf("month", "2026-02", "Asia/Shanghai")).toEqual({ hours: 672, to: "2026-02-28T15:59:59.999Z" });
  expect(hoursOf("week", "2026-02", "Asia/Shanghai")).toEqual({ hours: 168 });
});

test("quality is for those whose sets or titles it is, schedules for the house's editors", () => {
  const who = (kinds: string[], roles: ("ADMIN" | "CONTENT" | "VIEWER")[], operator = false) => ({ partner: { kinds }, roles, operator });
  expect(may(who(["MAKER"], ["VIEWER"]), "quality")).toBe(true);
  expect(may(who(["PROVIDER"], ["VIEWER"]), "quality")).toBe(true);
  expect(may(who(["ADVERTISER"], ["ADMIN"]), "quality")).toBe(false);
  expect(may(who(["PROVIDER"], ["CONTENT"]), "schedule")).toBe(false);
  expect(may(who(["OPERATOR"], ["VIEWER"], true), "schedule")).toBe(false);
  expect(may(who(["OPERATOR"], ["CONTENT"], true), "schedule")).toBe(true);
});
