/** The desk of the schedules as types and calls, after docs/http.md. */
import type { Instant } from "./api.ts";
import { type Call, queryOf } from "./http.ts";
import type { Fault } from "./http.ts";
import type { Text } from "./i18n.ts";

export const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
export type Day = (typeof DAYS)[number];

export interface Block {
  /** Local time, `06:00`. */
  at: string;
  /** Empty: every day. */
  days: Day[];
  playlist: string;
  listing: { title: Text; synopsis: Text } | null;
  /** Entries between two breaks; 0: none between entries. */
  breakAfter: number;
  breakSpots: number;
}
export interface Entry {
  key: string;
  asset: string;
  title: Text;
  synopsis: Text;
  rating: string;
  breakSeconds: number[];
  /** The catalogue's title that it is, if it is one. */
  titleId?: string | null;
}
export interface Playlist {
  key: string;
  order: "IN_ORDER" | "SHUFFLE";
  seed: number;
  noRepeatMinutes: number;
  entries: Entry[];
}
export interface Schedule {
  zone: string;
  targetSeconds: number;
  brands: string[];
  blocks: Block[];
  playlists: Playlist[];
  spots: string[];
  fillers: string[];
}
export interface Station {
  id: string;
  number: number;
  name: Text;
  /** Something was published for it. */
  scheduled: boolean;
}
export interface Film {
  key: string;
  titleId: string;
  asset: string;
  title: Text;
  synopsis: Text;
  rating: string;
  seconds: number;
}
export interface Edition {
  version: number;
  from: Instant;
  publishedAt: Instant;
  by?: string | null;
  state: "PAST" | "ON_AIR" | "TO_COME";
}
export interface Sheet {
  channel: Station;
  schedule?: Schedule | null;
  /** The newest version, 0 before the first. */
  version: number;
  /** A new version may begin then. */
  earliest: Instant;
  history: Edition[];
  films: Film[];
  clips: { asset: string; seconds: number }[];
}
export interface Piece {
  at: Instant;
  end: Instant;
  kind: "PROGRAMME" | "SPOT" | "FILLER";
  title: Text;
  asset: string;
  part: number;
}
export interface AiredDay {
  day: string;
  zone: string;
  pieces: Piece[];
  guide: { at: Instant; end: Instant; title: Text }[];
  parts: {
    at: Instant;
    block: string;
    playlist: string;
    programmes: number;
    programmeSeconds: number;
    spotSeconds: number;
    fillerSeconds: number;
  }[];
  repeats: { title: Text; times: number; leastMinutes: number }[];
}
export interface Rehearsal {
  faults: Fault[];
  day?: AiredDay | null;
}

type Caller = <T>(path: string, request?: Call) => Promise<T>;
const seg = encodeURIComponent;

export function channelCalls(call: Caller) {
  return {
    stations: () => call<{ items: Station[] }>("/schedules"),
    sheet: (id: string) => call<Sheet>(`/schedules/${seg(id)}`),
    scheduleOf: (id: string, version: number) => call<Schedule>(`/schedules/${seg(id)}/versions/${version}`),
    rehearse: (id: string, schedule: Schedule, from: Instant, day?: string) =>
      call<Rehearsal>(`/schedules/${seg(id)}/preview${queryOf({ day })}`, { json: { schedule, from }, timeoutMillis: 20_000 }),
    publishSchedule: (id: string, schedule: Schedule, from: Instant, base: number) =>
      call<{ version: number; from: Instant }>(`/schedules/${seg(id)}`, { method: "PUT", json: { schedule, from, base } }),
  };
}
