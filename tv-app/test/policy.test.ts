import { describe, expect, test } from "vitest";
import type { AdRules, AdSurface, BootAd, SetAd } from "@foyer/ui/api";
import { bootRefusal, CHINA, homeAdsLeft, lastHour, mayAsk, refusal, stayMillis, stricter } from "../src/policy.ts";

const LABEL = { zh: "广告", en: "Ad" };
const rules = (change: Partial<AdRules> = {}): AdRules => ({
  version: "cn-2", label: LABEL, closeMarkMillis: 500, goneMillis: 1_000, countdown: false,
  homeAdsPerHour: 4, pauseDelayMillis: 5_000, screensaverAfterMillis: 300_000, ...change,
});
const ad = (change: Partial<SetAd> = {}): SetAd => ({
  slot: 0, token: "t", title: LABEL, headline: null, advertiser: "A", label: LABEL, seconds: 0,
  format: "IMAGE", media: "/a.jpg", width: 8, height: 1, qr: null, ...change,
});
const boot = (change: Partial<BootAd> = {}): BootAd => ({
  media: "/b.m3u8", seconds: 10, label: LABEL, closeMarkMillis: 0, token: "t", title: LABEL, advertiser: "A", ...change,
});
const room = { rules: CHINA, deviceClass: "HOME", refused: false, kids: false } as const;

describe("of two rules the stricter holds", () => {
  test("a server that is stricter than the set is believed", () => {
    expect(stricter(rules())).toMatchObject({
      version: "cn-2", closeMarkMillis: 500, goneMillis: 1_000, homeAdsPerHour: 4,
      pauseDelayMillis: 5_000, screensaverAfterMillis: 300_000,
    });
  });

  test("a server that is laxer than the law changes nothing", () => {
    const lax = rules({
      closeMarkMillis: 9_000, goneMillis: 60_000, countdown: true, homeAdsPerHour: 99,
      pauseDelayMillis: 0, screensaverAfterMillis: 1_000,
    });
    expect(stricter(lax)).toEqual({ ...CHINA, version: "cn-2" });
  });

  test("values that are none leave the built-in ones", () => {
    const broken = rules({ closeMarkMillis: NaN, goneMillis: -1, homeAdsPerHour: Infinity, pauseDelayMillis: NaN });
    expect(stricter(broken)).toMatchObject({ closeMarkMillis: 1_000, goneMillis: 3_000, homeAdsPerHour: 6, pauseDelayMillis: 3_000 });
    expect(stricter(rules({ label: { zh: "", en: " " } })).label).toEqual(CHINA.label);
    expect(stricter(null)).toBe(CHINA);
  });

  test("no server brings a countdown", () => {
    expect(stricter(rules({ countdown: true })).countdown).toBe(false);
  });
});

describe("a boot ad is refused", () => {
  test.each([
    ["after never again", boot(), { ...room, refused: true }, "refused"],
    ["in a hotel", boot(), { ...room, deviceClass: "HOTEL" }, "place"],
    ["on a box of a telephone company", boot(), { ...room, deviceClass: "IPTV" }, "place"],
    ["on a box of a cable network", boot(), { ...room, deviceClass: "CABLE" }, "place"],
    ["when a child watched last", boot(), { ...room, kids: true }, "kids"],
    ["without a label", boot({ label: { zh: "广告", en: "" } }), room, "unlabelled"],
    ["beyond 30 seconds", boot({ seconds: 31 }), room, "length"],
    ["without a length", boot({ seconds: 0 }), room, "length"],
    ["without a film", boot({ media: "" }), room, "no-media"],
  ] as const)("%s", (_, spot, where, why) => expect(bootRefusal(spot, where)).toBe(why));

  test("and else it is shown", () => {
    expect(bootRefusal(boot({ seconds: 30 }), room)).toBeNull();
  });
});

describe("an ad on a surface", () => {
  const all: AdSurface[] = ["MASTHEAD", "ROW_SLOT", "PAUSE", "SCREENSAVER", "OVERLAY", "SQUEEZEBACK"];

  test("is not shown without its label", () => {
    for (const surface of all) {
      expect(refusal(ad({ seconds: 8, label: { zh: "", en: "Ad" } }), surface)).toBe("unlabelled");
      expect(refusal(ad({ seconds: 8 }), surface)).toBeNull();
    }
  });

  test("over a film must end by itself, and no later than the set allows", () => {
    expect(refusal(ad({ seconds: 0 }), "OVERLAY")).toBe("length");
    expect(refusal(ad({ seconds: 0 }), "SQUEEZEBACK")).toBe("length");
    expect(stayMillis(ad({ seconds: 600 }), "OVERLAY", CHINA)).toBe(15_000);
    expect(stayMillis(ad({ seconds: 8 }), "SQUEEZEBACK", CHINA)).toBe(8_000);
    expect(stayMillis(ad({ seconds: 0 }), "PAUSE", CHINA)).toBeNull();
  });

  test("that is a film is not forced into a picture's place", () => {
    expect(refusal(ad({ format: "VIDEO" }), "MASTHEAD")).toBe("format");
  });

  test("is never asked for on a child's screens", () => {
    for (const surface of all) expect(mayAsk(surface, "kids", 6)).toBe(false);
    for (const surface of all) expect(mayAsk(surface, "elder", 6)).toBe(true);
  });
});

describe("the home's budget", () => {
  const hour = 3_600_000;

  test("counts the last hour, sliding", () => {
    const shown = [0, 10, 20].map((minute) => minute * 60_000);
    expect(homeAdsLeft(shown, 30 * 60_000, CHINA)).toBe(3);
    expect(homeAdsLeft(shown, hour - 1, CHINA)).toBe(3);
    expect(homeAdsLeft(shown, hour, CHINA)).toBe(4);
    expect(homeAdsLeft(shown, 2 * hour, CHINA)).toBe(6);
  });

  test("is never negative and is not freed by turning the clock back a little", () => {
    expect(homeAdsLeft(Array(9).fill(0), 1, CHINA)).toBe(0);
    expect(lastHour([hour], hour - 60_000)).toEqual([hour]);
  });

  test("when used up stops the home's surfaces and no other", () => {
    expect(mayAsk("MASTHEAD", "adult", 0)).toBe(false);
    expect(mayAsk("ROW_SLOT", "adult", 0)).toBe(false);
    expect(mayAsk("SCREENSAVER", "adult", 0)).toBe(false);
    expect(mayAsk("PAUSE", "adult", 0)).toBe(true);
  });
});
