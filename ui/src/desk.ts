/**
 * The console's desk as types and calls, after docs/http.md: who signs in, what was delivered and
 * seen, statements, campaigns, vetoes and the counting. The ad house has its own page, adhouse.ts.
 */
import type { Instant, Money, Name } from "./api.ts";
import { type Call, queryOf } from "./http.ts";
import type { Text } from "./i18n.ts";

export type Role = "ADMIN" | "ADS" | "CONTENT" | "FINANCE" | "VIEWER";
export interface StaffSession {
  staff: { id: string; name: string; email: string };
  partner: { id: string; key: string; name: Text; kinds: string[] };
  roles: Role[];
  operator: boolean;
}
export interface Overview {
  period: string;
  zone: string;
  partner: Text | { key: string; name: Text };
  sets: {
    total: number;
    switchedOnToday: number;
    byBrand: { brand: Text; key: string; sets: number }[];
  } | null;
  delivery: {
    impressions: number;
    gross: Money;
    byDay: { day: string; impressions: number; grossMicros: number }[];
  };
  viewing: {
    minutes: number;
    byDay: { day: string; minutes: number }[];
    topTitles: { title: Text; minutes: number }[];
  };
  statement: { period: string; state: "open" | "closed"; payable: Money } | null;
}
export interface Page<T> {
  items: T[];
  next?: string | null;
}
export interface DeliveryRow {
  day: string;
  lineItem: string;
  lineItemName: string;
  advertiser: Text;
  brand: Text;
  surface: string;
  impressions: number;
  completes: number;
  grossMicros: number;
}
export interface StatementSummary {
  period: string;
  state: "open" | "closed";
  payable: Money;
  closedAt: Instant | null;
}
export interface LineItem {
  id: string;
  name: string;
  state: string;
  surfaces: string[];
  brands: Name[];
  start: string;
  end: string;
  budget: Money;
  spentMicros: number;
  cpm: Money;
  capPerDay: number | null;
  impressions: number;
  reach: number;
  byDay: { day: string; impressions: number }[];
}
export interface Campaign {
  order: { id: string; name: string; advertiser: Text };
  lineItems: LineItem[];
}
export interface DecisionRow {
  decision: string;
  at: Instant;
  surface: string;
  brand: Text;
  fills: { slot: number | string; lineItem: string; advertiser: Text; priceMicros: number }[];
  refusals: { lineItem: string; reason: string }[];
}
export interface VetoRow {
  advertiser: Text;
  id: string;
  vetoed: boolean;
  since: Instant | null;
}
export interface Counting {
  accepted: number;
  duplicates: number;
  forged: number;
  late: number;
  implausible: number;
  byDay: Record<string, string | number>[];
}
export interface Period {
  period: string;
  state: "open" | "closed";
  closedAt: Instant | null;
  checkpoint: string | null;
  statements: number;
  total: Money;
  distribution: { partner: Text; share: string | number; amount: Money }[] | null;
}
export interface AuditRow {
  at: Instant;
  staff?: string;
  action: string;
  [field: string]: unknown;
}

const seg = encodeURIComponent;

type Calls = <T>(path: string, request: Call) => Promise<T>;

/** `call` speaks for the session and `open` for nobody; `base` leads to files that a browser fetches. */
export function deskCalls(base: string, call: Calls, open: Calls) {
  const get = <T>(path: string, query: Record<string, string | number | undefined> = {}) =>
    call<T>(path + queryOf(query), {});
  const post = <T>(path: string, json: unknown = {}) => call<T>(path, { json });
  return {
    signIn: (email: string, password: string) =>
      open<StaffSession & { token: string }>("/api/v1/console/sign-in", {
        json: { email, password },
      }),
    signOut: () => post<null>("/api/v1/console/sign-out"),
    staff: () => get<StaffSession>("/api/v1/console/me"),
    overview: (period?: string) => get<Overview>("/api/v1/console/overview", { period }),
    delivery: (period: string, cursor?: string) =>
      get<Page<DeliveryRow>>("/api/v1/console/delivery", { period, cursor }),
    statements: () => get<Page<StatementSummary>>("/api/v1/console/statements"),
    statement: <T = unknown>(period: string) =>
      get<T>(`/api/v1/console/statements/${seg(period)}`),
    statementFacts: <T = unknown>(period: string, line: number, cursor?: string) =>
      get<Page<T>>(`/api/v1/console/statements/${seg(period)}/lines/${line}/facts`, { cursor }),
    statementCsv: (period: string) => `${base}/api/v1/console/statements/${seg(period)}.csv`,
    statementPack: (period: string) =>
      `${base}/api/v1/console/statements/${seg(period)}/pack.zip`,
    contracts: <T = unknown>() => get<Page<T>>("/api/v1/console/contracts"),
    campaigns: () => get<Page<Campaign>>("/api/v1/console/campaigns"),
    pauseLineItem: (id: string) => post<LineItem>(`/api/v1/console/line-items/${seg(id)}/pause`),
    resumeLineItem: (id: string) =>
      post<LineItem>(`/api/v1/console/line-items/${seg(id)}/resume`),
    decisions: () => get<Page<DecisionRow>>("/api/v1/console/decisions"),
    vetoes: () => get<Page<VetoRow>>("/api/v1/console/vetoes"),
    putVeto: (advertiserId: string) =>
      call<unknown>(`/api/v1/console/vetoes/${seg(advertiserId)}`, { method: "PUT", json: {} }),
    deleteVeto: (advertiserId: string) =>
      call<unknown>(`/api/v1/console/vetoes/${seg(advertiserId)}`, { method: "DELETE" }),
    counting: () => get<Counting>("/api/v1/console/counting"),
    periods: () => get<Page<Period>>("/api/v1/console/periods"),
    closePeriod: (period: string) =>
      post<Period>(`/api/v1/console/periods/${seg(period)}/close`),
    auditTrail: (cursor?: string) =>
      get<Page<AuditRow>>("/api/v1/console/audit-trail", { cursor }),
  };
}
