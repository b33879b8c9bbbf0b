import type { Consents } from "@foyer/ui";
import { describe, expect, test } from "vitest";
import { after, FRESH, livingIn, NOTHING, type Page, switched, toggled } from "../src/consents.ts";

const known = { interests: [], regions: [] };
const held = (change: Partial<Consents> = {}): Consents => ({ ...NOTHING, since: null, known, ...change });
const loaded = (change: Partial<Consents> = {}): Page => after(FRESH, { is: "loaded", consents: held(change) });
const saved = (page: Page): Page => after(page, { is: "saved", consents: held(page.shown) });

test("nothing is allowed before somebody says so", () => {
  expect(FRESH.shown).toEqual({ adTargeting: false, interests: [], region: null });
});

describe("a change", () => {
  test("is shown while it is saved, and can be taken back once it is", () => {
    const before = loaded({ region: "CN-SC" });
    const changing = after(before, { is: "changed", to: switched(before.shown, true) });
    expect(changing).toMatchObject({ saving: true, shown: { adTargeting: true }, before: null });

    const kept = saved(changing);
    expect(kept).toMatchObject({ saving: false, shown: { adTargeting: true }, before: { adTargeting: false, region: "CN-SC" } });
  });

  test("taken back brings the interests back that switching off let go of", () => {
    const on = loaded({ adTargeting: true, interests: ["games", "home"] });
    const off = saved(after(on, { is: "changed", to: switched(on.shown, false) }));
    expect(off.shown.interests).toEqual([]);

    const back = saved(after(off, { is: "changed", to: off.before! }));
    expect(back.shown).toEqual({ adTargeting: true, interests: ["games", "home"], region: null });
    expect(back.before).toMatchObject({ adTargeting: false });
  });

  test("that failed is not shown as if it held", () => {
    const on = loaded({ adTargeting: true, interests: ["games"] });
    const off = after(after(on, { is: "changed", to: switched(on.shown, false) }), { is: "failed", trouble: "offline" });
    expect(off).toMatchObject({ shown: { adTargeting: true, interests: ["games"] }, trouble: "offline", before: null });
  });

  test("clears the trouble of the one before", () => {
    const failed = after(loaded(), { is: "failed", trouble: "busy" });
    expect(after(failed, { is: "changed", to: NOTHING }).trouble).toBeNull();
  });
});

describe("a word", () => {
  test("without consent holds no interests", () => {
    expect(switched({ adTargeting: true, interests: ["games"], region: "CN-YN" }, false)).toEqual({
      adTargeting: false, interests: [], region: "CN-YN",
    });
  });

  test("takes an interest in and out", () => {
    const one = toggled({ ...NOTHING, adTargeting: true }, "games");
    expect(one.interests).toEqual(["games"]);
    expect(toggled(one, "games").interests).toEqual([]);
  });

  test("without a region says none", () => {
    expect(livingIn(NOTHING, "CN-SC").region).toBe("CN-SC");
    expect(livingIn(NOTHING, "").region).toBeNull();
  });
});
