/**
 * Ads on a set and what a household allows for them: types and calls after docs/http.md, sections
 * "Ads on a set", "Consents" and the boot ad of "On the sofa".
 */
import type { Call } from "./http.ts";
import type { Text } from "./i18n.ts";

/** How a set may get its ads, and what its player can do. */
export interface InsertionWish {
  insertion?: "stitched" | "guided" | "client";
  player?: { hlsInterstitials: boolean; oneDecoder: boolean };
}
/** Surfaces a set asks for; a boot ad has its own call. */
export type AdSurface =
  | "MASTHEAD"
  | "ROW_SLOT"
  | "PAUSE"
  | "SCREENSAVER"
  | "OVERLAY"
  | "SQUEEZEBACK"
  | "PRE_ROLL"
  | "MID_ROLL"
  | "POST_ROLL";

export interface SetAd {
  slot: number | string;
  token: string;
  title: string | Text;
  headline: Text | null;
  advertiser: string | Text;
  label: Text;
  /** How long it may stay; 0 until the viewer moves on. */
  seconds: number;
  format: "VIDEO" | "IMAGE";
  media: string;
  width: number;
  height: number;
  /** `path` is an SVG with its quiet zone. */
  qr: { path: string; url: string } | null;
}
export interface AdBreak {
  surface: AdSurface;
  maxSeconds?: number;
  maxAds?: number;
}
export interface AdQuestion {
  profileId: string;
  titleId?: string;
  breaks: AdBreak[];
}
/** One list of ads per break asked for, in the same order; an empty one is an answer. */
export interface AdAnswer {
  policy: string;
  breaks: { surface: AdSurface; ads: SetAd[] }[];
}
/** The market's rules as the server states them; the set keeps them again by itself. */
export interface AdRules {
  version: string;
  label: Text;
  closeMarkMillis: number;
  goneMillis: number;
  countdown: boolean;
  homeAdsPerHour: number;
  pauseDelayMillis: number;
  screensaverAfterMillis: number;
}
export type DeviceClass = "HOME" | "HOTEL" | "IPTV" | "CABLE";
export interface BootAd {
  media: string;
  seconds: number;
  label: Text;
  closeMarkMillis: number;
  token: string;
  title: string | Text;
  advertiser: string | Text;
}

export interface Choice {
  key: string;
  name: Text;
}
export interface ConsentDraft {
  adTargeting: boolean;
  interests: string[];
  region: string | null;
}
export interface Consents extends ConsentDraft {
  /** When the present yes or no was said; null before the first word. */
  since: string | null;
  known: { interests: Choice[]; regions: Choice[] };
}

/** A home must not wait for an ad: the server answers within 150 ms, the rest is the network's. */
const ADS_TIMEOUT_MILLIS = 2_000;
const BOOT_TIMEOUT_MILLIS = 1_500;

export function adCalls(call: <T>(path: string, request: Call) => Promise<T>) {
  const consents = "/api/v1/household/consents";
  return {
    ads: (json: AdQuestion) =>
      call<AdAnswer>("/api/v1/ads", { json, timeoutMillis: ADS_TIMEOUT_MILLIS }),
    boot: () =>
      call<{ ad: BootAd | null }>("/api/v1/boot", { json: {}, timeoutMillis: BOOT_TIMEOUT_MILLIS }),
    refuseBootAds: () => call<null>("/api/v1/boot/refusal", { json: {} }),
    consents: () => call<Consents>(consents, {}),
    putConsents: (json: ConsentDraft) => call<Consents>(consents, { method: "PUT", json }),
  };
}
