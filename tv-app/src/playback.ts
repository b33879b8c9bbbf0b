/**
 * One playback of a Play: keeps the two clocks, plays every break at most once, and reports what
 * was really shown. The screen draws `view()` and forwards keys; nothing here touches the page.
 */
import type { AdPoint, Beacon, Break, Play } from "@foyer/ui/api";
import { uuidV7 } from "@foyer/ui/ids";
import { AdMeter, type Seen, WatchMeter } from "./meters.ts";
import type { PlayerEvent, PlayerPort } from "./player-port.ts";
import { type Choice, NO_TRACKS, type Tracks } from "./tracks.ts";
import { adAt, breaksBefore, contentAt, type InAd, jump, pastSeenBreak } from "./timeline.ts";

export type State =
  | "loading"
  | "playing"
  | "paused"
  | "buffering"
  | "offline"
  | "ended"
  | "error";

export interface View {
  readonly state: State;
  readonly timeline: number;
  readonly content: number;
  readonly ad: InAd | null;
}

export interface PlaybackParts {
  readonly play: Play;
  readonly report: (beacon: Beacon) => void;
  readonly now: () => number;
  readonly changed: () => void;
}

/** A break whose media never comes is given up after this long, and the film goes on. */
const LOST_AD_MILLIS = 15_000;

export class Playback {
  readonly #parts: PlaybackParts;
  readonly #breaks: readonly Break[];
  readonly #ads = new AdMeter();
  readonly #watch = new WatchMeter();
  readonly #seen: Set<number>;
  #port: PlayerPort | null = null;
  #state: State = "loading";
  #last: InAd | null = null;
  /** Where a seek goes on once the break it crossed is over. */
  #then: number | null = null;
  /** Target of a seek the engine has not reached yet; its old position must not be believed. */
  #landing: number | null = null;
  /** The engine cannot load; the picture may still run from its buffer for a while. */
  #lost = false;
  #lostSince = 0;
  #ticked = 0;

  constructor(parts: PlaybackParts) {
    this.#parts = parts;
    this.#breaks = parts.play.breaks;
    this.#seen = new Set(breaksBefore(this.#breaks, parts.play.startSeconds));
  }

  attach(port: PlayerPort): void {
    this.#port = port;
    this.#parts.changed();
  }

  /** What can be heard and read, and is. */
  tracks(): Tracks {
    return this.#port?.tracks ?? NO_TRACKS;
  }
  choose(choice: Choice): void {
    this.#port?.choose(choice);
    this.#parts.changed();
  }

  view(): View {
    const timeline = this.#position();
    return {
      state: this.#state,
      timeline,
      content: Math.min(this.#parts.play.contentSeconds, contentAt(this.#breaks, timeline)),
      // A decoder may stop a frame before the end; behind the last ad there is none.
      ad: this.#state === "ended" ? null : adAt(this.#breaks, timeline),
    };
  }

  /** What the engine tells. */
  heard(event: PlayerEvent): void {
    if (this.#state === "ended" || this.#state === "error") return;
    switch (event) {
      case "playing":
        this.#state = "playing";
        break;
      case "paused":
        this.#state = "paused";
        this.#report();
        break;
      case "waiting":
        if (this.#state === "playing") this.#stall();
        break;
      case "lost":
        this.#lost = true;
        if (this.#state !== "playing" && this.#state !== "paused") this.#stall();
        break;
      case "found":
        this.#lost = false;
        if (this.#state === "offline") this.#state = "buffering";
        break;
      case "ended":
        this.#leaveAd(this.#sinceTick());
        this.#report();
        this.#state = "ended";
        break;
      case "broken":
        this.#report();
        this.#state = "error";
        break;
    }
    this.#parts.changed();
  }

  /** To be called about five times a second. */
  tick(): void {
    const since = this.#sinceTick();
    if (this.#state === "offline") return this.#giveUpLostAd();
    if (this.#port?.turning) return this.#leaveAd(since);
    if (this.#state !== "playing" || this.#port === null) return;
    const timeline = this.#port.position;
    if (this.#landing !== null) {
      if (Math.abs(timeline - this.#landing) > 3) return;
      this.#landing = null;
    }
    const past = pastSeenBreak(this.#breaks, this.#seen, timeline);
    if (past !== null) return this.#go(past);
    const ad = adAt(this.#breaks, timeline);
    if (this.#last && this.#last.ad.token !== ad?.ad.token) this.#leaveAd(since);
    if (ad) this.#inAd(ad);
    else this.#inFilm(timeline);
    this.#parts.changed();
  }

  toggle(): void {
    if (this.#state === "paused") this.#port?.play();
    else this.#port?.pause();
  }
  resume(): void {
    this.#port?.play();
  }
  pause(): void {
    this.#port?.pause();
  }

  /** Goes to a second of the film; in an ad nothing moves. */
  seek(content: number): boolean {
    const view = this.view();
    if (view.ad || this.#port === null) return false;
    this.#report();
    const end = Math.max(0, this.#parts.play.contentSeconds - 2);
    const target = Math.max(0, Math.min(end, content));
    const way = jump(this.#breaks, this.#seen, view.content, target);
    this.#then = way.then;
    this.#go(way.to);
    return true;
  }

  /** The viewer leaves: what was seen so far is reported. */
  close(): void {
    this.#report();
    this.#port?.close();
    this.#port = null;
  }

  #position(): number {
    return this.#landing ?? this.#port?.position ?? this.#parts.play.startSeconds;
  }

  #inAd(ad: InAd): void {
    this.#report();
    this.#last = ad;
    for (const point of this.#ads.reached(ad.ad.token, ad.share)) this.#point(ad.ad.token, point);
  }

  #inFilm(timeline: number): void {
    if (this.#then !== null) {
      const then = this.#then;
      this.#then = null;
      return this.#go(then);
    }
    const seen = this.#watch.tick(contentAt(this.#breaks, timeline));
    if (seen) this.#watched(seen);
  }

  #stall(): void {
    if (this.#lost && this.#state !== "offline") this.#lostSince = this.#parts.now();
    this.#state = this.#lost ? "offline" : "buffering";
    this.#report();
  }

  /** Seconds since the last tick. */
  #sinceTick(): number {
    const millis = this.#parts.now();
    const since = (millis - this.#ticked) / 1_000;
    this.#ticked = millis;
    return since;
  }

  /**
   * An ad is over; with the last one its break is done for this playback. It has run to its end if
   * what was left of it can have been shown since the last tick, and else it broke off.
   */
  #leaveAd(since: number): void {
    if (!this.#last) return;
    const { ad, index, number, pod, share } = this.#last;
    if (ad.seconds * (1 - share) <= since * 2 + 0.75) {
      for (const point of this.#ads.reached(ad.token, 1)) this.#point(ad.token, point);
    }
    if (number === pod.ads.length) this.#seen.add(index);
    this.#last = null;
  }

  /** An ad could not be played. */
  failed(token: string): void {
    this.#point(token, "ERROR");
  }

  #giveUpLostAd(): void {
    const ad = adAt(this.#breaks, this.#position());
    if (!ad || this.#parts.now() - this.#lostSince < LOST_AD_MILLIS) return;
    this.#point(ad.ad.token, "ERROR");
    this.#seen.add(ad.index);
    this.#last = null;
    this.#go(ad.pod.timelineAt + ad.pod.seconds);
  }

  #go(timeline: number): void {
    this.#watch.interrupt();
    this.#landing = timeline;
    this.#port?.seek(timeline);
    this.#parts.changed();
  }

  #report(): void {
    const seen = this.#watch.take(contentAt(this.#breaks, this.#position()));
    if (seen) this.#watched(seen);
    this.#watch.interrupt();
  }

  #watched(seen: Seen): void {
    const millis = this.#parts.now();
    this.#parts.report({
      kind: "watch",
      token: this.#parts.play.viewToken,
      id: uuidV7(millis),
      at: new Date(millis).toISOString(),
      seconds: seen.seconds,
      // A decoder may run a frame over the end; a place behind the film would be refused.
      positionSeconds: Math.min(seen.positionSeconds, Math.floor(this.#parts.play.contentSeconds)),
    });
  }

  #point(token: string, point: AdPoint): void {
    this.#parts.report({ kind: "ad", token, point, at: new Date(this.#parts.now()).toISOString() });
  }
}
