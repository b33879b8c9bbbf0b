import type Hls from "hls.js";
import { type Guide, GuidedClock, LIST_MILLIS } from "./guided.ts";
import { watchQuality } from "./quality-hls.ts";
import { type Choice, indexOf, NO_TRACKS, type Track, type Tracks } from "./tracks.ts";

/**
 * The one door to a video engine. The app speaks only these words; hls.js stands behind them, and
 * is loaded when the first film is played, not before.
 */
export type PlayerEvent =
  | "playing"
  | "paused"
  | "waiting"
  | "ended"
  /** The network is away; the port keeps trying by itself. */
  | "lost"
  /** The network is back. */
  | "found"
  /** This stream cannot be played. */
  | "broken";

export interface PlayerPort {
  readonly position: number;
  /** On the way into or out of a break: what is on screen is neither the film nor an ad. */
  readonly turning?: boolean;
  readonly tracks: Tracks;
  /** Goes on in another language, from where it is; a language that is not there changes nothing. */
  choose(choice: Choice): void;
  /** When what is on screen is on air, by the stream's own dates; none in a stream without. */
  readonly date?: number | null;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  close(): void;
}

/** What a viewer wants to hear and read, and who is told when either is known or has changed. */
export interface Viewer {
  readonly choice?: Choice;
  readonly told?: () => void;
  /** The breaks of a guided stream. */
  readonly guide?: Guide | undefined;
}

export interface Buffers {
  readonly aheadSeconds: number;
  readonly behindSeconds: number;
}
const BUFFERS: Buffers = { aheadSeconds: 30, behindSeconds: 20 };
const RETRY_MILLIS = 2_000;
const MEDIA_RECOVERIES = 3;

/**
 * Opens a stream in a video element and starts it at a second of its timeline, or, where it is
 * live, as far behind its end as the stream itself asks for.
 */
export async function openPlayer(
  video: HTMLVideoElement,
  master: string,
  startAt: number | "live",
  on: (event: PlayerEvent) => void,
  content = "",
  viewer: Viewer = {},
): Promise<PlayerPort> {
  const quality = watchQuality(video, { live: startAt === "live", content });
  const { default: Hls } = await import("hls.js");
  let clock: GuidedClock | null = null;
  const quiet = listen(video, (event) => (event === "ended" && clock ? clock.ended() : on(event)));
  const port = (
    close: () => void,
    date: () => number | null,
    desk: TrackDesk = NO_DESK,
  ): PlayerPort => ({
    get position() {
      return clock?.position ?? video.currentTime;
    },
    get turning() {
      return clock?.turning ?? false;
    },
    get date() {
      return date();
    },
    get tracks() {
      return desk.tracks();
    },
    choose: desk.choose,
    play: () => void start(video, on),
    pause: () => video.pause(),
    seek: (seconds) => (clock ? clock.seek(seconds) : void (video.currentTime = seconds)),
    close: () => {
      quality.close();
      quiet();
      close();
      video.removeAttribute("src");
      video.load();
    },
  });

  if (!Hls.isSupported()) {
    if (video.canPlayType("application/vnd.apple.mpegurl") === "") on("broken");
    video.src = master;
    if (startAt !== "live") video.currentTime = startAt;
    void start(video, on);
    return port(
      () => undefined,
      () => ownDate(video),
    );
  }

  const hls = new Hls({
    ...quality.config,
    startPosition: startAt === "live" ? -1 : startAt,
    maxBufferLength: BUFFERS.aheadSeconds,
    maxMaxBufferLength: BUFFERS.aheadSeconds,
    backBufferLength: BUFFERS.behindSeconds,
    maxBufferSize: 30_000_000,
    capLevelToPlayerSize: true,
    enableInterstitialPlayback: viewer.guide !== undefined,
    interstitialAssetListLoadPolicy: {
      default: { maxTimeToFirstByteMs: LIST_MILLIS, maxLoadTimeMs: LIST_MILLIS, timeoutRetry: null, errorRetry: null },
    },
    fragLoadPolicy: {
      default: {
        maxTimeToFirstByteMs: 8_000,
        maxLoadTimeMs: 20_000,
        timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
        errorRetry: { maxNumRetry: 2, retryDelayMs: 500, maxRetryDelayMs: 2_000 },
      },
    },
  });
  quality.follow(hls, Hls.Events);
  if (viewer.guide) clock = new GuidedClock({ hls, events: Hls.Events, video, ended: () => on("ended") }, viewer.guide);
  let lost = false;
  let recoveries = 0;
  let retry = 0;
  let manifest = false;
  const found = (): void => {
    if (!lost) return;
    lost = false;
    on("found");
  };
  hls.on(Hls.Events.MANIFEST_PARSED, () => {
    manifest = true;
    found();
    void start(video, on);
  });
  hls.on(Hls.Events.FRAG_LOADED, found);
  const desk = trackDesk(hls);
  const told = (): void => viewer.told?.();
  hls.once(Hls.Events.AUDIO_TRACKS_UPDATED, () => desk.choose({ sound: viewer.choice?.sound }));
  hls.once(Hls.Events.SUBTITLE_TRACKS_UPDATED, () => desk.choose({ text: viewer.choice?.text ?? null }));
  for (const event of [
    Hls.Events.AUDIO_TRACKS_UPDATED,
    Hls.Events.AUDIO_TRACK_SWITCHED,
    Hls.Events.SUBTITLE_TRACKS_UPDATED,
    Hls.Events.SUBTITLE_TRACK_SWITCH,
  ] as const) {
    hls.on(event, told);
  }
  hls.on(Hls.Events.ERROR, (_, data) => {
    if (!data.fatal) return;
    const status = data.response?.code ?? 0;
    const away = data.type === Hls.ErrorTypes.NETWORK_ERROR && !(status >= 400 && status < 500);
    if (away) {
      lost = true;
      on("lost");
      clearTimeout(retry);
      retry = window.setTimeout(() => {
        if (manifest) hls.startLoad();
        else hls.loadSource(master);
      }, RETRY_MILLIS);
    } else if (data.type === Hls.ErrorTypes.MEDIA_ERROR && recoveries++ < MEDIA_RECOVERIES) {
      hls.recoverMediaError();
    } else {
      quality.broken(data.details);
      on("broken");
    }
  });
  hls.loadSource(master);
  hls.attachMedia(video);
  return port(
    () => {
      clearTimeout(retry);
      clock?.close();
      hls.destroy();
    },
    () => hls.playingDate?.getTime() ?? null,
    desk,
  );
}

/** A set that plays HLS by itself tells the date of a stream's beginning. */
function ownDate(video: HTMLVideoElement & { getStartDate?: () => Date }): number | null {
  const start = video.getStartDate?.().getTime() ?? NaN;
  return Number.isNaN(start) ? null : start + video.currentTime * 1_000;
}

/** What is heard and read, behind the one engine that has it. */
interface TrackDesk {
  tracks(): Tracks;
  choose(choice: Choice): void;
}
const NO_DESK: TrackDesk = { tracks: () => NO_TRACKS, choose: () => undefined };

function trackDesk(hls: Hls): TrackDesk {
  const named = (tracks: readonly { lang?: string; name: string }[]): Track[] =>
    tracks.map((track) => ({ language: track.lang ?? "und", label: track.name }));
  return {
    tracks: () => {
      const sounds = named(hls.audioTracks);
      const texts = named(hls.subtitleTracks);
      return {
        sounds,
        texts,
        sound: sounds[hls.audioTrack]?.language ?? null,
        text: texts[hls.subtitleTrack]?.language ?? null,
      };
    },
    choose: ({ sound, text }) => {
      const heard = indexOf(named(hls.audioTracks), sound);
      if (heard >= 0 && heard !== hls.audioTrack) hls.audioTrack = heard;
      if (text === undefined) return;
      const read = indexOf(named(hls.subtitleTracks), text);
      hls.subtitleDisplay = read >= 0;
      if (read !== hls.subtitleTrack) hls.subtitleTrack = read;
    },
  };
}

function listen(video: HTMLVideoElement, on: (event: PlayerEvent) => void): () => void {
  const pairs: [string, () => void][] = [
    ["playing", () => on("playing")],
    ["pause", () => !video.ended && on("paused")],
    ["waiting", () => on("waiting")],
    ["ended", () => on("ended")],
  ];
  for (const [name, heard] of pairs) video.addEventListener(name, heard);
  return () => {
    for (const [name, heard] of pairs) video.removeEventListener(name, heard);
  };
}

/** A set that must not start with sound starts without, rather than not at all. */
async function start(video: HTMLVideoElement, on: (event: PlayerEvent) => void): Promise<void> {
  try {
    await video.play();
  } catch (refusal) {
    if (!(refusal instanceof DOMException) || refusal.name !== "NotAllowedError") return;
    video.muted = true;
    await video.play().catch(() => on("paused"));
  }
}
