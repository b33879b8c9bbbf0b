/** What lies over a film while it plays: the mark of an ad, the bar, the card of the next film. */
import type { JSX } from "preact";
import type { Card, Play } from "@foyer/ui/api";
import { classes, Focusable } from "../parts/basics.tsx";
import { Icon } from "../parts/icons.tsx";
import { AdMark } from "../parts/stream.tsx";
import type { View } from "../playback.ts";
import { useNow, useTv } from "../tv.ts";

/** The mark of the film's ad on screen. */
export function FilmAdMark({ view, hint }: { view: View; hint: boolean }): JSX.Element | null {
  const { words } = useTv();
  if (!view.ad) return null;
  const { ad, index, number, pod, secondsLeft } = view.ad;
  return (
    <AdMark
      slot={`${index}.${ad.slot}`}
      number={number}
      of={pod.ads.length}
      secondsLeft={secondsLeft}
      from={words.name(ad.advertiser)}
      hint={hint}
    />
  );
}

interface BarProps {
  play: Play;
  view: View;
  scrub: number | null;
  on: boolean;
  /** There are sounds or subtitles to choose from. */
  tracks: boolean;
}

/** The film's clock and its breaks, over the picture. */
export function PlayerBar({ play, view, scrub, on, tracks }: BarProps): JSX.Element {
  const { words } = useTv();
  const now = useNow(10_000);
  const total = Math.max(1, play.contentSeconds);
  const at = scrub ?? view.content;
  const cuts = play.breaks.map((pod) => pod.contentAt).filter((c) => c > 0 && c < total);
  const edges = [0, ...cuts, total];
  return (
    <div class={classes("player-bar", on && "on")} aria-hidden={!on} data-testid="player-bar">
      <div class="player-top">
        {!view.ad && <span>{words.time(now)}</span>}
      </div>
      <div class="player-bottom">
        <div class="player-title">
          <Icon name={view.state === "paused" ? "pause" : "play"} size={44} />
          <div>
            <b>{words.text(play.title.title)}</b>
            <span>{words.facts(play.title).slice(0, 3).join(" · ")}</span>
          </div>
        </div>
        <div class="player-track">
          <span class="player-clock">{words.clock(at)}</span>
          <div class="segments" role="progressbar" aria-valuenow={Math.round(at)} aria-valuemax={Math.round(total)}>
            {edges.slice(1).map((to, n) => {
              const from = edges[n]!;
              const share = Math.max(0, Math.min(1, (at - from) / (to - from)));
              return (
                <div key={to} class="segment" style={{ flexGrow: to - from }}>
                  <div style={{ width: `${share * 100}%` }} />
                </div>
              );
            })}
            <i class={classes("knob", scrub !== null && "held")} style={{ left: `${(at / total) * 100}%` }}>
              {scrub !== null && <em>{words.clock(scrub)}</em>}
            </i>
          </div>
          <span class="player-clock">{words.clock(total)}</span>
        </div>
        <p class="player-keys">
          {words.t(view.state === "paused" ? "player.keysPaused" : view.ad ? "player.keysAd" : "player.keys")}
          {tracks && ` · ${words.t("player.keysTracks")}`}
        </p>
      </div>
    </div>
  );
}

/** The way to the next film, over the last seconds of this one. */
export function NextCard({ card, seconds }: { card: Card; seconds: number }): JSX.Element {
  const { words } = useTv();
  const art = card.backdrop ?? card.poster;
  return (
    <Focusable focused class="next-card" label={words.text(card.title)} testid="next-card">
      {art && <img src={art} alt="" width={240} height={135} />}
      <div>
        <span>{words.t("player.next", { seconds })}</span>
        <b>{words.text(card.title)}</b>
        <em>{words.t("player.nextKeys")}</em>
      </div>
    </Focusable>
  );
}
