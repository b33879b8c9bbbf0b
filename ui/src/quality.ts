/** Quality of experience as types and calls, after docs/http.md. */
import type { Instant } from "./api.ts";
import { queryOf } from "./http.ts";
import type { Text } from "./i18n.ts";

export const BY = ["brand", "model", "host"] as const;
export type By = (typeof BY)[number];

export interface Figures {
  plays: number;
  failed: number;
  abandoned: number;
  startMillis?: { p50: number; p95: number } | null;
  stalls: number;
  /** Share of time in which the picture stood still for want of data. */
  rebuffering?: number | null;
  kbps?: number | null;
  playedSeconds: number;
  droppedFrames: number;
  errors: number;
  /** The worst of three measures against its target; above 1 it is missed. Absent: too few plays. */
  strain?: number | null;
}
export interface QualitySlot {
  at: Instant;
  figures: Figures;
}
export interface QualityItem {
  key: string;
  name: Text;
  /** Brand of a model. */
  of?: Text | null;
  figures: Figures;
  slots: QualitySlot[];
}
export interface Coded {
  code: string;
  n: number;
}
interface Range {
  from: number;
  to: number;
}
export interface QualityTitle {
  id: string;
  title: Text;
  plays: Range;
  startMillis?: Range | null;
  rebufferingPerMille?: Range | null;
}
export interface Quality {
  from: Instant;
  to: Instant;
  daily: boolean;
  targets: { startMillis: number; rebuffering: number; failed: number };
  sets?: {
    by: string;
    total?: Figures | null;
    slots: QualitySlot[];
    items: QualityItem[];
    errors: Coded[];
    misread?: Coded[] | null;
  } | null;
  titles?: { from: string; to: string; items: QualityTitle[] } | null;
}
export interface QualityQuery {
  hours: number;
  by: By;
  brand?: string;
  model?: string;
  host?: string;
  days?: number;
  /** The end of the span; now, if not given. */
  to?: Instant;
}

type Caller = <T>(path: string) => Promise<T>;

export function qualityCalls(call: Caller) {
  return {
    quality: ({ to, hours, by, brand, model, host, days }: QualityQuery) =>
      call<Quality>(`/quality${queryOf({ to, hours, by, brand: brand || undefined, model: model || undefined, host: host || undefined, days })}`),
  };
}
