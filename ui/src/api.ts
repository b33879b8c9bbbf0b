/**
 * The server's surface as types and calls, written by hand after docs/http.md and in its order.
 * Each call returns the answer or throws `Problem` (the server said no) or `Unreachable`.
 */
import type { Language, Text } from "./i18n.ts";
import { adCalls, type AdRules, type DeviceClass, type InsertionWish } from "./ads.ts";
import { deskCalls } from "./desk.ts";
import { type Call, type Fetch, Problem, queryOf, send } from "./http.ts";

export { Problem, Unreachable } from "./http.ts";
export type { Fetch } from "./http.ts";
export type * from "./ads.ts";
export type * from "./desk.ts";

export type Instant = string;
export interface Money {
  minor: number;
  currency: string;
}
export interface Named {
  key: string;
  name: string;
}
/** A name in one or two languages: brands and partners come either way. */
export type Name = string | Text;

// A set joins a household
export interface Registration {
  deviceId: string;
  secret: string;
  brand: { key: string; name: Name };
  model: { key: string; name: Name };
  activated: boolean;
}
export interface DeviceAuthorization {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  expires_in: number;
  interval?: number;
}
export interface Tokens {
  access_token: string;
  token_type: "Bearer";
  expires_in: number;
  refresh_token: string;
}
export interface Activation {
  userCode: string;
  state: "pending" | "approved" | "expired" | "unknown";
  brand?: { key: string; name: Name } | null;
  model?: { name: Name } | null;
  expiresAt?: Instant | null;
  household?: { name: string } | null;
}
export interface Approval {
  room: string;
  householdName?: string;
  language: Language;
}
export interface Approved {
  state: "approved";
  householdId: string;
  householdToken: string;
}
export interface HouseholdSet {
  deviceId: string;
  brand: { key: string; name: Name };
  model: { key: string; name: Name };
  room: string;
  activatedAt: Instant;
}
export interface Household {
  household: { id: string; name: string };
  sets: HouseholdSet[];
}

// On the sofa
export type ProfileKind = "adult" | "kids" | "elder";
export interface Profile {
  id: string;
  name: string;
  kind: ProfileKind;
  avatar: string;
}
export interface SetConfig {
  theme: string;
  language: Language;
  rows: string[];
  features: Record<string, boolean>;
  /** Absent from a server that knows homes only. */
  deviceClass?: DeviceClass;
  bootAd: { maxSeconds: number; closeMarkMillis: number };
}
export interface Me {
  device: { id: string; serial: string; room: string };
  brand: { key: string; name: Name };
  model: { key: string; name: Name };
  household: { id: string; name: string };
  profiles: Profile[];
  config: SetConfig;
  bootAdsRefused: boolean;
  /** Absent from a server without an ad house; the set then keeps its own rules. */
  policy?: AdRules | null;
}
export type TitleKind = "film" | "series" | "episode" | "clip" | "channel";
export type Terms = "free" | "subscription" | "rental";
export interface Progress {
  positionSeconds: number;
  durationSeconds: number;
}
export interface Card {
  id: string;
  kind: TitleKind;
  title: Text;
  year: number | null;
  minutes: number | null;
  rating: string | null;
  genres: Text[];
  provider: Text | null;
  terms: Terms;
  poster: string | null;
  backdrop: string | null;
  synopsis: Text;
  progress?: Progress | null;
  now?: { title: Text; start: Instant; end: Instant } | null;
}
export type RowKind =
  | "continue"
  | "household"
  | "live"
  | "provider"
  | "genre"
  | "edition"
  | "masthead";
export interface Row {
  id: string;
  kind: RowKind;
  title: Text;
  items: Card[];
}
export interface Home {
  hero: Card | null;
  rows: Row[];
  late: RowKind[];
}
export interface Person {
  name: Text;
  role: "director" | "cast";
}
export interface Offer {
  id: string;
  provider: Text;
  terms: Terms;
  available: boolean;
}
export interface Episode {
  id: string;
  number: number;
  title: Text;
  synopsis: Text;
  minutes: number;
  still: string | null;
  progress?: Progress | null;
}
export interface Season {
  number: number;
  episodes: Episode[];
}
export interface Title {
  card: Card;
  synopsis: Text;
  genres: Text[];
  people: Person[];
  rating: string | null;
  offers: Offer[];
  seasons: Season[];
  similar: Card[];
  resume: { titleId: string; positionSeconds: number } | null;
  episodeOf: { id: string; title: Text } | null;
}
export interface SearchAnswer {
  query: string;
  items: Card[];
  suggestions: Text[];
}
export interface Programme {
  title: Text;
  synopsis: Text;
  start: Instant;
  end: Instant;
}
export interface GuideChannel {
  id: string;
  number: number;
  name: Text;
  logo: string | null;
  /** The house plays it out itself: `playChannel` opens it. */
  playable: boolean;
  programmes: Programme[];
}
export interface Guide {
  from: Instant;
  to: Instant;
  channels: GuideChannel[];
}
export interface AdSlot {
  slot: number | string;
  timelineAt: number;
  seconds: number;
  title: Name;
  advertiser: Name;
  token: string;
}
export interface Break {
  /** That of its interstitial, where the stream is guided. */
  id: string;
  kind: "PRE_ROLL" | "MID_ROLL" | "POST_ROLL";
  contentAt: number;
  timelineAt: number;
  seconds: number;
  ads: AdSlot[];
}
export interface Play {
  session: string;
  /** How the ads reach the set: in the stream, by its breaks' lists, or by `vmap`. */
  insertion: "STITCHED" | "GUIDED" | "CLIENT";
  /** The stream as HLS. */
  master: string;
  /** The stitched stream as MPEG-DASH. */
  dash: string;
  /** The same ads for a player that inserts them by itself. */
  vmap: string | null;
  startSeconds: number;
  contentSeconds: number;
  timelineSeconds: number;
  breaks: Break[];
  viewToken: string;
  title: Card;
  next: Card | null;
}

export interface ChannelPlay {
  channel: { id: string; number: number; name: Text; logo: string };
  master: string;
  /** Answers with `ChannelAds`; null where nothing is reported. */
  ads: string | null;
  startOver: string | null;
  now: Programme | null;
  next: Programme | null;
  liveEdge: Instant;
  holdBackSeconds: number;
  expires: Instant;
}

export interface LivePlay {
  master: string;
  ads: string | null;
  expires: Instant;
  programme: { title: Text; start: Instant; end: Instant } | null;
}

/** What a set reports of a channel; instants are those of the playlist's dates. */
export interface ChannelAds {
  until: Instant;
  viewings: { start: Instant; end: Instant; contentAt: number; token: string }[];
  breaks: { start: Instant; end: Instant; ads: ChannelAd[] }[];
}
export interface ChannelAd {
  slot: number;
  start: Instant;
  seconds: number;
  title: Name;
  advertiser: Name;
  token: string;
}

// Beacons
export type AdPoint =
  | "IMPRESSION"
  | "FIRST_QUARTILE"
  | "MIDPOINT"
  | "THIRD_QUARTILE"
  | "COMPLETE"
  | "CLOSE"
  | "ERROR";
export type Beacon =
  | { kind: "ad"; token: string; point: AdPoint; at: Instant }
  | {
      kind: "watch";
      token: string;
      id: string;
      at: Instant;
      positionSeconds: number;
      seconds: number;
    };
export interface BeaconAnswer {
  accepted: number;
  duplicates: number;
  refused: {
    index: number;
    fault: "FORGED" | "LATE" | "IMPLAUSIBLE" | "MALFORMED";
    field: string;
    rule: string;
  }[];
}

export interface ApiOptions {
  /** Origin and prefix of the server; empty for the page's own. */
  base?: string;
  fetch?: Fetch;
  /** The token of this caller now; null before it has one. */
  token?: () => string | null;
  /** Called once on a 401; answers whether a fresh token is in place and the call may be repeated. */
  renew?: () => Promise<boolean>;
}

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const seg = encodeURIComponent;

export type Api = ReturnType<typeof api>;

/** All calls of one caller (a set, a phone or a console session). */
export function api(options: ApiOptions = {}) {
  const base = options.base ?? "";
  const fetcher: Fetch = options.fetch ?? ((input, init) => fetch(input, init));

  async function call<T>(path: string, request: Call = {}): Promise<T> {
    const once = (): Promise<T> =>
      send<T>(fetcher, base + path, { ...request, token: options.token?.() ?? null });
    try {
      return await once();
    } catch (problem) {
      const stale = problem instanceof Problem && problem.status === 401 ? options.renew : undefined;
      if (stale !== undefined && (await stale())) return once();
      throw problem;
    }
  }
  const open = <T>(path: string, request: Call): Promise<T> =>
    send<T>(fetcher, base + path, request);
  const get = <T>(path: string, query: Record<string, string | number | undefined> = {}) =>
    call<T>(path + queryOf(query));
  const post = <T>(path: string, json: unknown = {}) => call<T>(path, { json });

  return {
    // A set joins a household
    registerDevice: (json: { modelKey: string; serial: string; secret?: string }) =>
      open<Registration>("/api/v1/devices", { json }),
    authorizeDevice: (deviceId: string, secret: string) =>
      open<DeviceAuthorization>("/oauth/device_authorization", {
        form: { client_id: deviceId, client_secret: secret },
      }),
    qr: (userCode: string) => `${base}/oauth/qr/${seg(userCode)}.svg`,
    deviceToken: (deviceCode: string, deviceId: string) =>
      open<Tokens>("/oauth/token", {
        form: { grant_type: DEVICE_GRANT, device_code: deviceCode, client_id: deviceId },
      }),
    refreshToken: (refreshToken: string) =>
      open<Tokens>("/oauth/token", {
        form: { grant_type: "refresh_token", refresh_token: refreshToken },
      }),
    activation: (userCode: string) => get<Activation>(`/api/v1/activations/${seg(userCode)}`),
    approve: (userCode: string, approval: Approval) =>
      post<Approved>(`/api/v1/activations/${seg(userCode)}/approve`, approval),
    household: () => get<Household>("/api/v1/household"),

    // On the sofa
    me: () => get<Me>("/api/v1/me"),
    addProfile: (profile: { name: string; kind: ProfileKind }) =>
      post<Profile>("/api/v1/profiles", profile),
    putSettings: (json: { language?: Language; room?: string }) =>
      call<Me>("/api/v1/settings", { method: "PUT", json }),
    home: (profile: string) => get<Home>("/api/v1/home", { profile }),
    title: (id: string, profile: string) => get<Title>(`/api/v1/titles/${seg(id)}`, { profile }),
    search: (q: string, limit = 20, profile?: string) =>
      get<SearchAnswer>("/api/v1/search", { q, limit, profile }),
    guide: (from: Instant, hours = 4, profile?: string) =>
      get<Guide>("/api/v1/guide", { from, hours, profile }),
    play: (json: { titleId: string; profileId: string; resume: boolean } & InsertionWish) =>
      post<Play>("/api/v1/play", json),
    playChannel: (id: string, profileId: string) =>
      post<ChannelPlay>(`/api/v1/channels/${seg(id)}/play`, { profileId }),
    live: (channelId: string, profileId: string) =>
      post<LivePlay>("/api/v1/live", { channelId, profileId, delivery: "stitched" }),
    channelAds: (address: string, from?: Instant) => get<ChannelAds>(address, { from }),
    ...adCalls(call),
    events: (events: Beacon[], keepalive = false) =>
      open<BeaconAnswer>("/v1/events", { json: { events }, keepalive }),

    qualityTerms: () => get<{ ids: boolean; everySeconds: number }>("/api/v1/quality"),
    quality: (reports: readonly unknown[], keepalive = false) =>
      call<{ ids: boolean }>("/api/v1/quality", { json: { reports }, keepalive }),

    ...deskCalls(base, call, open),
  };
}
