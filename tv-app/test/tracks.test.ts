import { expect, test } from "vitest";
import { choiceOf, choosable, indexOf, keepChoice, NO_TRACKS } from "../src/tracks.ts";
import { drawer } from "../src/set.ts";

const ZH = { language: "zh", label: "中文" };
const EN = { language: "en", label: "English" };

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

test("a language is found exactly, else by its main language, else not at all", () => {
  expect(indexOf([ZH, EN], "en")).toBe(1);
  expect(indexOf([ZH, EN], "zh-TW")).toBe(0);
  expect(indexOf([ZH, EN], "fr")).toBe(-1);
  expect(indexOf([ZH, EN], null)).toBe(-1);
});

test("there is something to choose with two sounds or one caption track", () => {
  expect(choosable(NO_TRACKS)).toBe(false);
  expect(choosable({ ...NO_TRACKS, sounds: [ZH] })).toBe(false);
  expect(choosable({ ...NO_TRACKS, sounds: [ZH, EN] })).toBe(true);
  expect(choosable({ ...NO_TRACKS, sounds: [ZH], texts: [EN] })).toBe(true);
});

test("each profile's choice is kept on the set, and a spoilt one counts as none", () => {
  const disk = storage();
  const shelf = drawer("KX-1", disk);
  keepChoice(shelf, "one", { sound: "en", text: null });
  expect(choiceOf(shelf, "one")).toEqual({ sound: "en", text: null });
  expect(choiceOf(shelf, "other")).toEqual({});
  shelf.write("tracks.one", "en");
  expect(choiceOf(shelf, "one")).toEqual({});
});
