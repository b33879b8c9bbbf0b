import { watchQuality } from "./quality-hls.ts";

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
  /** When what is on screen is on air, by the stream's own dates; none in a stream without. */
  readonly date?: number | null;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  close(): void;
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
): Promise<PlayerPort> {
  const quality = watchQuality(video, { live: startAt === "live", content });
  const { default: Hls } = await import("hls.js");
  const quiet = listen(video, on);
  const port = (close: () => void, date: () => number | null): PlayerPort => ({
    get position() {
      return video.currentTime;
    },
    get date() {
      return date();
    },
    play: () => void start(video, on),
    pause: () => video.pause(),
    seek: (seconds) => void (video.currentTime = seconds),
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
    enableInterstitialPlayback: false,
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
  hls.on(Hls.Events.ERROR, (_, data) => {
    if (!data.fatal) return;
    const status = data.response?.code ?? 0;
    if (data.type === Hls.ErrorTypes.NETWORK_ERROR && !(status >= 400 && status < 500)) {
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
      hls.destroy();
    },
    () => hls.playingDate?.getTime() ?? null,
  );
}

/** A set that plays HLS by itself tells the date of a stream's beginning. */
function ownDate(video: HTMLVideoElement & { getStartDate?: () => Date }): number | null {
  const start = video.getStartDate?.().getTime() ?? NaN;
  return Number.isNaN(start) ? null : start + video.currentTime * 1_000;
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
