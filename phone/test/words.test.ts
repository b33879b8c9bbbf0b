import { expect, test } from "vitest";
import en from "../messages/en.json" with { type: "json" };
import zh from "../messages/zh.json" with { type: "json" };
import { type Key, words } from "../src/words.ts";

test("both languages say everything, in order", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

test.each(["zh", "en"] as const)("every message of %s is filled in", (language) => {
  const w = words(language);
  const values = { minutes: 8, seconds: "05", room: "R", name: "N", count: 2, date: "D", what: "W" };
  for (const key of Object.keys(zh) as Key[]) {
    const said = w.t(key, values);
    expect(said, key).not.toMatch(/[{}]/);
    expect(said.trim(), key).not.toBe("");
  }
});
