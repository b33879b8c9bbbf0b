/**
 * How well this set plays, measured and told. A meter follows one playback and makes a CMCD report
 * (CTA-5004-B, as JSON) of what happened since its last one; the box keeps reports until the server
 * has them. No id of the viewer leaves the set unless the household allows it, and when it no longer
 * does, those that still wait are forgotten.
 */
import { uuidV7 } from "@foyer/ui/ids";
import { Problem } from "@foyer/ui/api";
import type { Shelf } from "./beacons.ts";

/** One report; its keys are the standard's, and two of the house's own. */
export interface Report {
  readonly v: 2;
  readonly e: "t" | "ps" | "e";
  readonly ts: number;
  readonly "tv.foyer-id": string;
  readonly "tv.foyer-played": number;
  readonly st: "v" | "l";
  readonly sf: "h";
  readonly sta: State;
  readonly su?: true;
  readonly msd?: number;
  readonly br?: number[];
  readonly bsd?: number[];
  readonly df?: number;
  readonly ec?: string[];
  readonly h?: string;
  readonly sid?: string;
  readonly cid?: string;
}
/** Starting, playing, rebuffering, paused, ended, fatal error, quit. */
export type State = "s" | "p" | "r" | "a" | "e" | "f" | "q";

const LONGEST_MILLIS = 120_000;
const MOST_STALLS = 32;
const MOST_ERRORS = 4;
/** A wait that is shorter is the decoder's own breath, which nobody sees. */
const SHORTEST_STALL_MILLIS = 100;

export class PlayMeter {
  readonly #now: () => number;
  readonly #begun: number;
  #state: State = "s";
  #started = false;
  #told = false;
  #startMillis: number | null = null;
  #movingSince: number | null = null;
  #stallSince: number | null = null;
  #played = 0;
  #stalls: number[] = [];
  #kbps = 0;
  #dropped = 0;
  #droppedTold = 0;
  #errors: string[] = [];
  #host = "";

  /** Made when the viewer wishes to play; `now` in milliseconds, of any clock that only rises. */
  constructor(now: () => number) {
    this.#now = now;
    this.#begun = now();
  }

  get state(): State {
    return this.#state;
  }

  /** Pictures move. */
  playing(): void {
    if (!this.#started) {
      this.#started = true;
      this.#startMillis = Math.min(LONGEST_MILLIS, Math.round(this.#now() - this.#begun));
    }
    this.#endStall();
    this.#movingSince ??= this.#now();
    this.#state = "p";
  }

  /** The buffer is empty; before the first picture this is start-up, and after a seek the seek's. */
  waiting(seeking: boolean): void {
    this.#stand();
    if (!this.#started) return;
    if (!seeking) this.#stallSince ??= this.#now();
    this.#state = "r";
  }

  paused(): void {
    this.#stand();
    this.#endStall();
    if (this.#started && this.#state !== "e") this.#state = "a";
  }

  /** A viewer who jumps does not wait for the network. */
  sought(): void {
    this.#stallSince = null;
  }

  bitrate(kbps: number): void {
    this.#kbps = kbps;
  }

  host(name: string): void {
    this.#host = name;
  }

  droppedFrames(total: number): void {
    this.#dropped = Math.max(this.#dropped, total);
  }

  error(code: string, fatal: boolean): void {
    if (this.#errors.length < MOST_ERRORS && !this.#errors.includes(code)) this.#errors.push(code);
    if (!fatal) return;
    this.#stand();
    this.#endStall();
    this.#state = "f";
  }

  /** The playback is over: to its end, or because the viewer left. */
  over(end: boolean): void {
    this.#stand();
    this.#endStall();
    if (this.#state !== "f") this.#state = end ? "e" : "q";
  }

  /** What happened since the last report; null when nothing did. */
  take(id: string, at: number): Report | null {
    const moving = this.#movingSince !== null;
    this.#stand();
    if (moving) this.#movingSince = this.#now();
    const first = !this.#told && (this.#startMillis !== null || this.#state === "f" || this.#state === "q");
    const played = Math.min(LONGEST_MILLIS, Math.round(this.#played));
    const dropped = this.#dropped - this.#droppedTold;
    if (!first && played === 0 && this.#stalls.length === 0 && this.#errors.length === 0) return null;
    const report: Report = {
      v: 2,
      e: this.#state === "f" ? "e" : first ? "ps" : "t",
      ts: Math.round(at),
      "tv.foyer-id": id,
      "tv.foyer-played": played,
      st: "v",
      sf: "h",
      sta: this.#state,
      ...(first && (this.#startMillis === null ? { su: true as const } : { msd: this.#startMillis })),
      ...(this.#kbps > 0 && played > 0 && { br: [this.#kbps] }),
      ...(this.#stalls.length > 0 && { bsd: this.#stalls }),
      ...(dropped > 0 && { df: dropped }),
      ...(this.#errors.length > 0 && { ec: this.#errors }),
      ...(this.#host !== "" && { h: this.#host }),
    };
    if (first) this.#told = true;
    this.#played = 0;
    this.#stalls = [];
    this.#errors = [];
    this.#droppedTold = this.#dropped;
    return report;
  }

  /** A set that slept has not played meanwhile. */
  #stand(): void {
    if (this.#movingSince === null) return;
    this.#played += Math.min(LONGEST_MILLIS, Math.max(0, this.#now() - this.#movingSince));
    this.#movingSince = null;
  }

  #endStall(): void {
    if (this.#stallSince === null) return;
    const millis = Math.round(this.#now() - this.#stallSince);
    this.#stallSince = null;
    if (millis >= SHORTEST_STALL_MILLIS && this.#stalls.length < MOST_STALLS) {
      this.#stalls.push(Math.min(LONGEST_MILLIS, millis));
    }
  }
}

const KEY = "quality";
const KEPT = 200;
const BATCH = 100;
/** Reports of a whole evening may wait; those of the day before yesterday are no longer taken. */
const OLDEST_MILLIS = 47 * 3_600_000;

export interface BoxParts {
  readonly shelf: Shelf;
  readonly send: (reports: Report[], keepalive: boolean) => Promise<{ ids: boolean }>;
  readonly now: () => number;
  /** A new id for a session or a report. */
  readonly id?: () => string;
}

/** The set's reports on their way: bounded, on disk, forgotten only when the server has them. */
export class QualityBox {
  readonly #parts: BoxParts;
  readonly #id: () => string;
  #waiting: Report[];
  #sending: Promise<void> | null = null;
  #ids = false;

  constructor(parts: BoxParts) {
    this.#parts = parts;
    this.#id = parts.id ?? (() => uuidV7());
    this.#waiting = parts.shelf.read<Report[]>(KEY) ?? [];
  }

  /** Whether the household allows the session's and the content's id; no until it was said. */
  get ids(): boolean {
    return this.#ids;
  }

  get waiting(): readonly Report[] {
    return this.#waiting;
  }

  newId(): string {
    return this.#id();
  }

  /** The household's word. A no takes the ids out of everything that still waits. */
  allow(ids: boolean): void {
    this.#ids = ids;
    if (ids) return;
    this.#waiting = this.#waiting.map(({ sid: _sid, cid: _cid, ...rest }) => rest);
    this.#keep();
  }

  add(report: Report, sid: string, cid: string): void {
    const named = this.#ids ? { ...report, sid, ...(cid === "" ? {} : { cid }) } : report;
    this.#waiting = [...this.#waiting, named].slice(-KEPT);
    this.#keep();
  }

  /** Sends what waits; resolves when that attempt is over, whatever came of it. */
  flush(keepalive = false): Promise<void> {
    this.#sending ??= this.#attempt(keepalive).finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #attempt(keepalive: boolean): Promise<void> {
    const oldest = this.#parts.now() - OLDEST_MILLIS;
    this.#waiting = this.#waiting.filter((report) => report.ts >= oldest);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH);
      try {
        const { ids } = await this.#parts.send(batch, keepalive);
        this.#done(batch);
        this.allow(ids);
      } catch (failure) {
        if (!hopeless(failure)) return;
        this.#done(batch);
      }
    }
  }

  #done(batch: readonly Report[]): void {
    const sent = new Set(batch.map((report) => report["tv.foyer-id"]));
    this.#waiting = this.#waiting.filter((report) => !sent.has(report["tv.foyer-id"]));
    this.#keep();
  }

  #keep(): void {
    this.#parts.shelf.write(KEY, this.#waiting);
  }
}

/** The server read the batch and will never take it. */
function hopeless(failure: unknown): boolean {
  return failure instanceof Problem && failure.status >= 400 && failure.status < 500 && ![401, 408, 429].includes(failure.status);
}
