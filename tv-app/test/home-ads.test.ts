import { expect, test } from "vitest";
import type { Card, SetAd } from "@foyer/ui/api";
import type { ReadyAd } from "../src/ad-desk.ts";
import { type Focus, next, NOWHERE, settle } from "../src/focus.ts";
import { type HomeAds, type KindRow, MASTHEAD_ROW, withAds } from "../src/home-ads.ts";
import { adAt, cardAt, linesOf } from "../src/parts/shelves.tsx";

const ORDER = ["continue", "household", "live", "masthead", "provider", "genre"];
const row = (kind: string, cards = 6): KindRow => ({
  id: kind, kind, title: kind, shape: "poster",
  items: Array.from({ length: cards }, (_, n) => ({ id: `${kind}-${n}` }) as Card),
});
const ROWS = [row("household"), row("live"), row("provider"), row("genre")];
const ready = (surface: "MASTHEAD" | "ROW_SLOT"): ReadyAd => ({ surface, ad: { token: surface } as SetAd });
const ads = (): HomeAds => ({ at: 0, masthead: ready("MASTHEAD"), slot: ready("ROW_SLOT"), placed: new Set() });
const at = (id: string, columns: Record<string, number> = {}): Focus => settle(linesOf(ROWS), { row: id, index: 0, columns });
const ids = (focus: Focus, of = ads()): string[] => withAds(ROWS, ORDER, of, focus).map((r) => r.id);

test("the masthead stands where the maker wants it", () => {
  expect(ids(at("household"))).toEqual(["household", "live", "masthead", "provider", "genre"]);
  expect(withAds([row("provider"), row("genre")], ORDER, ads(), NOWHERE).map((r) => r.id)).toEqual(["provider", "masthead", "genre"]);
});

test("an ad that comes late waits while the viewer is below its place", () => {
  const held = ads();
  expect(ids(at("provider"), held)).not.toContain(MASTHEAD_ROW);
  expect(ids(at("live"), held)).toContain(MASTHEAD_ROW);
  expect(ids(at("genre"), held)).toContain(MASTHEAD_ROW);
});

test("the ads' coming moves neither the focus nor the card under it", () => {
  for (const line of ROWS) {
    for (let column = 0; column < 6; column++) {
      const focus = at(line.id, { [line.id]: column });
      const rows = withAds(ROWS, ORDER, ads(), focus);
      const here = settle(linesOf(rows), focus);
      expect(here.row).toBe(line.id);
      expect(cardAt(rows, here)?.id).toBe(`${line.id}-${column}`);
    }
  }
});

test("focus never lands on the masthead by itself, not even when its row goes", () => {
  const rows = withAds(ROWS, ORDER, ads(), at("live"));
  const without = rows.filter((r) => r.id !== "live");
  const lost: Focus = { row: "live", index: 1, columns: {} };
  expect(settle(linesOf(without), lost).row).toBe("provider");
  expect(settle(linesOf(rows), NOWHERE).row).toBe("household");
});

test("the arrows lead over the masthead and back to where one was", () => {
  const rows = withAds(ROWS, ORDER, ads(), at("live"));
  const lines = linesOf(rows);
  const on = next(lines, at("live", { live: 2 }), "down");
  expect(adAt(rows, on)?.surface).toBe("MASTHEAD");
  expect(cardAt(rows, on)).toBeNull();
  expect(next(lines, on, "down").row).toBe("provider");
  expect(cardAt(rows, next(lines, on, "up"))?.id).toBe("live-2");
});

test("one sponsored card stands fourth in its row and every title keeps its turn", () => {
  const rows = withAds(ROWS, ORDER, ads(), at("household"));
  const lines = linesOf(rows);
  let focus: Focus = { row: "provider", index: 0, columns: {} };
  const walked: string[] = [];
  for (let n = 0; n < 7; n++) {
    walked.push(cardAt(rows, focus)?.id ?? adAt(rows, focus)?.surface ?? "?");
    focus = next(lines, focus, "right");
  }
  expect(walked).toEqual(["provider-0", "provider-1", "provider-2", "ROW_SLOT", "provider-3", "provider-4", "provider-5"]);
});

test("no ads, no change", () => {
  expect(withAds(ROWS, ORDER, null, NOWHERE)).toEqual(ROWS);
  const none: HomeAds = { at: 0, masthead: null, slot: null, placed: new Set() };
  expect(withAds(ROWS, ORDER, none, NOWHERE)).toEqual(ROWS);
});
