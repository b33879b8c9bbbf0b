/**
 * The meter in the player's path: listens to the video element and the engine, reports every half
 * minute, and tells the media's host what a CDN's log can use (CMCD on segment requests).
 */
import type Hls from "hls.js";
import type { FragmentLoaderContext, HlsConfig, LoaderContext } from "hls.js";
import { PlayMeter, type QualityBox } from "./quality.ts";

const EVERY_MILLIS = 30_000;
const LIVE = "l";
const FILM = "v";

let box: QualityBox | null = null;

/** Said once when the set starts; without it nothing is measured. */
export function measureWith(quality: QualityBox): void {
  box = quality;
}

export interface Watch {
  /** For the engine's configuration. */
  readonly config: Partial<HlsConfig>;
  follow(hls: Hls, events: typeof Hls.Events): void;
  broken(code: string): void;
  close(): void;
}

interface Played {
  readonly live: boolean;
  /** The title; empty where there is none. */
  readonly content: string;
}

/** Follows one playback from the wish to play on. */
export function watchQuality(video: HTMLVideoElement, played: Played): Watch {
  const meter = new PlayMeter(() => performance.now());
  const sid = box?.newId() ?? "";
  const st = played.live ? LIVE : FILM;
  const tell = (): void => {
    if (box === null) return;
    meter.droppedFrames(video.getVideoPlaybackQuality?.().droppedVideoFrames ?? 0);
    const report = meter.take(box.newId(), Date.now());
    if (report !== null) box.add({ ...report, st }, sid, played.content);
  };
  const pairs: [string, () => void][] = [
    ["playing", () => meter.playing()],
    ["waiting", () => meter.waiting(video.seeking)],
    ["seeking", () => meter.sought()],
    ["pause", () => (video.ended ? meter.over(true) : meter.paused())],
    ["error", () => meter.error(mediaCode(video.error?.code), false)],
  ];
  for (const [name, heard] of pairs) video.addEventListener(name, heard);
  const timer = setInterval(() => {
    tell();
    void box?.flush();
  }, EVERY_MILLIS);
  const hidden = (): void => {
    if (document.visibilityState !== "hidden") return;
    tell();
    void box?.flush(true);
  };
  document.addEventListener("visibilitychange", hidden);

  let engine: Hls | null = null;
  return {
    config: {
      xhrSetup: (xhr, url, context) => {
        if (isSegment(context)) describe({ xhr, url, context, video, engine, meter, session: { sid, st, cid: played.content } });
      },
    },
    follow: (hls, events) => {
      engine = hls;
      hls.on(events.LEVEL_SWITCHED, (_, { level }) => meter.bitrate(Math.round((hls.levels[level]?.bitrate ?? 0) / 1_000)));
      hls.on(events.FRAG_LOADED, (_, { frag }) => meter.host(hostOf(frag.url)));
      hls.on(events.ERROR, (_, data) => meter.error(data.details, false));
    },
    broken: (code) => meter.error(code, true),
    close: () => {
      for (const [name, heard] of pairs) video.removeEventListener(name, heard);
      document.removeEventListener("visibilitychange", hidden);
      clearInterval(timer);
      meter.over(video.ended);
      tell();
      void box?.flush(true);
    },
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url, location.href).hostname;
  } catch {
    return "";
  }
}

const MEDIA_CODES = ["", "mediaAborted", "mediaNetwork", "mediaDecode", "mediaUnsupported"];
const mediaCode = (code: number | undefined): string => MEDIA_CODES[code ?? 0] || "other";

const isSegment = (context: LoaderContext | undefined): context is FragmentLoaderContext =>
  context !== undefined && "frag" in context;

interface Request {
  xhr: XMLHttpRequest;
  url: string;
  context: FragmentLoaderContext;
  video: HTMLVideoElement;
  engine: Hls | null;
  meter: PlayMeter;
  session: { sid: string; st: string; cid: string };
}

/**
 * From the set's own house the report stands in headers, so that a segment keeps one address in the
 * cache; to another host in the query, which asks for no leave across origins first.
 */
function describe({ xhr, url, context, video, engine, meter, session }: Request): void {
  const { object, request, status, whole } = cmcd(context, video, engine, meter, session);
  if (hostOf(url) === location.hostname) {
    context.headers = { ...context.headers, "CMCD-Object": object, "CMCD-Request": request, "CMCD-Session": whole };
    if (status !== "") context.headers["CMCD-Status"] = status;
    return;
  }
  const all = [object, request, status, whole].filter((part) => part !== "").join(",");
  xhr.open("GET", `${url}${url.includes("?") ? "&" : "?"}CMCD=${encodeURIComponent(all)}`, true);
}

function cmcd(
  { frag }: FragmentLoaderContext,
  video: HTMLVideoElement,
  engine: Hls | null,
  meter: PlayMeter,
  session: Request["session"],
) {
  const level = engine?.levels[frag.level];
  const kbps = Math.round((level?.bitrate ?? 0) / 1_000);
  const top = Math.round(Math.max(0, ...(engine?.levels ?? []).map(({ bitrate }) => bitrate)) / 1_000);
  const throughput = Math.round((engine?.bandwidthEstimate ?? 0) / 100_000) * 100;
  const init = frag.sn === "initSegment";
  const kind = init ? "i" : frag.type === "main" ? "v" : frag.type === "audio" ? "a" : "c";
  const line = (parts: (string | false)[]): string => parts.filter((part) => part !== false).join(",");
  return {
    object: line([kbps > 0 && `br=(${kbps})`, !init && `d=${Math.round(frag.duration * 1_000)}`, `ot=${kind}`, top > 0 && `tb=(${top})`]),
    request: line([`bl=(${ahead(video)})`, throughput > 0 && `mtp=(${throughput})`, meter.state !== "p" && meter.state !== "a" && "su"]),
    status: meter.state === "r" ? "bs" : "",
    // Asked anew for each request: a household that says no is obeyed from the next one on.
    whole: line([
      box?.ids === true && session.cid !== "" && `cid="${session.cid}"`,
      "sf=h",
      box?.ids === true && `sid="${session.sid}"`,
      `sta=${meter.state}`,
      `st=${session.st}`,
      "v=2",
    ]),
  };
}

/** Milliseconds of pictures that wait behind the one on screen, to the nearest hundred. */
function ahead({ buffered, currentTime }: HTMLVideoElement): number {
  for (let i = 0; i < buffered.length; i++) {
    if (buffered.start(i) <= currentTime + 0.1 && currentTime < buffered.end(i)) {
      return Math.round((buffered.end(i) - currentTime) * 10) * 100;
    }
  }
  return 0;
}
