/**
 * Pieces of a stitched stream that cannot be had and may be missing: an ad's. The picture runs up
 * to the hole and goes on behind it, so that a broken ad shortens its break and ends nothing.
 */
import type Hls from "hls.js";
import type { Fragment } from "hls.js";

/** Seconds of the stream. */
export interface Hole {
  readonly from: number;
  readonly to: number;
}

/** Buffers end a little before what they were asked for. */
const NEAR_SECONDS = 0.3;
const WATCH_MILLIS = 100;
const MOST = 24;

export class Holes {
  readonly #hls: Hls;
  readonly #video: HTMLVideoElement;
  readonly #ended: () => void;
  readonly #holes: Hole[] = [];
  #timer = 0;

  constructor(hls: Hls, video: HTMLVideoElement, ended: () => void) {
    this.#hls = hls;
    this.#video = video;
    this.#ended = ended;
  }

  /**
   * Where in the stream something went wrong: at a piece of it, or where it stands. The beginning
   * of a file has no place of its own; it is that of the next piece that needs it.
   */
  placeOf(piece: Fragment | undefined): number {
    const at = this.#video.currentTime;
    if (piece === undefined) return at;
    if (piece.sn !== "initSegment") return piece.start;
    const needs = this.#pieces().find((each) => each.initSegment?.url === piece.url && each.end > at + NEAR_SECONDS);
    return needs?.start ?? at;
  }

  /**
   * @param decoder whether the piece came and could not be decoded: the decoder starts afresh
   */
  leaveOut(hole: Hole, decoder: boolean): void {
    if (this.#holes.length < MOST) this.#holes.push(hole);
    for (const piece of this.#pieces()) {
      if (piece.start >= hole.from - NEAR_SECONDS && piece.end <= hole.to + NEAR_SECONDS) piece.gap = true;
    }
    // The engine stops when it has told everybody; then it may go on.
    setTimeout(() => (decoder ? this.#hls.recoverMediaError() : this.#hls.startLoad()));
    this.#timer ||= window.setInterval(() => this.#pass(), WATCH_MILLIS);
    this.#pass();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #pieces(): Fragment[] {
    const tracks = [...this.#hls.levels, ...this.#hls.audioTracks, ...this.#hls.subtitleTracks];
    return tracks.flatMap((track) => track.details?.fragments ?? []);
  }

  #pass(): void {
    const at = this.#video.currentTime;
    const hole = this.#holes.find(({ from, to }) => at >= from - NEAR_SECONDS && at < to - NEAR_SECONDS);
    if (!hole || this.#video.paused) return;
    if (at < hole.from && this.#video.readyState > 2) return;
    if (hole.to < this.#video.duration - NEAR_SECONDS) {
      this.#video.currentTime = hole.to;
    } else {
      this.#video.pause();
      this.close();
      this.#ended();
    }
  }
}
