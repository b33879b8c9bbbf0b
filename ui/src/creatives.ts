/**
 * A creative as a screen needs it. The server tells of it from two sides: what was delivered and
 * made (name, progress, picture), and what stands in the books (words, review); either may be all
 * there is, so both are read into one shape.
 */
import type { BookedCreative, Surface } from "./adhouse.ts";
import type { Instant } from "./api.ts";
import type { Text } from "./i18n.ts";

export const CREATIVE_STATES = [
  "RECEIVED",
  "PROBING",
  "ENCODING",
  "PENDING",
  "APPROVED",
  "REFUSED",
  "REJECTED",
] as const;
export type CreativeState = (typeof CREATIVE_STATES)[number];

export interface Creative {
  id: string;
  name: string;
  state: CreativeState;
  /** 0 to 1 while it is looked at or encoded. */
  progress: number | null;
  reasons: { field: string; rule: string; found: string | null }[];
  /** Why a reviewer refused it. */
  refusal: string | null;
  format: "VIDEO" | "IMAGE" | null;
  seconds: number | null;
  width: number | null;
  height: number | null;
  /** An HLS master or an mp4 of a film, the path of a picture. */
  media: string | null;
  /** The film in one file, for browsers that play no HLS. */
  mezzanine: string | null;
  lufs: { before: number; after: number } | null;
  advertiser: Text | null;
  lineItemId: string | null;
  lineItem: string | null;
  at: Instant | null;
  reviewedAt: Instant | null;
  /** What a review is of; null until it stands in the books. */
  version: number | null;
  film: BookedCreative["film"] | null;
}

/** What the server sends; each side leaves out what it does not know. */
export interface WireCreative {
  id: string;
  name?: string;
  state?: CreativeState;
  /** Percent. */
  progress?: number | null;
  reasons?: { field?: string | null; rule: string; found?: string | null }[];
  refusal?: string | null;
  made?: {
    kind: "FILM" | "PICTURE";
    media: string;
    mezzanine?: string | null;
    seconds: number;
    width: number;
    height: number;
    surfaces: Surface[];
    loudness?: { lufsBefore: number; lufsAfter: number } | null;
  } | null;
  advertiser?: Text | { id: string; name: Text } | null;
  lineItemId?: string;
  lineItem?: string;
  receivedAt?: Instant | null;
  creative?: BookedCreative | null;
}

export function creativeOf(wire: WireCreative): Creative {
  const { made } = wire;
  const film = wire.creative?.film ?? null;
  const seen: Creative = {
    id: wire.id,
    name: wire.name ?? film?.title.en ?? wire.id,
    state: wire.state ?? wire.creative?.review ?? "PENDING",
    progress: wire.progress == null ? null : wire.progress / 100,
    reasons: (wire.reasons ?? []).map(({ field, rule, found }) => ({
      field: field ?? "",
      rule,
      found: found ?? null,
    })),
    refusal: wire.refusal ?? null,
    format: made ? (made.kind === "FILM" ? "VIDEO" : "IMAGE") : null,
    seconds: made?.seconds ?? null,
    width: made?.width ?? null,
    height: made?.height ?? null,
    media: made?.media || null,
    mezzanine: made?.mezzanine ?? null,
    lufs: made?.loudness ? { before: made.loudness.lufsBefore, after: made.loudness.lufsAfter } : null,
    advertiser: textOf(wire.advertiser),
    lineItemId: wire.lineItemId ?? null,
    lineItem: wire.lineItem ?? null,
    at: wire.receivedAt ?? null,
    reviewedAt: null,
    version: null,
    film: null,
  };
  return wire.creative ? withBooked(seen, wire.creative) : seen;
}

/** The same creative with what the books know of it. */
export function withBooked(creative: Creative, booked: BookedCreative): Creative {
  const { film } = booked;
  const working = creative.state === "RECEIVED" || creative.state === "PROBING" || creative.state === "ENCODING";
  return {
    ...creative,
    state: working || creative.state === "REJECTED" ? creative.state : booked.review,
    format: creative.format ?? film.format,
    seconds: creative.seconds ?? film.seconds,
    media: creative.media ?? mediaOf(film),
    refusal: booked.reason ?? creative.refusal,
    reviewedAt: booked.reviewedAt ?? null,
    version: booked.version,
    film,
  };
}

/** Where a booked film lies; a picture's path is known only to what made it. */
function mediaOf(film: BookedCreative["film"]): string | null {
  return film.format === "VIDEO" && film.assetKey ? `/media/assets/${film.assetKey}/master.m3u8` : null;
}

function textOf(name: WireCreative["advertiser"]): Text | null {
  if (!name) return null;
  return "name" in name ? name.name : name;
}
