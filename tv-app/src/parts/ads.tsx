/** Ads as they stand on the glass: label, picture, words, code; and when they are really seen. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SetAd } from "@foyer/ui/api";
import type { ReadyAd } from "../ad-desk.ts";
import { LAYER, useRemote } from "../remote.ts";
import { useTv } from "../tv.ts";
import { classes, Focusable } from "./basics.tsx";

/** An ad is seen when this share of its pixels is on the glass. */
const SEEN_SHARE = 0.5;

interface PictureProps {
  ready: ReadyAd;
  class?: string;
  /** Nothing lies over it. */
  clear: boolean;
  onFailed: () => void;
}

/** The creative's picture. Its first frame that is painted and half in sight is the impression. */
export function AdPicture({ ready, clear, onFailed, class: name }: PictureProps): JSX.Element {
  const { desk } = useTv();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const element = image.current;
    if (!element || !clear || typeof IntersectionObserver !== "function") return;
    let frame = 0;
    const afterPaint = (run: () => void): void => {
      frame = requestAnimationFrame(() => (frame = requestAnimationFrame(run)));
    };
    const watch = new IntersectionObserver(
      (entries) => {
        cancelAnimationFrame(frame);
        const share = entries[entries.length - 1]?.intersectionRatio ?? 0;
        if (share < SEEN_SHARE) return;
        void element.decode().then(
          () => afterPaint(() => document.visibilityState === "visible" && desk.impression(ready)),
          () => undefined,
        );
      },
      { threshold: [0, SEEN_SHARE, 1] },
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [clear, ready.ad.token]);
  return (
    <img
      ref={image}
      class={name}
      src={ready.ad.media}
      alt=""
      onError={() => {
        desk.failed(ready.ad.token);
        onFailed();
      }}
    />
  );
}

/** What every ad wears: the label of the law, and whose it is. */
export function AdLabel({ ad }: { ad: SetAd }): JSX.Element {
  const { words } = useTv();
  return (
    <span class="ad-tag" data-testid="ad-label">
      <b class="ad-label">{words.text(ad.label)}</b>
      <span>{words.name(ad.advertiser)}</span>
    </span>
  );
}

/** A code to scan, never smaller than 300 px without its quiet zone. */
export function AdCode({ ad }: { ad: SetAd }): JSX.Element | null {
  const { words } = useTv();
  if (!ad.qr) return null;
  return (
    <figure class="ad-code">
      <span class="ad-code-ground">
        <img src={ad.qr.path} alt={words.t("ad.code")} width={400} height={400} data-testid="ad-qr" />
      </span>
      <figcaption>{words.t("ad.scan")}</figcaption>
    </figure>
  );
}

function headlineOf(ad: SetAd, words: ReturnType<typeof useTv>["words"]): string {
  return words.text(ad.headline) || words.name(ad.title);
}

interface CardProps {
  ready: ReadyAd;
  focused: boolean;
  /** The row that has the focus place, not one peeking below it. */
  clear: boolean;
  onFailed: () => void;
}

/** The home's masthead: a wide picture and its words side by side, like no other row. */
export function Masthead({ ready, focused, clear, onFailed }: CardProps): JSX.Element {
  const { words } = useTv();
  const { ad } = ready;
  const label = `${words.text(ad.label)}: ${headlineOf(ad, words)}, ${words.name(ad.advertiser)}`;
  return (
    <Focusable focused={focused} label={label} testid="masthead" class="card masthead">
      <div class="art">
        <AdPicture ready={ready} clear={clear} onFailed={onFailed} />
        <div class="masthead-words">
          <AdLabel ad={ad} />
          <strong>{headlineOf(ad, words)}</strong>
          {ad.qr && <em>{words.t("ad.more")}</em>}
        </div>
      </div>
    </Focusable>
  );
}

interface SlotProps extends CardProps {
  x: number;
  size: { width: number; height: number };
  passed: boolean;
  peeking: boolean;
}

/** One sponsored card inside a row: the same size as its neighbours, another ground, labelled. */
export function SlotCard(props: SlotProps): JSX.Element {
  const { ready, focused, clear, onFailed, x, size, passed, peeking } = props;
  const { words } = useTv();
  const { ad } = ready;
  const headline = headlineOf(ad, words);
  const tall = ad.height > ad.width;
  return (
    <Focusable
      focused={focused}
      label={`${words.text(ad.label)}: ${headline}, ${words.name(ad.advertiser)}`}
      testid="row-slot"
      class={classes("card", "poster", "sponsored", passed && "passed", peeking && "peeking")}
      style={{ left: `${x}px`, top: "0px", width: `${size.width}px`, height: `${size.height}px` }}
    >
      <div class="art">
        <AdPicture ready={ready} clear={clear && !passed && !peeking} onFailed={onFailed} class={tall ? "tall" : "wide"} />
        <span class="badge sponsored" data-testid="ad-label">{words.text(ad.label)}</span>
        {!tall && (
          <div class="slot-words">
            <strong>{headline}</strong>
            <span>{words.name(ad.advertiser)}</span>
          </div>
        )}
      </div>
      {focused && tall && <div class="caption">{headline}</div>}
    </Focusable>
  );
}

/** What the head of the screen says while an ad has the focus; a masthead has its own words below. */
export function AdHero({ ready: { ad, surface } }: { ready: ReadyAd }): JSX.Element {
  const { words } = useTv();
  const headline = surface === "MASTHEAD" ? words.name(ad.advertiser) : headlineOf(ad, words);
  return (
    <header class="hero" key={ad.token} data-testid="ad-hero">
      <h1 class={headline.length > 22 ? "long" : ""}>{headline}</h1>
      <div class="facts">
        <AdLabel ad={ad} />
      </div>
      <p class="synopsis">{words.t(ad.qr ? "ad.openCode" : "ad.goOn")}</p>
    </header>
  );
}

/** OK on an ad with a code: the code, large. Every key leads back. */
export function AdDetails({ ready, close }: { ready: ReadyAd; close: () => void }): JSX.Element {
  const { words } = useTv();
  const { ad } = ready;
  useRemote(LAYER.dialog, () => (close(), true));
  return (
    <div class="scrim" role="dialog" aria-modal="true" aria-label={headlineOf(ad, words)} data-testid="ad-details">
      <div class="ad-details">
        <div class="ad-details-words">
          <AdLabel ad={ad} />
          <h2>{headlineOf(ad, words)}</h2>
          <img class="ad-details-art" src={ad.media} alt="" />
          <p>{words.t("ad.anyKey")}</p>
        </div>
        <AdCode ad={ad} />
      </div>
    </div>
  );
}

/** A whole screen of an ad: the screensaver. */
export function AdScreen({ ready, onFailed }: { ready: ReadyAd; onFailed: () => void }): JSX.Element {
  const { words } = useTv();
  const { ad } = ready;
  return (
    <div class="ad-screen" role="status" data-testid="screensaver" aria-label={`${words.text(ad.label)}: ${headlineOf(ad, words)}`}>
      <AdPicture ready={ready} clear onFailed={onFailed} />
      <div class="ad-screen-shade" />
      <div class="ad-corner">
        <AdLabel ad={ad} />
      </div>
      <div class="ad-screen-words">
        {ad.headline && <h1>{words.text(ad.headline)}</h1>}
        <p>{words.t("ad.anyKey")}</p>
      </div>
      <AdCode ad={ad} />
    </div>
  );
}

/** The right third beside a picture that stands still. */
export function PauseAd({ ready, onFailed }: { ready: ReadyAd; onFailed: () => void }): JSX.Element {
  const { words } = useTv();
  const { ad } = ready;
  return (
    <div class="pause-ad" data-testid="pause-ad">
      <div class="pause-dim" />
      <aside class={classes("pause-panel", ad.qr !== null && "coded")} aria-label={`${words.text(ad.label)}: ${headlineOf(ad, words)}`}>
        <AdLabel ad={ad} />
        <div class={classes("pause-art", ad.width > ad.height * 1.2 ? "wide" : "tall")}>
          <AdPicture ready={ready} clear onFailed={onFailed} />
        </div>
        <strong>{headlineOf(ad, words)}</strong>
        <AdCode ad={ad} />
      </aside>
      <p class="pause-keys">{words.t("ad.pauseKeys")}</p>
    </div>
  );
}

/** A band of 8:1 over a running film, above where subtitles stand. */
export function OverlayAd({ ready, onFailed }: { ready: ReadyAd; onFailed: () => void }): JSX.Element {
  const { words } = useTv();
  return (
    <aside class="overlay-ad" data-testid="overlay-ad" aria-label={`${words.text(ready.ad.label)}: ${headlineOf(ready.ad, words)}`}>
      <AdPicture ready={ready} clear onFailed={onFailed} />
      <AdLabel ad={ready.ad} />
      <em>{words.t("ad.back")}</em>
    </aside>
  );
}

/** The ground behind a film that stepped back: an L at the right and below. */
export function SqueezeAd(props: { ready: ReadyAd; settled: boolean; onFailed: () => void }): JSX.Element {
  const { words } = useTv();
  const { ready, settled, onFailed } = props;
  const { ad } = ready;
  return (
    <aside class="squeeze-ad" data-testid="squeeze-ad" aria-label={`${words.text(ad.label)}: ${headlineOf(ad, words)}`}>
      <AdPicture ready={ready} clear={settled} onFailed={onFailed} />
      <div class="squeeze-words">
        <AdLabel ad={ad} />
        {ad.headline && <strong>{words.text(ad.headline)}</strong>}
        <em>{words.t("ad.back")}</em>
      </div>
      <AdCode ad={ad} />
    </aside>
  );
}
