/**
 * The market's ad rules, kept by the set itself: whatever the server says, the stricter of its value
 * and the one built in holds, and an ad that breaks a rule is not shown. Pure; docs/http.md "Ads on
 * a set", reference policy pack of the China edition.
 */
import type { AdRules, AdSurface, BootAd, DeviceClass, SetAd } from "@foyer/ui/api";
import type { Text } from "@foyer/ui/i18n";

export interface Rules extends AdRules {
  readonly bootMaxSeconds: number;
  /** The longest stay of an ad beside or over a running film. */
  readonly filmAdMaxSeconds: number;
}

/** What holds without a server, and the least strict that a server may be. */
export const CHINA: Rules = {
  version: "set-cn-1",
  label: { zh: "广告", en: "Ad" },
  closeMarkMillis: 1_000,
  goneMillis: 3_000,
  countdown: false,
  homeAdsPerHour: 6,
  pauseDelayMillis: 3_000,
  screensaverAfterMillis: 120_000,
  bootMaxSeconds: 30,
  filmAdMaxSeconds: 15,
};

/** Of each rule the stricter: less time to close, fewer ads, longer quiet. */
export function stricter(server: AdRules | null | undefined): Rules {
  if (!server) return CHINA;
  const atMost = (said: number, floor: number): number => (usable(said) ? Math.min(said, floor) : floor);
  const atLeast = (said: number, floor: number): number => (usable(said) ? Math.max(said, floor) : floor);
  return {
    ...CHINA,
    version: server.version,
    label: spoken(server.label) ? server.label : CHINA.label,
    closeMarkMillis: atMost(server.closeMarkMillis, CHINA.closeMarkMillis),
    goneMillis: atMost(server.goneMillis, CHINA.goneMillis),
    countdown: false,
    homeAdsPerHour: Math.floor(atMost(server.homeAdsPerHour, CHINA.homeAdsPerHour)),
    pauseDelayMillis: atLeast(server.pauseDelayMillis, CHINA.pauseDelayMillis),
    screensaverAfterMillis: atLeast(server.screensaverAfterMillis, CHINA.screensaverAfterMillis),
  };
}

/** Surfaces of the home screens; they share the published budget per hour. */
export const HOME_SURFACES: ReadonlySet<AdSurface> = new Set(["MASTHEAD", "ROW_SLOT", "SCREENSAVER"]);

/** What a set may ask for. A child's screens are not asked for: rolls come with the film. */
export function mayAsk(surface: AdSurface, profile: "adult" | "kids" | "elder", homeAdsLeft: number): boolean {
  if (profile === "kids") return false;
  return !HOME_SURFACES.has(surface) || homeAdsLeft > 0;
}

export type Refusal = "unlabelled" | "no-media" | "format" | "length" | "place" | "refused" | "kids";

/** Why an ad must not be shown on a surface, or null when it may. */
export function refusal(ad: SetAd, surface: AdSurface): Refusal | null {
  if (!spoken(ad.label)) return "unlabelled";
  if (!ad.media || !ad.token) return "no-media";
  if (ad.format !== "IMAGE") return "format";
  if (!(ad.seconds >= 0)) return "length";
  if ((surface === "OVERLAY" || surface === "SQUEEZEBACK") && ad.seconds === 0) return "length";
  return null;
}

/** How long an ad stays, in milliseconds; null until the viewer moves on. */
export function stayMillis(ad: SetAd, surface: AdSurface, rules: Rules): number | null {
  if (ad.seconds === 0) return null;
  const film = surface === "OVERLAY" || surface === "SQUEEZEBACK";
  return 1_000 * (film ? Math.min(ad.seconds, rules.filmAdMaxSeconds) : ad.seconds);
}

export interface BootRoom {
  readonly rules: Rules;
  readonly deviceClass: DeviceClass;
  /** This household said "never again", here or on any other set. */
  readonly refused: boolean;
  /** The set was last used by a child. */
  readonly kids: boolean;
}

/** Why a boot ad must not be shown, or null when it may. */
export function bootRefusal(ad: BootAd, room: BootRoom): Refusal | null {
  if (room.refused) return "refused";
  if (room.deviceClass !== "HOME") return "place";
  if (room.kids) return "kids";
  if (!spoken(ad.label)) return "unlabelled";
  if (!ad.media || !ad.token) return "no-media";
  if (!(ad.seconds > 0) || ad.seconds > room.rules.bootMaxSeconds) return "length";
  return null;
}

const HOUR_MILLIS = 3_600_000;

/** The times of home ads in the last hour; a clock set back does not free any of them early. */
export function lastHour(shown: readonly number[], now: number): number[] {
  return shown.filter((at) => Math.abs(now - at) < HOUR_MILLIS);
}

export function homeAdsLeft(shown: readonly number[], now: number, rules: Rules): number {
  return Math.max(0, rules.homeAdsPerHour - lastHour(shown, now).length);
}

function usable(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function spoken(label: Text | null | undefined): boolean {
  return !!label && !!label.zh?.trim() && !!label.en?.trim();
}
