import { expect, test } from "vitest";
import type { AdQuestion, Beacon, Profile, SetAd } from "@foyer/ui/api";
import { AdDesk } from "../src/ad-desk.ts";
import { CHINA } from "../src/policy.ts";

const LABEL = { zh: "广告", en: "Ad" };
const ADULT: Profile = { id: "p", name: "", kind: "adult", avatar: "" };
const ad = (token: string, change: Partial<SetAd> = {}): SetAd => ({
  slot: 0, token, title: LABEL, headline: null, advertiser: "A", label: LABEL, seconds: 0,
  format: "IMAGE", media: `/${token}.jpg`, width: 8, height: 1, qr: null, ...change,
});

function desk(answer: (question: AdQuestion) => (SetAd | null)[], picture = (_: string) => Promise.resolve()) {
  const held = new Map<string, string>();
  const asked: AdQuestion[] = [];
  const said: Beacon[] = [];
  const time = { now: 1_000_000_000_000 };
  const it = new AdDesk({
    rules: CHINA,
    shelf: {
      read: <T>(name: string) => JSON.parse(held.get(name) ?? "null") as T | null,
      write: (name, value) => void held.set(name, JSON.stringify(value)),
    },
    ask: async (question) => {
      asked.push(question);
      const ads = answer(question);
      return {
        policy: "cn-2",
        breaks: question.breaks.map(({ surface }, n) => ({ surface, ads: ads[n] ? [ads[n]] : [] })),
      };
    },
    report: (beacon) => said.push(beacon),
    picture,
    now: () => time.now,
  });
  const points = (): string[] => said.map((b) => (b.kind === "ad" ? `${b.token} ${b.point}` : ""));
  return { it, asked, points, time };
}

test("what is filled comes ready, what is not comes not", async () => {
  const { it, asked } = desk(() => [null, ad("b")]);
  const ready = await it.ask(ADULT, ["MASTHEAD", "ROW_SLOT"], "title");
  expect(ready.map((r) => [r.surface, r.ad.token])).toEqual([["ROW_SLOT", "b"]]);
  expect(asked).toEqual([
    { profileId: "p", titleId: "title", breaks: [{ surface: "MASTHEAD", maxAds: 1 }, { surface: "ROW_SLOT", maxAds: 1 }] },
  ]);
});

test("a child's screens ask nothing", async () => {
  const { it, asked } = desk(() => [ad("a")]);
  const kid: Profile = { ...ADULT, kind: "kids" };
  for (const surface of ["MASTHEAD", "ROW_SLOT", "PAUSE", "SCREENSAVER", "OVERLAY", "SQUEEZEBACK"] as const) {
    expect(await it.ask(kid, [surface])).toEqual([]);
  }
  expect(asked).toEqual([]);
});

test("an ad whose picture or code does not come is an error and is not shown", async () => {
  const broken = desk(() => [ad("a", { qr: { path: "/q.svg", url: "u" } })], (path) =>
    path === "/q.svg" ? Promise.reject(new Error("broken")) : Promise.resolve());
  expect(await broken.it.ask(ADULT, ["PAUSE"])).toEqual([]);
  expect(broken.points()).toEqual(["a ERROR"]);
});

test("an ad that breaks a rule is an error and is not shown", async () => {
  const { it, points } = desk(() => [ad("a", { label: { zh: "", en: "" } })]);
  expect(await it.ask(ADULT, ["MASTHEAD"])).toEqual([]);
  expect(points()).toEqual(["a ERROR"]);
});

test("no server is no ad", async () => {
  const { it, points } = desk(() => { throw new Error("away"); });
  expect(await it.ask(ADULT, ["MASTHEAD"])).toEqual([]);
  expect(points()).toEqual([]);
});

test("each point is said once, none after the end, and a close only of what was seen", async () => {
  const { it, points } = desk(() => [ad("a")]);
  const [ready] = await it.ask(ADULT, ["PAUSE"]);
  it.closed(ready!);
  it.impression(ready!);
  it.impression(ready!);
  it.failed("a");
  it.closed(ready!);
  it.completed(ready!);
  expect(points()).toEqual(["a IMPRESSION", "a CLOSE"]);
});

test("the home shows as many ads an hour as the rules say, whatever else is opened meanwhile", async () => {
  let n = 0;
  const { it, asked, time } = desk((question) => question.breaks.map(() => ad(`t${n++}`)));
  const shown: string[] = [];
  for (let visit = 0; visit < 12; visit++) {
    for (const ready of await it.ask(ADULT, ["MASTHEAD", "ROW_SLOT"])) {
      it.impression(ready);
      shown.push(ready.ad.token);
    }
    time.now += 60_000;
  }
  expect(shown).toHaveLength(6);
  expect(asked).toHaveLength(3);
  expect(await it.ask(ADULT, ["PAUSE"])).toHaveLength(1);

  time.now += 3_600_000;
  expect(await it.ask(ADULT, ["MASTHEAD", "ROW_SLOT"])).toHaveLength(2);
});

test("the last of the hour is one ad, not one on each surface", async () => {
  let n = 0;
  const { it } = desk((question) => question.breaks.map(() => ad(`t${n++}`)));
  for (let i = 0; i < 5; i++) for (const ready of await it.ask(ADULT, ["MASTHEAD"])) it.impression(ready);
  expect(it.homeAdsLeft).toBe(1);
  expect(await it.ask(ADULT, ["MASTHEAD", "ROW_SLOT"])).toHaveLength(1);
});
