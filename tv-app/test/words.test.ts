import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "@formatjs/icu-messageformat-parser";
import { messages, words } from "../src/words.ts";

const STYLES = ["styles", "ads"]
  .map((name) => readFileSync(new URL(`../src/${name}.css`, import.meta.url), "utf8"))
  .join("\n");

test("both languages have every message, and none is empty", () => {
  expect(Object.keys(messages.en).sort()).toEqual(Object.keys(messages.zh).sort());
  for (const table of [messages.zh, messages.en]) {
    for (const [key, text] of Object.entries(table)) expect(text, key).not.toBe("");
  }
});

test("every message is valid ICU and both sides take the same values", () => {
  const valuesOf = (text: string): string[] =>
    parse(text).flatMap((part) => (part.type === 0 || part.type === 7 ? [] : [String(part.value)])).sort();
  for (const key of Object.keys(messages.zh) as (keyof typeof messages.zh)[]) {
    expect(valuesOf(messages.en[key]), key).toEqual(valuesOf(messages.zh[key]));
  }
});

test("lengths are told as minutes and seconds, with hours only when there are some", () => {
  const { clock } = words("en");
  expect([0, 65, 3_725].map(clock)).toEqual(["0:00", "1:05", "1:02:05"]);
});

test("the style sheet keeps to what old television browsers know", () => {
  const css = STYLES.replace(/\/\*[\s\S]*?\*\//g, "");
  for (const banned of [/\bgap\s*:/, /\binset\s*:/, /aspect-ratio/, /:focus-visible/, /:has\(/, /:is\(/, /color-mix/]) {
    expect(css).not.toMatch(banned);
  }
});

test("no text on television is smaller than 24 px", () => {
  const css = STYLES;
  for (const [, px] of css.matchAll(/font(?:-size)?:[^;]*?(\d+)px/g)) {
    expect(Number(px)).toBeGreaterThanOrEqual(24);
  }
});
