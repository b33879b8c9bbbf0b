/** The player: only picture, and on any key a bar that knows the film's clock and its breaks. */
import type { JSX } from "preact";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { type Play, Problem } from "@foyer/ui/api";
import { classes } from "../parts/basics.tsx";
import { NetworkLost, Spinner, Trouble, useOpening, Waiting } from "../parts/stream.tsx";
import { TrackMenu } from "../parts/track-menu.tsx";
import { openPlayer, type PlayerEvent } from "../player-port.ts";
import { useFilmAds } from "./film-ads.tsx";
import { FilmAdMark, NextCard, PlayerBar } from "./player-over.tsx";
import { Playback, type View } from "../playback.ts";
import { insertionWish } from "../set.ts";
import { LAYER, type Press, useRemote } from "../remote.ts";
import { seekStep } from "../timeline.ts";
import { type Choice, choiceOf, choosable, keepChoice } from "../tracks.ts";
import { fullText } from "../seats.ts";
import { useRealFocus, useTv } from "../tv.ts";

const BAR_MILLIS = 4_000;
const COMMIT_MILLIS = 600;
const TICK_MILLIS = 200;
const NEXT_CARD_SECONDS = 12;
const EXIT_FLUSH_MILLIS = 800;

export function Player({ titleId, resume }: { titleId: string; resume: boolean }): JSX.Element {
  const { api, profile, way, words } = useTv();
  /** A film that broke on the way goes on where it broke. */
  const begun = useRef(false);
  const opening = useOpening<Play>(async () => {
    const answer = await api.play({
      titleId,
      profileId: profile.id,
      resume: resume || begun.current,
      ...insertionWish(location.search),
    });
    begun.current = true;
    return answer;
  });
  const { answer: play, failure, again } = opening;
  if (play) return <Watching key={play.session} play={play} again={again} />;
  const said = failure ? fullText(words, failure) : null;
  return (
    <div class="screen player" data-screen="player" data-state={failure ? "error" : "loading"} data-in-ad="false">
      {failure ? (
        <Trouble
          title={refusalTitle(failure)}
          text={said ? { said } : refusalText(failure)}
          again={again}
          leave={way.back}
        />
      ) : (
        <Waiting onBack={way.back} />
      )}
    </div>
  );
}

function Watching({ play, again }: { play: Play; again: () => void }): JSX.Element {
  const { drawer, outbox, profile, way, words, setOnline } = useTv();
  const [, render] = useReducer((n: number) => n + 1, 0);
  const video = useRef<HTMLVideoElement>(null);
  const changed = (): void => render(undefined as never);
  const held = useRef<Playback | null>(null);
  held.current ??= new Playback({ play, report: (b) => outbox.add(b), now: Date.now, changed });
  const playback = held.current;
  const [shownUntil, setShownUntil] = useState(Date.now() + BAR_MILLIS);
  const [scrub, setScrub] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const [hint, setHint] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const view = playback.view();
  const tracks = playback.tracks();
  const choose = (choice: Choice): void => {
    keepChoice(drawer, profile.id, { ...choiceOf(drawer, profile.id), ...choice });
    playback.choose(choice);
  };

  useEngine(video, play, playback, changed);
  useCommit(scrub, (content) => {
    playback.seek(content);
    setScrub(null);
  });
  useEffect(() => setOnline(view.state !== "offline"), [view.state === "offline"]);

  const { left, nextCard } = useNextCard(play, view, dismissed);
  const leave = (): void => {
    playback.close();
    const home = Promise.race([outbox.flush(), new Promise((r) => setTimeout(r, EXIT_FLUSH_MILLIS))]);
    void home.then(way.back);
  };
  const goOn = (): void => {
    if (!play.next) return;
    playback.close();
    void outbox.flush();
    way.replace({ name: "player", titleId: play.next.id, resume: false });
  };
  useEffect(() => {
    if (view.state !== "ended") return;
    if (!play.next || dismissed) leave();
    else if (!postRoll(play)) goOn();
  }, [view.state]);
  useEffect(() => {
    if (nextCard && view.state === "ended" && left <= 0) goOn();
  }, [left]);

  function scrubBy({ key, held }: Press): void {
    if (view.ad) return setHint(true);
    const way = key === "left" || key === "rewind" ? -1 : 1;
    const from = scrub ?? view.content;
    const to = from + way * seekStep(held, play.contentSeconds);
    setScrub(Math.max(0, Math.min(play.contentSeconds - 2, to)));
  }
  useRemote(LAYER.screen, (press) => {
    const { key } = press;
    if (view.state === "error") return false;
    setShownUntil(Date.now() + BAR_MILLIS);
    setHint(false);
    if (key === "back") {
      if (view.state === "ended") leave();
      else if (nextCard) setDismissed(true);
      else if (scrub !== null) setScrub(null);
      else leave();
    } else if (key === "stop") leave();
    else if (key === "ok" && nextCard) goOn();
    else if (key === "next" && play.next) goOn();
    else if (key === "ok" && scrub !== null) {
      playback.seek(scrub);
      setScrub(null);
    } else if (key === "ok" || key === "playpause") playback.toggle();
    else if (key === "play") playback.resume();
    else if (key === "pause") playback.pause();
    else if (key === "left" || key === "right" || key === "forward" || key === "rewind") scrubBy(press);
    else if ((key === "up" || key === "menu") && choosable(tracks)) setChoosing(true);
    return true;
  });

  const inSight = scrub !== null || shownUntil > Date.now();
  const ads = useFilmAds({ play, view, busy: inSight || nextCard || choosing, choosing: scrub !== null || choosing });

  const bare = !nextCard && view.state !== "error" && !choosing;
  const root = useRealFocus<HTMLDivElement>(bare);
  const barOn =
    !ads.paused && (view.state === "paused" || (inSight && view.state !== "loading"));
  return (
    <div
      ref={root}
      tabIndex={-1}
      role="application"
      aria-label={words.text(play.title.title)}
      class={classes("screen", "player", ads.squeezed && "squeezed")}
      data-screen="player"
      data-focused={bare ? "true" : undefined}
      data-state={view.state}
      data-in-ad={view.ad ? "true" : "false"}
      data-content-seconds={view.content.toFixed(2)}
      data-timeline-seconds={view.timeline.toFixed(2)}
      data-testid="player"
    >
      {ads.behind}
      <video ref={video} playsInline aria-label={words.text(play.title.title)} />
      {ads.over}
      {(view.state === "loading" || view.state === "buffering") && (
        <Spinner />
      )}
      {view.ad && <FilmAdMark view={view} hint={hint} />}
      <PlayerBar
        play={play}
        view={view}
        scrub={scrub}
        on={barOn && !nextCard && !choosing}
        tracks={choosable(tracks)}
      />
      {choosing && view.state !== "error" && (
        <TrackMenu tracks={tracks} choose={choose} close={() => setChoosing(false)} />
      )}
      {view.state === "offline" && <NetworkLost />}
      {nextCard && play.next && <NextCard card={play.next} seconds={Math.max(0, Math.ceil(left))} />}
      {view.state === "error" && (
        <Trouble title="player.broken" text="player.brokenText" again={again} leave={leave} />
      )}
    </div>
  );
}

const postRoll = (play: Play): boolean => play.breaks.some((pod) => pod.kind === "POST_ROLL");

/**
 * When the way to the next film is offered, and for how many seconds still: over the film's last
 * ones, or, where ads follow the film, after those.
 */
function useNextCard(play: Play, view: View, dismissed: boolean): { left: number; nextCard: boolean } {
  const [endedFor, setEndedFor] = useState(0);
  const after = postRoll(play);
  const ended = after && view.state === "ended";
  useEffect(() => {
    if (!ended) return;
    const timer = setInterval(() => setEndedFor((seconds) => seconds + 1), 1_000);
    return () => clearInterval(timer);
  }, [ended]);
  const left = ended ? NEXT_CARD_SECONDS - endedFor : play.contentSeconds - view.content;
  const inTime = after ? ended : !view.ad && view.state !== "loading" && left <= NEXT_CARD_SECONDS;
  return { left, nextCard: play.next !== null && !dismissed && inTime };
}

/** Opens the stream, ticks, and stops the picture when the app is hidden. */
function useEngine(
  video: { current: HTMLVideoElement | null },
  play: Play,
  playback: Playback,
  changed: () => void,
): void {
  const { drawer, outbox, profile } = useTv();
  useEffect(() => {
    let gone = false;
    const heard = (event: PlayerEvent): void => {
      if (!gone) playback.heard(event);
    };
    const { breaks, contentSeconds, startSeconds } = play;
    const failed = (token: string): void => playback.failed(token);
    const viewer = {
      choice: choiceOf(drawer, profile.id),
      told: changed,
      guide: play.insertion === "GUIDED" ? { breaks, contentSeconds, startSeconds, failed } : undefined,
    };
    void openPlayer(
      video.current!,
      play.master,
      play.startSeconds,
      heard,
      play.title.id,
      viewer,
    ).then((port) => {
      if (gone) port.close();
      else playback.attach(port);
    });
    const timer = setInterval(() => playback.tick(), TICK_MILLIS);
    const hidden = (): void => {
      if (document.visibilityState !== "hidden") return;
      playback.pause();
      void outbox.flush(true);
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", hidden);
      playback.close();
    };
  }, []);
}

/** A seek is made when the viewer has stopped choosing. */
function useCommit(scrub: number | null, commit: (content: number) => void): void {
  useEffect(() => {
    if (scrub === null) return;
    const timer = setTimeout(() => commit(scrub), COMMIT_MILLIS);
    return () => clearTimeout(timer);
  }, [scrub]);
}

function refusalTitle(failure: unknown) {
  if (failure instanceof Problem) {
    if (failure.type === "too-many-screens") return "player.full" as const;
    if (failure.type === "not-ready") return "player.notReady" as const;
    if (failure.type === "no-offer") return "player.noOffer" as const;
    if (failure.status === 404) return "player.unknown" as const;
  }
  return "net.title" as const;
}

function refusalText(failure: unknown) {
  if (failure instanceof Problem) {
    if (failure.type === "not-ready") return "player.notReadyText" as const;
    if (failure.type === "no-offer") return "player.noOfferText" as const;
    if (failure.status === 404) return "player.unknownText" as const;
  }
  return "net.again" as const;
}
