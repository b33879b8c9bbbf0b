/**
 * The ad house as types and calls, after docs/http.md ("Shapes of the ad house"): selling, creatives
 * and their review, why an ad was shown, the market, floors and the forecast.
 */
import type { ApiOptions, Campaign, Instant, LineItem, Money, Page } from "./api.ts";
import { type Creative, creativeOf, type CreativeState, type WireCreative } from "./creatives.ts";
import { type Call, type Fault, type Fetch, Problem, send } from "./http.ts";
import { channelCalls } from "./channels.ts";
import type { Text } from "./i18n.ts";
import type { Bidder, BidderHealth, Deal, Floor, Floors } from "./market.ts";
import { qualityCalls } from "./quality.ts";
import { uploaded, type UploadFile } from "./upload.ts";

export { CREATIVE_STATES, creativeOf, withBooked } from "./creatives.ts";
export type { Creative, CreativeState } from "./creatives.ts";
export type { Fault } from "./http.ts";
export type { Bidder, BidderHealth, Deal, Floor, Floors } from "./market.ts";
export type { UploadFile } from "./upload.ts";

export const SURFACES = [
  "BOOT",
  "MASTHEAD",
  "ROW_SLOT",
  "PAUSE",
  "SCREENSAVER",
  "OVERLAY",
  "SQUEEZEBACK",
  "PRE_ROLL",
  "MID_ROLL",
  "POST_ROLL",
] as const;
export type Surface = (typeof SURFACES)[number];

export const KINDS = ["SPONSORSHIP", "GUARANTEED", "PRICE_PRIORITY", "PROGRAMMATIC", "HOUSE"] as const;
export type Kind = (typeof KINDS)[number];
export type Pace = "AHEAD" | "ON" | "BEHIND" | "NONE";

/** Where and to whom; an empty list means all, except of the surfaces. */
export interface Targeting {
  surfaces: Surface[];
  brands: string[];
  modelClasses: string[];
  regions: string[];
  genres: string[];
  /** 0 is any rating. */
  maxRatingAge: number;
  segments: string[];
  /** 0 is Monday 00:00 to 01:00 in the business zone; empty means always. */
  hoursOfWeek: number[];
}
export interface Goal {
  budget: Money;
  impressions: number;
  sharePercent: number;
}
export interface CreativeDraft {
  id: string;
  format: "VIDEO" | "IMAGE";
  assetKey: string;
  seconds: number;
  surfaces: Surface[];
  title: Text;
  headline: Text | null;
  link: string | null;
  comparative: boolean;
}
export interface LineDraft {
  id: string;
  version?: number;
  name: string;
  kind: Kind;
  targeting: Targeting;
  start: Instant;
  end: Instant;
  goal: Goal;
  cpm: Money;
  capPerDay: number;
  category: string;
  kidsSafe: boolean;
  creatives: CreativeDraft[];
}
export interface OrderDraft {
  orderId: string;
  advertiserId?: string;
  name: string;
  lineItems: LineDraft[];
}
export interface DayPlan {
  day: string;
  impressions: number;
  planned?: number | null;
}
export type Review = "PENDING" | "APPROVED" | "REFUSED";
/** A creative in the books, and where its review stands. */
export interface BookedCreative {
  film: CreativeDraft;
  /** What a review is of; it grows when the creative changes. */
  version: number;
  review: Review;
  reason?: string | null;
  reviewedAt?: Instant | null;
}
/** A line item in the books; `line` is what a change sends back with its `version`. */
export interface BookedLine {
  id: string;
  orderId: string;
  version: number;
  state: string;
  line: LineDraft;
  creatives: BookedCreative[];
}
export interface Order {
  id: string;
  name: string;
  advertiser: { id: string; name: Text };
  bookedAt: Instant;
  archivedAt?: Instant | null;
  lineItems: BookedLine[];
}
/** A line item in the list of campaigns. */
export interface CampaignLine extends Omit<LineItem, "byDay"> {
  kind?: Kind;
  goal?: Goal;
  /** Impressions that the plan had by now. */
  expected?: number;
  onPace?: Pace;
  byDay: DayPlan[];
}
export interface CampaignOrder extends Omit<Campaign, "lineItems"> {
  lineItems: CampaignLine[];
}
export interface LineVersion {
  version: number;
  at: Instant;
  /** Of people, the server names only the reader's own. */
  by: { partner: Text; staff?: string | null };
  action: string;
  line: LineDraft;
}
export interface LineDelivery {
  goal: number;
  delivered: number;
  expected: number;
  onPace: Pace;
  byHour: { at: Instant; delivered: number; planned: number }[];
  reachCurve: { impressions: number; households: number }[];
  frequency: { times: number; households: number }[];
}
export interface Keyed {
  key: string;
  name: Text;
}
/** What targeting can name. */
export interface Vocabulary {
  brands: { id: string; name: Text }[];
  modelClasses: string[];
  genres: Keyed[];
  segments: Keyed[];
  /** Absent where the house keeps no list of regions. */
  regions?: Keyed[];
  /** Who may buy; absent for those who buy for themselves. */
  advertisers?: { id: string; name: Text }[];
}

export interface Explanation {
  decision: string;
  at: Instant;
  surface: Surface;
  brand: Text;
  policy?: string | null;
  opportunity?: {
    maxSeconds: number;
    maxAds: number;
    modelClass: string;
    region?: string | null;
    genres: string[];
    ratingAge: number;
    segments: string[];
    revision: number;
    eligible: number;
  } | null;
  fills: {
    slot: number;
    lineItem: string;
    advertiser: Text;
    seconds?: number;
    priceMicros: number;
  }[];
  /** On each line item; the reason of what was shown is FILLED. */
  verdicts: {
    lineItem: string;
    name: string;
    advertiser?: Text | null;
    reason: string;
    detail?: string | null;
  }[];
}

/** A range of counts, `to` excluded. */
export interface Band {
  from: number;
  to: number;
}
export interface Expected {
  avails: Band;
  delivery: Band;
  goal?: number | null;
  chance: "AMPLE" | "TIGHT" | "SHORT" | "OPEN";
  byDay: { day: string; avails: Band }[];
  learnedSince: Instant;
}
export interface Forecast {
  state: "EXPECTED" | "NO_HISTORY" | "SILENT";
  forecast?: Expected | null;
  /** Why nothing may be told. */
  rule?: string | null;
}

const CONSOLE = "/api/v1/console";
const seg = encodeURIComponent;

export type AdHouse = ReturnType<typeof adHouse>;

/** The calls of one console session; they answer or throw as those of `api`. */
export function adHouse(options: ApiOptions = {}) {
  const base = (options.base ?? "") + CONSOLE;
  const fetcher: Fetch = options.fetch ?? ((input, init) => fetch(input, init));

  async function call<T>(path: string, request: Call = {}): Promise<T> {
    const once = () => send<T>(fetcher, base + path, { ...request, token: options.token?.() ?? null });
    try {
      return await once();
    } catch (problem) {
      const stale = problem instanceof Problem && problem.status === 401 ? options.renew : undefined;
      if (stale !== undefined && (await stale())) return once();
      throw problem;
    }
  }
  const post = <T>(path: string, json: unknown = {}) => call<T>(path, { json });
  const put = <T>(path: string, json: unknown) => call<T>(path, { method: "PUT", json });

  const creativePage = (query: CreativeQuery, cursor?: string) =>
    call<Page<WireCreative>>(`/creatives${queryOf({ ...query, cursor })}`);

  return {
    targeting: () => call<Vocabulary>("/targeting"),
    campaigns: () => call<Page<CampaignOrder>>("/campaigns"),
    orders: (cursor?: string) => call<Page<Order>>(`/orders${queryOf({ cursor })}`),
    order: (id: string) => call<Order>(`/orders/${seg(id)}`),
    book: (draft: OrderDraft) => post<Order>("/orders", draft),
    archiveOrder: (id: string) => post<unknown>(`/orders/${seg(id)}/archive`),
    changeLine: (line: LineDraft) => put<BookedLine>(`/line-items/${seg(line.id)}`, line),
    archiveLine: (id: string) => post<unknown>(`/line-items/${seg(id)}/archive`),
    lineVersions: (id: string) => call<Page<LineVersion>>(`/line-items/${seg(id)}/versions`),
    lineDelivery: (id: string, window: { from?: Instant; hours?: number } = {}) =>
      call<LineDelivery>(
        `/line-items/${seg(id)}/delivery${queryOf({ from: window.from, hours: window.hours?.toString() })}`,
      ),
    lineDeliveryCsv: (id: string) => `${base}/line-items/${seg(id)}/delivery.csv`,

    creatives: async (query: CreativeQuery = {}, cursor?: string): Promise<Page<Creative>> => {
      const page = await creativePage(query, cursor);
      const items = page.items.map(creativeOf);
      if (cursor !== undefined || query.state !== undefined) return { ...page, items };
      // What is still being made, or was turned away, does not stand in the books yet.
      const booked = new Set(items.map(({ id }) => id));
      const work = await call<Page<WireCreative>>("/deliveries");
      return { ...page, items: [...work.items.filter(({ id }) => !booked.has(id)).map(creativeOf), ...items] };
    },
    creative: async (id: string) => creativeOf(await call<WireCreative>(`/creatives/${seg(id)}`)),
    upload: (file: UploadFile, onProgress: (share: number) => void) =>
      uploaded(`${base}/creatives`, options.token?.() ?? null, file, onProgress),
    fetchCreative: (json: { url: string; name: string; lineItemId: string }) =>
      post<unknown>("/creatives/fetch", json),
    reviewCreative: (id: string, json: ReviewDraft) => post<unknown>(`/creatives/${seg(id)}/review`, json),

    explain: (decision: string) => call<Explanation>(`/decisions/${seg(decision)}/explain`),
    forecast: (line: LineDraft, advertiserId?: string) =>
      call<Forecast>("/forecast", {
        json: { ...(advertiserId ? { advertiserId } : {}), line: withoutVersion(line) },
        timeoutMillis: 20_000,
      }),

    bidders: () => call<Page<Bidder>>("/bidders"),
    bidderHealth: (key: string) => call<BidderHealth>(`/bidders/${seg(key)}/health`),
    addBidder: (bidder: Bidder) => post<Bidder>("/bidders", bidder),
    changeBidder: (bidder: Bidder) => put<Bidder>(`/bidders/${seg(bidder.key)}`, bidder),
    deals: () => call<Page<Deal>>("/deals"),
    addDeal: (deal: Deal) => post<Deal>("/deals", deal),
    changeDeal: (deal: Deal) => put<Deal>(`/deals/${seg(deal.id)}`, deal),
    floors: () => call<Floors>("/floors"),
    putFloors: (items: Floor[]) => put<Floors>("/floors", { items }),

    ...qualityCalls(call),
    ...channelCalls(call),
  };
}

/** A forecast is asked for terms, not for a version of them. */
function withoutVersion({ version: _, ...line }: LineDraft): LineDraft {
  return line;
}

export interface CreativeQuery {
  state?: CreativeState;
  q?: string;
  archived?: "true";
}
export interface ReviewDraft {
  decision: "APPROVED" | "REFUSED";
  /** A refusal says why. */
  reason?: string;
  /** The version that was looked at. */
  version?: number;
  comparative?: boolean;
}
function queryOf(query: Record<string, string | undefined>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return parts.length === 0 ? "" : "?" + parts.map(([k, v]) => `${k}=${seg(v ?? "")}`).join("&");
}

/** The faults of a refused draft; those of any other failure are none. */
export function faultsOf(cause: unknown): Fault[] {
  if (!(cause instanceof Problem)) return [];
  if (cause.faults.length > 0) return cause.faults;
  return cause.field && cause.rule ? [{ field: cause.field, rule: cause.rule }] : [];
}
