import { Problem, Unreachable } from "@foyer/ui";
import { brands, contrast } from "@foyer/ui/theme";
import { describe, expect, test } from "vitest";
import adhouseEn from "../messages/adhouse-en.json" with { type: "json" };
import adhouseZh from "../messages/adhouse-zh.json" with { type: "json" };
import playingEn from "../messages/playing-en.json" with { type: "json" };
import playingZh from "../messages/playing-zh.json" with { type: "json" };
import deskEn from "../messages/en.json" with { type: "json" };
import deskZh from "../messages/zh.json" with { type: "json" };
import { csv } from "../src/csv.ts";
import { faultOf } from "../src/fault.tsx";
import { decimal, elapsed, formats, periodOf, ratio, shift } from "../src/format.ts";
import { may, maySteer } from "../src/menu.ts";
import { hashOf, placeOf } from "../src/route.ts";
import { type Contract, contractsOf, factOf, type Line } from "../src/statement.ts";
import { partsOf, stepName, termsOf } from "../src/terms.ts";
import { tintOf, TINTS } from "../src/tint.ts";
import { words } from "../src/words.ts";

const en = { ...deskEn, ...adhouseEn, ...playingEn };
const zh = { ...deskZh, ...adhouseZh, ...playingZh };
const who = (kinds: string[], roles: ("ADMIN" | "ADS" | "FINANCE" | "VIEWER")[], operator = false) => ({
  partner: { kinds },
  roles,
  operator,
});
const problem = (status: number, type = "x") => new Problem(status, { type }, null);

describe("money", () => {
  test("is written from exact digits", () => {
    const f = formats("en", "Asia/Shanghai");
    expect(f.money({ minor: 9_007_199_254_740_991, currency: "CNY" })).toBe("CN¥90,071,992,547,409.91");
    expect(f.money({ minor: -5, currency: "CNY" })).toBe("-CN¥0.05");
    expect(f.money({ minor: 1250, currency: "JPY" })).toBe("¥1,250");
    expect(f.micros(62_000, "CNY", 6)).toBe("CN¥0.062");
  });

  test("keeps its digits as a decimal", () => {
    expect(decimal(-1234, 2)).toBe("-12.34");
    expect(decimal(5, 6)).toBe("0.000005");
    expect(decimal(7, 0)).toBe("7");
  });
});

describe("a share", () => {
  test.each([
    ["67/100", 0.67],
    [0.18, 0.18],
    ["1", 1],
    [{ numerator: 3, denominator: 20 }, 0.15],
  ])("%j is read", (written, value) => expect(ratio(written)).toBeCloseTo(value, 12));

  test("that cannot be read is none", () => expect(ratio("most")).toBeNull());
});

describe("a period", () => {
  test("is the month where the alliance lives", () => {
    const now = new Date("2026-10-31T16:30:00Z");
    expect(periodOf(now, "Asia/Shanghai")).toBe("2026-11");
    expect(periodOf(now, "Europe/Berlin")).toBe("2026-10");
  });

  test("has neighbours across the year", () => {
    expect(shift("2026-12", 1)).toBe("2027-01");
    expect(shift("2026-01", -1)).toBe("2025-12");
  });

  test("is kept in the address with the page", () => {
    expect(placeOf(hashOf("statements", "2026-11", "2026-10"))).toEqual({
      page: "statements",
      of: "2026-10",
      period: "2026-11",
      query: {},
    });
    expect(placeOf("#/elsewhere?period=2026-13")).toEqual({ page: "overview", of: null, period: null, query: {} });
  });
});

test("a flight that is over at midnight ends on the day before", () => {
  const days = formats("en", "Asia/Shanghai").days("2026-10-31T16:00:00Z", "2026-11-30T16:00:00Z");
  expect(days.replace(/\s+/g, " ")).toBe("Nov 1 – 30, 2026");
});

test("a flight's elapsed time stays between nothing and all", () => {
  expect(elapsed("2026-11-01", "2026-11-11", Date.parse("2026-11-06"))).toBe(0.5);
  expect(elapsed("2026-11-01", "2026-11-11", 0)).toBe(0);
});

describe("the menu", () => {
  test("offers vetoes only to a maker's admin or ad staff", () => {
    expect(may(who(["MAKER"], ["ADS"]), "vetoes")).toBe(true);
    expect(may(who(["MAKER"], ["FINANCE"]), "vetoes")).toBe(false);
    expect(may(who(["PROVIDER"], ["ADMIN"]), "vetoes")).toBe(false);
  });

  test("offers the close only to the operator's finance or admin", () => {
    expect(may(who(["OPERATOR"], ["FINANCE"], true), "periods")).toBe(true);
    expect(may(who(["OPERATOR"], ["ADS"], true), "periods")).toBe(false);
    expect(may(who(["MAKER"], ["ADMIN"]), "periods")).toBe(false);
  });

  test("lets only the operator pause", () => {
    expect(maySteer(who(["OPERATOR"], ["ADS"], true))).toBe(true);
    expect(maySteer(who(["ADVERTISER"], ["ADS"]))).toBe(false);
  });
});

test("a spreadsheet cannot be made to run a name", () => {
  expect(csv([["=cmd()", 'a "b", c', -5]])).toBe("\uFEFF'=cmd(),\"a \"\"b\"\", c\",-5\r\n");
});

test("each refusal has its fault", () => {
  expect(faultOf(new Unreachable("x"))).toBe("offline");
  expect(faultOf(problem(409, "period-not-over"))).toBe("notOver");
  expect(faultOf(problem(403))).toBe("forbidden");
  expect(faultOf(problem(404))).toBe("missing");
  expect(faultOf(problem(500))).toBe("broken");
});

describe("a contract", () => {
  const w = words("en", "Asia/Shanghai");

  test("is named once per version on a statement", () => {
    const line = (n: number, key: string, version: number) =>
      ({ n, contract: { key, version, name: { zh: key, en: key } } }) as Line;
    const lines = [line(1, "a", 1), line(2, "a", 1), line(3, "a", 2), line(4, "b", 1)];
    expect(contractsOf({ lines }).map((c) => `${c.key}@${c.version}`)).toEqual(["a@1", "a@2", "b@1"]);
  });

  const contract = {
    currency: "CNY",
    parties: [
      { role: "OPERATOR", partner: "1", key: "h", name: { zh: "炉", en: "H" } },
      { role: "MAKER", partner: "2", key: "k", name: { zh: "科", en: "K" } },
    ],
  } as Contract;

  test("shows the parts of a split with their partners and exact rationals", () => {
    const step = { step: "SPLIT", parts: [{ to: "MAKER", share: "7/10" }] };
    expect(partsOf(w, contract, step)).toEqual([{ payee: "K", ratio: 0.7, written: "7/10" }]);
    expect(termsOf(w, contract, step)).toEqual([]);
  });

  test("names who is paid a fee", () => {
    expect(termsOf(w, contract, { step: "FEE", to: "OPERATOR", share: "2/25" })).toEqual([
      { label: "Paid to", value: "H" },
      { label: "Share", value: "8% (2/25)" },
    ]);
  });

  test("shows a step that this page does not know as it is", () => {
    const step = { step: "LUNAR_BONUS", onDay: "full moon" };
    expect(stepName(w, step)).toBe("LUNAR_BONUS");
    expect(termsOf(w, contract, step)).toEqual([{ label: "on day", value: "full moon" }]);
  });
});

describe("a fact behind a line", () => {
  const nameOf = (id: string) => `name of ${id}`;

  test("of a delivery counts impressions", () => {
    const row = { day: "2026-11-01", lineItem: "li", brand: "b", surface: "BOOT", impressions: 7, grossMicros: 5 };
    expect(factOf(row, nameOf)).toMatchObject({
      kind: "IMPRESSION", name: "name of li", quantity: 7, unit: "impressions", grossMicros: 5,
    });
  });

  test("of a viewing counts minutes of its seconds", () => {
    expect(factOf({ day: "2026-11-01", title: { zh: "片", en: "F" }, seconds: 90 }, nameOf)).toMatchObject({
      kind: "VIEWING", name: { zh: "片", en: "F" }, quantity: 1.5, unit: "minutes",
    });
  });

  test("of a distribution is the reader's own share of what was declared", () => {
    const row = { declared: { minor: 600, currency: "CNY" }, shares: ["67/100", "9/50", "3/20"], place: 1 };
    expect(factOf(row, nameOf)).toMatchObject({ kind: "DISTRIBUTION", quantity: 18, grossMicros: 6_000_000 });
  });
});

describe("words", () => {
  test("are complete in both languages", () => expect(Object.keys(en)).toEqual(Object.keys(zh)));

  test.each(["zh", "en"] as const)("parse in %s", (language) => {
    const w = words(language, undefined);
    const values = {
      count: 2, minutes: 3, seconds: 4, n: 1, version: 1, share: "5%", spent: "1", budget: "2",
      name: "N", order: "O", rest: "R", period: "P", total: "T", date: "D", at: "A", from: "F",
      to: "T", price: "1", age: 12, days: 3, zone: "Z", times: "2", cost: "9", since: "S", flight: "F", by: "B",
      filled: 30, whole: 60, before: "-16", after: "-23", found: "45", fault: "late", waiting: 1,
      channel: "C", time: "1 s", hours: 3, start: "2", rebuffering: "0.5%", failed: "1%", spots: 2,
    };
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
      expect(w.t(key, values), key).not.toMatch(/[{}]/);
    }
  });
});

test("the band's words read on every tint at 4.5:1", () => {
  for (const tint of [...TINTS, ...Object.keys(brands).map(tintOf)]) {
    expect(contrast("#EBEBEB", tint.ground), tint.ground).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tint.accent, tint.ground), tint.accent).toBeGreaterThanOrEqual(4.5);
  }
});
