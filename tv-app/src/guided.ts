/**
 * The clock of a guided film: the engine's interstitials controller plays the ads of a break from
 * lists of their own in the one video element, and here its place is told on the same timeline that
 * a stitched film has. The app keeps the rules of jumping and of seen breaks by itself.
 */
import type Hls from "hls.js";
import type { AdSlot, Break } from "@foyer/ui/api";
import { breakIndexAt, contentAt, timelineOf } from "./timeline.ts";

/** So far before its break a seek goes, to come into it by playing. */
const RUN_UP_SECONDS = 0.2;
/** An ad's last frame is still the ad. */
const LAST_FRAME_SECONDS = 0.06;
/** A break of which nothing is on screen for so long is left, and the film goes on. */
const GIVE_UP_MILLIS = 8_000;
const WATCH_MILLIS = 500;
/** A list later than this is none. */
export const LIST_MILLIS = 2_000;

export interface Guide {
  readonly breaks: readonly Break[];
  readonly contentSeconds: number;
  readonly startSeconds: number;
  /** An ad of the session that could not be played. */
  failed(token: string): void;
}

interface Engine {
  readonly hls: Hls;
  readonly events: typeof Hls.Events;
  readonly video: HTMLVideoElement;
  readonly ended: () => void;
}

/** What the engine calls the player of one ad. */
interface AssetPlayer {
  readonly currentTime: number;
  readonly media?: HTMLMediaElement | null;
}
interface Interstitial {
  readonly identifier: string;
  readonly cue: { readonly post: boolean };
  readonly restrictions: { jump: boolean; skip: boolean };
  readonly assetListResponse: { ASSETS?: { "X-FOYER-SLOT"?: number }[] } | null;
}

export class GuidedClock {
  readonly #engine: Engine;
  readonly #guide: Guide;
  readonly #over = new Set<string>();
  readonly #failed = new Set<string>();
  readonly #watch: number;
  /** The break on its way or on screen; the film stands still. */
  #pod: Break | null = null;
  #ad: AdSlot | null = null;
  #player: AssetPlayer | null = null;
  /** The last place in the break that was on screen. */
  #shown = 0;
  /** A break that a seek goes to. */
  #aim: Break | null = null;
  #turningSince: number | null = null;
  #done = false;
  /** Before its first frame the element stands at nought, wherever the film begins. */
  #begun = false;

  constructor(engine: Engine, guide: Guide) {
    this.#engine = engine;
    this.#guide = guide;
    const { hls, events } = engine;
    hls.on(events.INTERSTITIALS_UPDATED, (_, data) => {
      for (const event of data.events as Interstitial[]) event.restrictions.jump = false;
    });
    hls.on(events.INTERSTITIAL_STARTED, (_, { event }) => this.#enter(event as Interstitial));
    hls.on(events.INTERSTITIAL_ASSET_STARTED, (_, { event, assetListIndex, player }) =>
      this.#begin(event as Interstitial, assetListIndex, player as unknown as AssetPlayer),
    );
    hls.on(events.INTERSTITIAL_ASSET_ENDED, () => this.#endAd());
    hls.on(events.INTERSTITIAL_ASSET_ERROR, (_, { event, asset, assetListIndex }) => {
      // The engine says only afterwards whether it gives the ad up.
      setTimeout(() => asset?.error && this.#lose(event as Interstitial, assetListIndex));
    });
    hls.on(events.INTERSTITIAL_ENDED, (_, { event }) => this.#leave(event as Interstitial));
    hls.on(events.INTERSTITIALS_PRIMARY_RESUMED, () => this.#resumed());
    hls.on(events.ERROR, (_, { interstitial }) => {
      if (interstitial) this.#leave(interstitial as unknown as Interstitial);
    });
    this.#watch = window.setInterval(() => this.#giveUp(), WATCH_MILLIS);
  }

  /** Neither an ad nor the film is on screen: one of them is coming. */
  get turning(): boolean {
    if (this.#aim) return this.#content() < this.#aim.contentAt + 1 && !this.#over.has(this.#aim.id);
    return this.#pod !== null && !this.#visible();
  }

  /** The place on the timeline of a stitched film. */
  get position(): number {
    const { breaks } = this.#guide;
    if (this.#pod) {
      if (this.#visible()) this.#shown = this.#place();
      return Math.max(this.#shown, this.#pod.timelineAt - LAST_FRAME_SECONDS);
    }
    if (this.#aim && this.turning) return this.#aim.timelineAt;
    this.#aim = null;
    return timelineOf(breaks, this.#content());
  }

  seek(timeline: number): void {
    const pod = this.#guide.breaks[breakIndexAt(this.#guide.breaks, timeline)];
    const wanted = pod && !this.#over.has(pod.id) ? pod : null;
    this.#aim = wanted;
    this.#engine.video.currentTime = wanted
      ? Math.max(0, wanted.contentAt - RUN_UP_SECONDS)
      : contentAt(this.#guide.breaks, timeline);
  }

  /** The element has run out: of an ad, of the film before its last break, or of everything. */
  ended(): void {
    const post = this.#events().some((event) => event.cue.post && !this.#over.has(event.identifier));
    if (this.#pod || post || this.#content() < this.#guide.contentSeconds - 1) return;
    this.#finish();
  }

  close(): void {
    clearInterval(this.#watch);
  }

  #finish(): void {
    if (this.#done) return;
    this.#done = true;
    this.#engine.ended();
  }

  #enter(event: Interstitial): void {
    this.#aim = null;
    this.#pod = this.#guide.breaks.find((pod) => pod.id === event.identifier) ?? null;
    this.#shown = 0;
    this.#ad = this.#player = null;
  }

  #begin(event: Interstitial, index: number, player: AssetPlayer): void {
    if (this.#pod?.id !== event.identifier) this.#enter(event);
    this.#ad = this.#adOf(event, index);
    this.#player = player;
  }

  #endAd(): void {
    if (this.#ad && this.#visible()) this.#shown = this.#place();
    this.#ad = this.#player = null;
  }

  #leave(event: Interstitial): void {
    this.#over.add(event.identifier);
    this.#endAd();
    this.#pod = null;
    this.#aim = null;
    if (event.cue.post && this.#content() >= this.#guide.contentSeconds - 1) this.#finish();
  }

  #resumed(): void {
    if (this.#pod) this.#over.add(this.#pod.id);
    this.#endAd();
    this.#pod = null;
  }

  #lose(event: Interstitial, index: number): void {
    const ad = this.#adOf(event, index);
    if (!ad || this.#failed.has(ad.token)) return;
    this.#failed.add(ad.token);
    this.#guide.failed(ad.token);
  }

  /** The list names an ad by its slot, for the house may have left one out. */
  #adOf(event: Interstitial, index: number): AdSlot | null {
    const pod = this.#guide.breaks.find((each) => each.id === event.identifier);
    const slot = event.assetListResponse?.ASSETS?.[index]?.["X-FOYER-SLOT"];
    return pod?.ads.find((ad) => ad.slot === slot) ?? null;
  }

  #visible(): boolean {
    const { video } = this.#engine;
    return this.#ad !== null && (this.#player?.media ?? null) === video
      && (this.#player?.currentTime ?? 0) > 0 && video.readyState >= 2;
  }

  #place(): number {
    const into = Math.min(this.#player?.currentTime ?? 0, this.#ad!.seconds - LAST_FRAME_SECONDS);
    return this.#ad!.timelineAt + into;
  }

  /** The second of the film; the element's own clock is an ad's while one plays. */
  #content(): number {
    if (!this.#begun) {
      if (this.#engine.video.readyState < 2) return contentAt(this.#guide.breaks, this.#guide.startSeconds);
      this.#begun = true;
    }
    const kept = this.#engine.hls.interstitialsManager?.primary.currentTime ?? 0;
    const now = this.#engine.video.currentTime;
    return this.#pod === null && Math.abs(now - kept) < 1 ? now : kept;
  }

  #events(): Interstitial[] {
    return (this.#engine.hls.interstitialsManager?.events ?? []) as unknown as Interstitial[];
  }

  #giveUp(): void {
    const stuck = this.#pod !== null && !this.#visible() && !this.#engine.video.paused;
    if (!stuck) return void (this.#turningSince = null);
    this.#turningSince ??= performance.now();
    if (performance.now() - this.#turningSince < GIVE_UP_MILLIS) return;
    this.#turningSince = null;
    const event = this.#events().find((each) => each.identifier === this.#pod?.id);
    if (this.#ad) this.#guide.failed(this.#ad.token);
    if (event) event.restrictions.skip = false;
    this.#engine.hls.interstitialsManager?.skip();
  }
}
