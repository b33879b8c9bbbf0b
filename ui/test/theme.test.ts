import { describe, expect, test } from "vitest";
import { type BrandKey, brandKey, brands, colours, contrast, cssVariables } from "../src/theme.ts";

const keys = Object.keys(brands) as BrandKey[];
const grounds = ["canvas", "surface", "raised"] as const;

describe.each(keys)("theme %s", (key) => {
  test.each(["dark", "light"] as const)("%s text reads at 4.5:1 on every ground", (scheme) => {
    const c = colours(key, scheme);
    for (const ground of grounds) {
      expect(contrast(c.text, c[ground]), `text on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(c.textMuted, c[ground]), `muted on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(c.danger, c[ground]), `danger on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(c.success, c[ground]), `success on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(c.onAccent, c.accent), "label on accent").toBeGreaterThanOrEqual(4.5);
  });

  test.each(["dark", "light"] as const)("%s focus ring stands out at 3:1", (scheme) => {
    const c = colours(key, scheme);
    for (const ground of grounds) {
      expect(contrast(c.accent, c[ground]), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test("television never shows pure white", () => {
    for (const colour of Object.values(colours(key))) {
      expect(colour).toMatch(/^#[0-9A-F]{6}$/);
      const brightest = Math.min(...[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
      expect(brightest).toBeLessThanOrEqual(0xeb);
    }
  });

  test("the file is named by its key and speaks both languages", () => {
    expect(brands[key].key).toBe(key);
    expect(brands[key].name.zh).not.toBe("");
    expect(brands[key].name.en).not.toBe("");
  });
});

test("an unknown brand falls back to a known theme", () => {
  expect(brandKey("ombrix")).toBe("ombrix");
  expect(brandKey("toString")).toBe("kestral");
  expect(brandKey(null)).toBe("kestral");
});

test("television text is never below 24 px", () => {
  const sizes = Object.entries(cssVariables("kestral")).filter(([name]) => name.startsWith("--type"));
  expect(sizes.length).toBe(5);
  for (const [, value] of sizes) expect(parseInt(value)).toBeGreaterThanOrEqual(24);
});
