import { readFileSync } from "node:fs";
import { creativeOf, faultsOf, KINDS, type LineDraft, SURFACES, type Vocabulary, withBooked } from "@foyer/ui/adhouse";
import { Problem } from "@foyer/ui/api";
import { describe, expect, test } from "vitest";
import { digitsOf, minorOf } from "../src/amount.tsx";
import { asKind, blankLine, blankOrder, bought, cost, faultsIn, ofLine, rulesAt, sums, twin } from "../src/draft.ts";
import { draftsOf } from "../src/drafts.ts";
import { sameFilter } from "../src/filters.tsx";
import { step } from "../src/history.ts";
import { between, moved, painted, spans } from "../src/hours.ts";
import { changes, hoursInWords, lineTerms, ruleInWords } from "../src/lineterms.ts";
import { askedOf, healthWord } from "../src/market.ts";
import { may, mayBook } from "../src/menu.ts";
import { course, paceRatio } from "../src/pace.ts";
import { filtered, type Row } from "../src/pages/campaigns.tsx";
import { bandInWords } from "../src/forecastpanel.tsx";
import { itemsOf } from "../src/pages/floors.tsx";
import { windowOf } from "../src/pages/line-delivery.tsx";
import { merged } from "../src/pages/line-edit.tsx";
import { stepOf, touched } from "../src/pages/plan.tsx";
import { grouped, groupOf } from "../src/reasons.ts";
import { hashOf, placeOf } from "../src/route.ts";
import { words } from "../src/words.ts";
import { dayAfter, dayOf, daysBetween, dayStart } from "../src/zone.ts";

const ZONE = "Asia/Shanghai";
const NOW = Date.parse("2026-11-21T07:30:00Z");
const en = words("en", ZONE);
const line = (change: Partial<LineDraft> = {}): LineDraft => ({
  ...blankLine("CNY", ZONE, NOW),
  name: "Noodles",
  category: "food",
  ...change,
});

describe("the hours of a week", () => {
  test("are painted as the rectangle between two corners, whichever comes first", () => {
    const hours = between({ day: 1, hour: 20 }, { day: 0, hour: 18 });
    expect(hours).toEqual([18, 19, 20, 42, 43, 44]);
  });

  test("are switched on and off and stay sorted, each once", () => {
    expect(painted([5, 3], [4, 3], true)).toEqual([3, 4, 5]);
    expect(painted([3, 4, 5], [4], false)).toEqual([3, 5]);
  });

  test("hold the cursor at their edges", () => {
    expect(moved({ day: 0, hour: 0 }, "ArrowUp")).toEqual({ day: 0, hour: 0 });
    expect(moved({ day: 6, hour: 5 }, "End")).toEqual({ day: 6, hour: 23 });
    expect(moved({ day: 6, hour: 5 }, "x")).toBeNull();
  });

  test("are said as days with equal hours together", () => {
    const evenings = between({ day: 0, hour: 18 }, { day: 4, hour: 22 });
    const weekend = between({ day: 5, hour: 0 }, { day: 6, hour: 23 });
    expect(spans([...evenings, ...weekend])).toEqual([
      { fromDay: 0, toDay: 4, runs: [[18, 23]] },
      { fromDay: 5, toDay: 6, runs: [[0, 24]] },
    ]);
    expect(hoursInWords(en, evenings)).toBe("Mon–Fri 18:00–23:00");
    expect(hoursInWords(en, [])).toBe("Always");
  });
});

describe("a day of the alliance's zone", () => {
  test("begins at its own midnight", () => {
    expect(dayStart("2026-11-21", ZONE)).toBe("2026-11-20T16:00:00Z");
    expect(dayStart("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00Z");
    expect(dayStart("2026-03-30", "Europe/Berlin")).toBe("2026-03-29T22:00:00Z");
  });

  test("is told of an instant, and of the last instant of a flight", () => {
    expect(dayOf("2026-11-20T16:00:00Z", ZONE)).toBe("2026-11-21");
    expect(dayOf(Date.parse("2026-11-20T16:00:00Z") - 1, ZONE)).toBe("2026-11-20");
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
  });

  test("is counted whole over a change of clocks", () => {
    const start = dayStart("2026-10-24", "Europe/Berlin");
    expect(daysBetween(start, dayStart("2026-10-27", "Europe/Berlin"))).toBe(3);
  });
});

describe("the arithmetic of a line item", () => {
  const budget = { minor: 2_000_000, currency: "CNY" };
  const cpm = { minor: 4_500, currency: "CNY" };

  test("says what a budget buys, never more than it pays", () => {
    expect(bought(budget, cpm)).toBe(444_444);
    expect(cost(444_444, cpm).minor).toBeLessThanOrEqual(budget.minor);
    expect(bought(budget, { minor: 0, currency: "CNY" })).toBe(0);
  });

  test("says when what is owed costs more than the budget", () => {
    const goal = { budget, impressions: 500_000, sharePercent: 0 };
    expect(sums(line({ goal, cpm }))).toMatchObject({ days: 28, perDay: 17_857, short: true, most: 84 });
  });

  test("keeps only the goals of its kind", () => {
    expect(asKind(line(), "HOUSE")).toMatchObject({ cpm: { minor: 0 }, goal: { budget: { minor: 0 }, impressions: 0 } });
    expect(asKind(line(), "SPONSORSHIP").goal).toMatchObject({ impressions: 0, sharePercent: 25 });
    expect(asKind(line({ kind: "PRICE_PRIORITY", goal: { budget, impressions: 0, sharePercent: 0 }, cpm }), "GUARANTEED").goal.impressions).toBe(444_444);
  });

  test("reads money from its digits", () => {
    expect(minorOf("45.5", 2)).toBe(4_550);
    expect(minorOf("45.999", 2)).toBe(4_599);
    expect(minorOf("x", 2)).toBe(0);
    expect(digitsOf("JPY")).toBe(0);
  });
});

describe("a draft", () => {
  const order = { ...blankOrder("a", "CNY", ZONE, NOW), name: "Winter", lineItems: [line(), line({ name: "" })] };

  test("names what it lacks by the path of its field", () => {
    expect(faultsIn(order)).toEqual([{ field: "lineItems[1].name", rule: "1 to 200 characters" }]);
    expect(faultsIn({ ...order, advertiserId: "" })[0]).toEqual({ field: "advertiserId", rule: "choose one" });
    expect(ofLine(faultsIn(order), 1)).toEqual([{ field: "name", rule: "1 to 200 characters" }]);
  });

  test("shows a server's fault at its field, inner ones too", () => {
    const faults = [
      { field: "targeting.regions", rule: "known keys" },
      { field: "creatives[0].seconds", rule: "1 to 120" },
    ];
    expect(rulesAt(faults, "creatives")).toEqual(["1 to 120"]);
    expect(rulesAt(faults, "targeting.regions")).toEqual(["known keys"]);
    expect(rulesAt(faults, "targeting.region")).toEqual([]);
  });

  test("forgets a server's fault once its field is changed", () => {
    const changed = { ...order, lineItems: [line({ capPerDay: 9 }), ...order.lineItems.slice(1)] };
    expect(touched(order, changed, "lineItems[0].capPerDay")).toBe(true);
    expect(touched(order, changed, "lineItems[0].category")).toBe(false);
  });

  test("leads from a fault to its step", () => {
    expect(stepOf({ field: "name" })).toBe(0);
    expect(stepOf({ field: "lineItems[3].cpm" })).toBe(1);
    expect(stepOf(undefined)).toBe(2);
  });

  test("is copied under ids of its own", () => {
    const film = { id: "f", format: "VIDEO" as const, assetKey: "k", seconds: 15, surfaces: [], title: { zh: "a", en: "a" }, headline: null, link: null, comparative: false };
    const copy = twin(line({ version: 4, creatives: [film] }), "Copy");
    expect(copy.version).toBeUndefined();
    expect(copy.creatives[0]).toMatchObject({ assetKey: "k" });
    expect(copy.creatives[0]?.id).not.toBe("f");
  });

  test("is kept in the browser, the newest first, twenty at most", () => {
    const kept = new Map<string, string>();
    const shelf = { getItem: (n: string) => kept.get(n) ?? null, setItem: (n: string, v: string) => void kept.set(n, v) };
    const drafts = draftsOf("p", () => shelf);
    for (let i = 0; i < 25; i++) drafts.keep({ ...order, orderId: `o${i}` }, "2026-11-21T00:00:00Z");
    drafts.keep({ ...order, orderId: "o9" }, "2026-11-21T01:00:00Z");
    expect(drafts.list().slice(0, 2).map((d) => d.order.orderId)).toEqual(["o9", "o24"]);
    expect(drafts.list()).toHaveLength(20);
    expect(draftsOf("q", () => shelf).list()).toEqual([]);
    drafts.drop("o9");
    expect(drafts.list()[0]?.order.orderId).toBe("o24");
  });

  test("survives a shelf that holds nonsense", () => {
    expect(draftsOf("p", () => ({ getItem: () => "{]", setItem: () => undefined })).list()).toEqual([]);
  });
});

describe("a change", () => {
  const start = { before: [], now: "", after: [], field: "" };

  test("of one field in a row is one step back", () => {
    const typed = ["a", "ab", "abc"].reduce((past, to) => step(past, { to, field: "name" }), start as Parameters<typeof step<string>>[0]);
    expect(step(typed, "undo").now).toBe("");
    expect(step(step(typed, "undo"), "redo").now).toBe("abc");
  });

  test("of another field is another step, and forgets what was undone", () => {
    const two = step(step(start as Parameters<typeof step<string>>[0], { to: "a", field: "x" }), { to: "b", field: "y" });
    expect(step(two, "undo").now).toBe("a");
    expect(step(step(two, "undo"), { to: "c", field: "z" }).after).toEqual([]);
  });
});

describe("two versions", () => {
  const vocabulary: Vocabulary = {
    brands: [{ id: "b1", name: { zh: "科", en: "Kestral" } }],
    modelClasses: [],
    genres: [{ key: "food", name: { zh: "美食", en: "Food" } }],
    segments: [],
  };
  const base = line();

  test("differ in words, field by field", () => {
    const after = line({ id: base.id, capPerDay: 5, targeting: { ...base.targeting, brands: ["b1"], genres: ["food"] } });
    expect(changes(en, base, after, vocabulary)).toEqual([
      { field: "targeting.brands", label: "Brands", before: "All", after: "Kestral" },
      { field: "targeting.genres", label: "Genres", before: "All", after: "Food" },
      { field: "capPerDay", label: "Daily cap", before: "3 a day and household", after: "5 a day and household" },
    ]);
  });

  test("that are equal differ in nothing", () => expect(changes(en, base, line(), vocabulary)).toEqual([]));

  test("merge: theirs where only they changed, mine where I did", () => {
    const theirs = line({ id: base.id, capPerDay: 5, goal: { ...base.goal, impressions: 9 } });
    const mine = line({ id: base.id, name: "Mine", goal: { ...base.goal, sharePercent: 7 } });
    expect(merged(base, theirs, mine)).toMatchObject({
      name: "Mine",
      capPerDay: 5,
      goal: { impressions: 9, sharePercent: 7 },
    });
  });

  test("say every term of every kind and surface in both languages", () => {
    for (const w of [en, words("zh", ZONE)]) {
      for (const kind of KINDS) {
        const all = line({ kind, targeting: { ...base.targeting, surfaces: [...SURFACES] } });
        for (const { value } of lineTerms(w, all, vocabulary)) expect(value).not.toMatch(/[A-Z]_[A-Z]|\bundefined\b/);
      }
    }
  });
});

describe("delivery", () => {
  const hour = (i: number, delivered: number, planned: number) => ({ at: new Date(NOW + i * 3_600_000).toISOString(), delivered, planned });
  const delivery = {
    goal: 1_000, delivered: 100, expected: 120, onPace: "BEHIND" as const,
    byHour: [hour(-2, 10, 20), hour(-1, 20, 20), hour(1, 0, 30)],
    reachCurve: [], frequency: [],
  };

  test("begins its sums with what lies before the hours that are shown", () => {
    expect(course(delivery, NOW)).toMatchObject({ sum: [80, 100, null], plannedSum: [100, 120, 150], delivered: [10, 20, null] });
  });

  test("has no pace before anything was due", () => {
    expect(paceRatio(0, 0)).toBeNull();
    expect(paceRatio(50, 100)).toBe(0.5);
  });

  test("is asked for at most 744 hours", () => {
    const flight = { start: "2026-11-01T00:00:00Z", end: "2027-11-01T00:00:00Z" };
    expect(windowOf("flight", flight, NOW)).toEqual({ from: flight.start, hours: 744 });
    expect(windowOf("week", flight, NOW)).toEqual({});
    expect(windowOf("day", flight, NOW)).toEqual({ from: "2026-11-20T07:30:00.000Z", hours: 25 });
  });
});

describe("a reason", () => {
  // The list of the event log itself: a reason without a group or words fails here.
  const source = readFileSync(new URL("../../api/src/main/java/tv/foyer/events/RefusalReason.java", import.meta.url), "utf8");
  const reasons = [...source.matchAll(/^ {4}([A-Z_]+),?$/gm)].map(([, name]) => name ?? "");

  test("of the event log has words in both languages and a group", () => {
    expect(reasons.length).toBeGreaterThan(25);
    for (const reason of reasons) {
      for (const w of [en, words("zh", ZONE)]) expect(w.known("reason.", reason), reason).not.toBe(reason);
      expect(groupOf(reason), reason).not.toBe("other");
    }
  });

  test("that came nearest to being shown comes first", () => {
    const verdicts = ["WRONG_BRAND", "OUTBID", "VETOED", "LATER_ADDED", "OUTBID"].map((reason) => ({ reason }));
    expect(grouped(verdicts).map(({ group, count }) => `${group} ${count}`)).toEqual(["contest 2", "maker 1", "target 1", "other 1"]);
  });
});

describe("a rule of the server", () => {
  test("is said in the reader's language", () => {
    const zh = words("zh", ZONE);
    expect(ruleInWords(zh, "1 to 200 characters")).toBe("1 至 200 个字符");
    expect(ruleInWords(zh, "1 to 1000")).toBe("1 至 1000");
    expect(ruleInWords(zh, "more than nothing, at most 1000000000000 minor units")).toBe("必须大于零");
    expect(ruleInWords(en, "a rule of tomorrow")).toBe("a rule of tomorrow");
  });

  test("comes with others of the same refusal", () => {
    const faults = [{ field: "name", rule: "x" }, { field: "cpm", rule: "y" }];
    expect(faultsOf(new Problem(422, { type: "rules-broken", faults }, null))).toEqual(faults);
    expect(faultsOf(new Problem(400, { field: "key", rule: "z" }, null))).toEqual([{ field: "key", rule: "z" }]);
    expect(faultsOf(new Error("x"))).toEqual([]);
  });
});

describe("a creative", () => {
  const film = { id: "c", format: "VIDEO" as const, assetKey: "noodles", seconds: 15, surfaces: [], title: { zh: "面", en: "Bowl" }, headline: null, link: null, comparative: true };
  const booked = { film, version: 3, review: "APPROVED" as const, reason: null, reviewedAt: "2026-11-20T00:00:00Z" };

  test("is read from what was delivered", () => {
    expect(creativeOf({ id: "c", name: "bowl.mp4", state: "ENCODING", progress: 40 })).toMatchObject({ name: "bowl.mp4", state: "ENCODING", progress: 0.4, version: null });
  });

  test("is read from the books alone", () => {
    const row = { id: "c", advertiser: { id: "a", name: { zh: "锅", en: "Wok" } }, lineItemId: "l", lineItem: "Noodles", creative: booked };
    expect(creativeOf(row)).toMatchObject({ name: "Bowl", state: "APPROVED", version: 3, advertiser: { en: "Wok" }, media: "/media/assets/noodles/master.m3u8" });
  });

  test("that is still being encoded is not approved by an older review", () => {
    expect(withBooked(creativeOf({ id: "c", state: "ENCODING" }), booked).state).toBe("ENCODING");
    expect(withBooked(creativeOf({ id: "c", state: "PENDING" }), booked).state).toBe("APPROVED");
  });
});

describe("a bidder", () => {
  const health = (outcomes: Record<string, number>, breaker: "CLOSED" | "OPEN" = "CLOSED") => ({
    asked: { breaker, breakerOpened: 0, won: 5, outcomes, rejections: {}, lastFault: null },
    notices: {},
  });

  test("is asked as often as a request went out", () => {
    expect(askedOf(health({ BID: 10, NO_BID: 20, LATE: 3, CUT: 1, RESTING: 50 }))).toEqual({ asked: 34, answered: 30, bids: 10, won: 5, late: 3, faults: 1, spared: 50 });
  });

  test("is named by the worst that is true of it", () => {
    expect(healthWord({ enabled: false }, health({ LATE: 9 }, "OPEN"))).toBe("off");
    expect(healthWord({ enabled: true }, health({ NO_BID: 9 }, "OPEN"))).toBe("open");
    expect(healthWord({ enabled: true }, health({ NO_BID: 90, LATE: 10 }))).toBe("slow");
    expect(healthWord({ enabled: true }, health({ NO_BID: 90, GARBAGE: 10 }))).toBe("faulty");
    expect(healthWord({ enabled: true }, health({}))).toBe("quiet");
    expect(healthWord({ enabled: true }, null)).toBe("unknown");
  });
});

test("a band never shows a figure between its edges", () => {
  expect(bandInWords(en, { from: 500_000, to: 1_000_000 })).toBe("500K – 1M");
  expect(bandInWords(en, { from: 0, to: 50 })).toBe("fewer than 50");
});

test("a floor of nothing is none", () => {
  const typed = new Map([["b/BOOT", 1_500], ["b/PAUSE", 0]]);
  expect(itemsOf([{ id: "b" }], typed, "CNY")).toEqual([{ brandId: "b", surface: "BOOT", cpm: { minor: 1_500, currency: "CNY" } }]);
});

describe("a filter", () => {
  const row = (name: string, state: string, onPace: "ON" | "BEHIND"): Row =>
    ({ order: { id: "o", name: "Order", advertiser: { zh: "锅", en: "Wok" } }, line: { name, state, onPace, kind: "GUARANTEED", brands: [] } }) as unknown as Row;
  const rows = [row("Noodles", "ACTIVE", "ON"), row("Rice", "PAUSED", "BEHIND")];

  test("leaves what all of its parts leave", () => {
    expect(filtered(en, rows, { state: "paused" }).map((r) => r.line.name)).toEqual(["Rice"]);
    expect(filtered(en, rows, { q: "wok", pace: "ON" }).map((r) => r.line.name)).toEqual(["Noodles"]);
    expect(filtered(en, rows, { state: "paused", pace: "ON" })).toEqual([]);
  });

  test("stays in the address beside the period", () => {
    const hash = hashOf("campaigns", "2026-11", undefined, { q: "a & b", pace: "ON", kind: "" });
    expect(placeOf(hash)).toEqual({ page: "campaigns", of: null, period: "2026-11", query: { q: "a & b", pace: "ON" } });
  });

  test("is the same filter whatever is empty in it", () => {
    expect(sameFilter({ q: "", pace: "ON" }, { pace: "ON" })).toBe(true);
    expect(sameFilter({ pace: "ON" }, { pace: "BEHIND" })).toBe(false);
  });
});

describe("the menu of the ad house", () => {
  const who = (kinds: string[], roles: ("ADMIN" | "ADS" | "VIEWER")[], operator = false) => ({ partner: { kinds }, roles, operator });

  test("lets ad staff of buyers book, and others look", () => {
    expect(mayBook(who(["ADVERTISER"], ["ADS"]))).toBe(true);
    expect(mayBook(who(["ADVERTISER"], ["VIEWER"]))).toBe(false);
    expect(may(who(["ADVERTISER"], ["VIEWER"]), "campaigns")).toBe(true);
    expect(mayBook(who(["MAKER"], ["ADS"]))).toBe(false);
  });

  test("shows the market to the operator's ad staff and floors to a maker's only", () => {
    expect(may(who(["OPERATOR"], ["ADS"], true), "market")).toBe(true);
    expect(may(who(["ADVERTISER"], ["ADMIN"]), "market")).toBe(false);
    expect(may(who(["OPERATOR"], ["ADS"], true), "floors")).toBe(false);
    expect(may(who(["MAKER"], ["ADS"]), "floors")).toBe(true);
  });
});
