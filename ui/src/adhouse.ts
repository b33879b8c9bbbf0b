/**
 * The ad house as types and calls, after docs/http.md ("Shapes of the ad house"): selling, creatives
 * and their review, why an ad was shown, the market, floors and the forecast.
 */
import type { ApiOptions, Campaign, Instant, LineItem, Money, Page } from "./api.ts";
import { type Call, type Fault, type Fetch, Problem, send, Unreachable } from "./http.ts";
import type { Text } from "./i18n.ts";

export type { Fault } from "./http.ts";

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
/** A line item as booked, with what was counted of it. */
export interface LineView extends LineDraft {
  version: number;
  state: string;
  impressions?: number;
  reach?: number;
  spentMicros?: number;
  onPace?: Pace;
  byDay?: DayPlan[];
}
export interface Order {
  id: string;
  name: string;
  advertiser: Text;
  advertiserId: string;
  state: string;
  bookedAt?: Instant;
  lineItems: LineView[];
}
/** A line item in the list of campaigns. */
export interface CampaignLine extends Omit<LineItem, "byDay"> {
  kind?: Kind;
  goal?: Goal;
  onPace?: Pace;
  byDay: DayPlan[];
}
export interface CampaignOrder extends Omit<Campaign, "lineItems"> {
  lineItems: CampaignLine[];
}
export interface LineVersion {
  version: number;
  at: Instant;
  by: string | { name: string };
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
  currency: string;
  advertisers: { id: string; name: Text }[];
  brands: { id: string; key: string; name: Text; own: boolean }[];
  modelClasses: string[];
  regions: Keyed[];
  genres: Keyed[];
  interests: Keyed[];
  ratings: number[];
}

export const CREATIVE_STATES = [
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
  progress?: number | null;
  reasons?: { field?: string | null; rule: string }[];
  format?: "VIDEO" | "IMAGE" | null;
  seconds?: number | null;
  width?: number | null;
  height?: number | null;
  bytes?: number | null;
  media?: string | null;
  poster?: string | null;
  assetKey?: string | null;
  advertiser?: Text | null;
  lineItem?: { id: string; name: string } | null;
  surfaces?: Surface[];
  title?: Text | null;
  headline?: Text | null;
  link?: string | null;
  comparative?: boolean;
  label?: Text | null;
  uploadedAt?: Instant | null;
  reviewedAt?: Instant | null;
  reviewer?: string | null;
  reason?: string | null;
}

export interface Explanation {
  decision: string;
  at: Instant;
  surface: Surface;
  brand: Text;
  policy: string;
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
    name?: string;
    advertiser: Text;
    seconds?: number;
    priceMicros: number;
    format?: string;
  }[];
  verdicts: {
    lineItem: string;
    name: string;
    advertiser?: Text | null;
    reason: string;
    detail?: string | null;
  }[];
}

export interface Band {
  low: number;
  high: number;
}
export interface Forecast {
  from: Instant;
  to: Instant;
  sampledDays: number;
  avails: Band;
  households?: Band | null;
  deliverable?: Band | null;
  chance?: "LIKELY" | "POSSIBLE" | "UNLIKELY" | null;
  byDay?: { day: string; low: number; high: number }[];
  limits?: { reason: string; low: number; high: number }[];
}

export type Breaker = "CLOSED" | "OPEN" | "HALF_OPEN";
export interface BidderDraft {
  id: string;
  name: string;
  endpoint: string;
  seat: string;
  enabled: boolean;
  timeoutMillis: number;
  qps: number;
}
export interface Bidder extends BidderDraft {
  breaker: Breaker;
  breakerSince?: Instant | null;
  asked: number;
  answered: number;
  bids: number;
  wins: number;
  timeouts: number;
  late: number;
  faults: number;
  p50Millis?: number | null;
  p95Millis?: number | null;
  byHour?: { at: Instant; asked: number; wins: number; timeouts: number }[];
}
export interface Deal {
  id: string;
  dealId: string;
  name: string;
  bidder?: Text | null;
  lineItem?: { id: string; name: string } | null;
  floor: Money;
  surfaces: Surface[];
  start: Instant;
  end: Instant;
  asked: number;
  bids: number;
  wins: number;
}
export interface Floor {
  brandId: string;
  brand?: Text | null;
  surface: Surface;
  cpm: Money;
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

  return {
    vocabulary: () => call<Vocabulary>("/vocabulary"),
    campaigns: () => call<Page<CampaignOrder>>("/campaigns"),
    order: (id: string) => call<Order>(`/orders/${seg(id)}`),
    book: (draft: OrderDraft) => post<Order>("/orders", draft),
    archiveOrder: (id: string) => post<unknown>(`/orders/${seg(id)}/archive`),
    changeLine: (line: LineDraft) => put<LineView>(`/line-items/${seg(line.id)}`, line),
    archiveLine: (id: string) => post<unknown>(`/line-items/${seg(id)}/archive`),
    lineVersions: (id: string) => call<Page<LineVersion>>(`/line-items/${seg(id)}/versions`),
    lineDelivery: (id: string) => call<LineDelivery>(`/line-items/${seg(id)}/delivery`),
    lineDeliveryCsv: (id: string) => `${base}/line-items/${seg(id)}/delivery.csv`,
    lineItemsCsv: () => `${base}/line-items.csv`,

    creatives: (query: CreativeQuery = {}, cursor?: string) =>
      call<Page<Creative>>(`/creatives${queryOf({ ...query, cursor })}`),
    creative: (id: string) => call<Creative>(`/creatives/${seg(id)}`),
    upload: (file: UploadFile, onProgress: (share: number) => void) =>
      uploaded(`${base}/creatives`, options.token?.() ?? null, file, onProgress),
    fetchCreative: (json: { url: string; name: string; lineItemId: string }) =>
      post<Creative>("/creatives/fetch", json),
    wordCreative: (id: string, json: CreativeWords) => put<Creative>(`/creatives/${seg(id)}`, json),
    reviewCreative: (id: string, json: { decision: "APPROVED" | "REFUSED"; reason?: string }) =>
      post<unknown>(`/creatives/${seg(id)}/review`, json),

    explain: (decision: string) => call<Explanation>(`/decisions/${seg(decision)}/explain`),
    forecast: (line: LineDraft) => call<Forecast>("/forecast", { json: line, timeoutMillis: 20_000 }),

    bidders: () => call<Page<Bidder>>("/bidders"),
    addBidder: (bidder: BidderDraft) => post<Bidder>("/bidders", bidder),
    changeBidder: (bidder: BidderDraft) => put<Bidder>(`/bidders/${seg(bidder.id)}`, bidder),
    deals: () => call<Page<Deal>>("/deals"),
    floors: () => call<Page<Floor>>("/floors"),
    putFloors: (items: Floor[]) =>
      put<Page<Floor>>("/floors", {
        items: items.map(({ brandId, surface, cpm }) => ({ brandId, surface, cpm })),
      }),
  };
}

export interface CreativeQuery {
  state?: CreativeState;
  q?: string;
  archived?: "true";
}
export type CreativeWords = Pick<CreativeDraft, "title" | "headline" | "link" | "comparative" | "surfaces">;
export interface UploadFile {
  bytes: Blob;
  name: string;
  lineItem: string;
  /** Leaves the upload; what was sent is thrown away. */
  abort?: AbortSignal;
}

/** Sends a file and tells how much has gone; a browser's `fetch` cannot tell. */
function uploaded(
  url: string,
  token: string | null,
  file: UploadFile,
  onProgress: (share: number) => void,
): Promise<Creative> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url + queryOf({ name: file.name, lineItem: file.lineItem }));
    request.setRequestHeader("Content-Type", file.bytes.type || "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    if (token !== null) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.onprogress = (sent) => onProgress(sent.total > 0 ? sent.loaded / sent.total : 0);
    request.onload = () => {
      const body = jsonOf(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as unknown as Creative);
      else reject(new Problem(request.status, body, null));
    };
    request.onerror = () => reject(new Unreachable(`${url}: no answer`));
    request.onabort = () => reject(new Unreachable(`${url}: left`));
    file.abort?.addEventListener("abort", () => request.abort());
    request.send(file.bytes);
  });
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
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
