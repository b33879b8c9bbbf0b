/**
 * What is worth reporting of a playback, told tick by tick. Pure state in, reports out: an ad's
 * points once each and in order, and seconds of content really played.
 */
import type { AdPoint } from "@foyer/ui/api";

const POINTS: readonly (readonly [number, AdPoint])[] = [
  [0, "IMPRESSION"],
  [0.25, "FIRST_QUARTILE"],
  [0.5, "MIDPOINT"],
  [0.75, "THIRD_QUARTILE"],
  [1, "COMPLETE"],
];

/** Points of each ad, by its token: every point at most once, never one before an earlier one. */
export class AdMeter {
  readonly #reached = new Map<string, number>();

  /** Points newly reached with `share` (0 to 1) of the ad on screen. */
  reached(token: string, share: number): AdPoint[] {
    const from = this.#reached.get(token) ?? 0;
    let to = from;
    while (to < POINTS.length && share >= POINTS[to]![0]) to++;
    this.#reached.set(token, to);
    return POINTS.slice(from, to).map(([, point]) => point);
  }

  /** True once an ad has shown its first frame and until it is complete. */
  running(token: string): boolean {
    const reached = this.#reached.get(token) ?? 0;
    return reached > 0 && reached < POINTS.length;
  }
}

export interface Seen {
  positionSeconds: number;
  seconds: number;
}

/** Longest step between two ticks that still counts as playing; a longer one is a jump. */
const LONGEST_TICK_SECONDS = 2;

/** Whole seconds of content played since the last report; jumps and ads do not count. */
export class WatchMeter {
  readonly #every: number;
  #last: number | null = null;
  #played = 0;

  constructor(everySeconds = 15) {
    this.#every = everySeconds;
  }

  /** One tick of normal playback at a content position; a report when enough was played. */
  tick(content: number): Seen | null {
    const step = this.#last === null ? 0 : content - this.#last;
    if (step > 0 && step <= LONGEST_TICK_SECONDS) this.#played += step;
    this.#last = content;
    return this.#played >= this.#every ? this.take(content) : null;
  }

  /** Playback is interrupted (ad, pause, seek): the next tick does not count from here. */
  interrupt(): void {
    this.#last = null;
  }

  /** What was played since the last report, at most 60 s at a time; null below one second. */
  take(content: number): Seen | null {
    const seconds = Math.min(60, Math.floor(this.#played));
    if (seconds < 1) return null;
    this.#played -= seconds;
    return { positionSeconds: Math.max(0, Math.round(content)), seconds };
  }
}
