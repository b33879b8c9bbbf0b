/**
 * What a set reports of a channel: asks what is on air, and follows the picture by its date. An ad
 * counts if it was seen from its beginning; titles are reported as watched while they are on.
 * Nothing here touches the page.
 */
import type { AdPoint, Beacon, ChannelAd, ChannelAds } from "@foyer/ui/api";
import { uuidV7 } from "@foyer/ui/ids";
import { AdMeter, type Seen, WatchMeter } from "./meters.ts";

export interface AdOnAir {
  readonly ad: ChannelAd;
  /** 1-based place among the break's ads. */
  readonly number: number;
  readonly of: number;
  readonly secondsLeft: number;
}

export interface AirtimeParts {
  readonly ask: () => Promise<ChannelAds>;
  readonly report: (beacon: Beacon) => void;
  readonly now: () => number;
}

type Break = ChannelAds["breaks"][number];
type Viewing = ChannelAds["viewings"][number];

/** A break is decided when it enters the playlist, some seconds before it is on screen. */
const ASK_BEFORE_MILLIS = 10_000;
const ASK_AGAIN_MILLIS = 2_000;
/** An ad that is met later than this was begun without its viewer. */
const FROM_THE_START_MILLIS = 1_500;
/** A longer step between two ticks is a jump. */
const LONGEST_STEP_MILLIS = 2_000;
/** Slack for the date that a decoder reports just before a join. */
const EPSILON_MILLIS = 50;

export class Airtime {
  readonly #parts: AirtimeParts;
  readonly #ads = new AdMeter();
  /** Ads that began while nobody looked, or of which a part was jumped over. */
  readonly #missed = new Set<string>();
  #breaks: readonly Break[] = [];
  #viewings: readonly Viewing[] = [];
  #until = 0;
  #asking = false;
  #askedAt = -Infinity;
  /** Answers to questions about an earlier stream are not wanted. */
  #turn = 0;
  #last: number | null = null;
  #ad: ChannelAd | null = null;
  #watched: { viewing: Viewing; meter: WatchMeter } | null = null;

  constructor(parts: AirtimeParts) {
    this.#parts = parts;
  }

  /** Another stream of the same channel follows. */
  restart(): void {
    this.rest();
    this.#turn++;
    this.#until = 0;
    this.#asking = false;
    this.#askedAt = -Infinity;
  }

  /** To be called about five times a second while the picture runs, with its date. */
  tick(date: number): void {
    this.#askInTime(date);
    const step = this.#last === null ? Infinity : date - this.#last;
    const jumped = step < 0 || step > LONGEST_STEP_MILLIS;
    this.#last = date;
    const on = adAt(this.#breaks, date);
    if (this.#ad && this.#ad.token !== on?.ad.token) this.#leave(jumped);
    if (on) this.#inAd(on.ad, date, jumped);
    else this.#inTitle(date);
  }

  /** The ad on screen at a date. */
  adAt(date: number | null): AdOnAir | null {
    return date === null ? null : adAt(this.#breaks, date);
  }

  /** The picture stops: what was seen so far is reported. */
  rest(): void {
    if (this.#watched) {
      const { viewing, meter } = this.#watched;
      const seen = meter.take(contentAt(viewing, this.#last ?? Date.parse(viewing.start)));
      if (seen) this.#report(viewing, seen);
      meter.interrupt();
    }
    this.#watched = null;
    this.#last = null;
  }

  #askInTime(date: number): void {
    const now = this.#parts.now();
    if (this.#asking || date < this.#until - ASK_BEFORE_MILLIS) return;
    if (now - this.#askedAt < ASK_AGAIN_MILLIS) return;
    this.#asking = true;
    this.#askedAt = now;
    const turn = this.#turn;
    const over = (): void => {
      if (turn === this.#turn) this.#asking = false;
    };
    this.#parts.ask().then((answer) => {
      over();
      if (turn !== this.#turn) return;
      this.#breaks = joined(this.#breaks, answer.breaks);
      this.#viewings = joined(this.#viewings, answer.viewings);
      this.#until = Date.parse(answer.until);
    }, over);
  }

  #inAd(ad: ChannelAd, date: number, jumped: boolean): void {
    this.#interruptTitle();
    const into = date - Date.parse(ad.start);
    const fresh = this.#ad?.token !== ad.token;
    if (fresh ? into > FROM_THE_START_MILLIS : jumped) this.#missed.add(ad.token);
    this.#ad = ad;
    if (!this.#missed.has(ad.token)) this.#reached(ad, into / (ad.seconds * 1_000));
  }

  #leave(jumped: boolean): void {
    if (this.#ad && !jumped && !this.#missed.has(this.#ad.token)) this.#reached(this.#ad, 1);
    this.#ad = null;
  }

  #reached(ad: ChannelAd, share: number): void {
    for (const point of this.#ads.reached(ad.token, Math.max(0, share))) this.#point(ad, point);
  }

  #inTitle(date: number): void {
    const on = this.#viewings.find(
      (viewing) => Date.parse(viewing.start) <= date && date < Date.parse(viewing.end),
    );
    if (this.#watched?.viewing.token !== on?.token) {
      this.#interruptTitle();
      this.#watched = on ? { viewing: on, meter: new WatchMeter() } : null;
    }
    if (!this.#watched || !on) return;
    this.#watched = { viewing: on, meter: this.#watched.meter };
    const seen = this.#watched.meter.tick(contentAt(on, date));
    if (seen) this.#report(on, seen);
  }

  #interruptTitle(): void {
    if (!this.#watched) return;
    const { viewing, meter } = this.#watched;
    const seen = meter.take(contentAt(viewing, Math.min(this.#last ?? 0, Date.parse(viewing.end))));
    if (seen) this.#report(viewing, seen);
    this.#watched = null;
  }

  #report(viewing: Viewing, seen: Seen): void {
    const millis = this.#parts.now();
    const last = Math.floor(contentAt(viewing, Date.parse(viewing.end)));
    this.#parts.report({
      kind: "watch",
      token: viewing.token,
      id: uuidV7(millis),
      at: new Date(millis).toISOString(),
      seconds: seen.seconds,
      positionSeconds: Math.min(seen.positionSeconds, last),
    });
  }

  #point(ad: ChannelAd, point: AdPoint): void {
    const at = new Date(this.#parts.now()).toISOString();
    this.#parts.report({ kind: "ad", token: ad.token, point, at });
  }
}

function contentAt(viewing: Viewing, date: number): number {
  return viewing.contentAt + (date - Date.parse(viewing.start)) / 1_000;
}

function adAt(breaks: readonly Break[], date: number): AdOnAir | null {
  for (const pod of breaks) {
    for (const [index, ad] of pod.ads.entries()) {
      const into = date + EPSILON_MILLIS - Date.parse(ad.start);
      if (into >= 0 && into < ad.seconds * 1_000) {
        const secondsLeft = Math.ceil(ad.seconds - into / 1_000);
        return { ad, number: index + 1, of: pod.ads.length, secondsLeft };
      }
    }
  }
  return null;
}

/** A later answer begins later: what was on before it is still known. */
function joined<T extends { start: string; end: string }>(old: readonly T[], fresh: readonly T[]): T[] {
  const [first] = fresh;
  if (!first) return old.slice(-KEPT);
  const from = Date.parse(first.start);
  const before = old.filter((each) => Date.parse(each.end) <= from);
  return [...before, ...fresh].slice(-KEPT);
}

/** More than the two hours that one can start over. */
const KEPT = 400;
