/** A channel of the house: the live picture, and on any key what is on and what comes next. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type ChannelPlay, Problem, type Programme } from "@foyer/ui/api";
import { classes, Dialog } from "../parts/basics.tsx";
import { Icon } from "../parts/icons.tsx";
import { openPlayer, type PlayerEvent, type PlayerPort } from "../player-port.ts";
import { LAYER, useRemote } from "../remote.ts";
import { fullText } from "../seats.ts";
import { useNow, useRealFocus, useTv } from "../tv.ts";

const BAR_MILLIS = 5_000;
const RETRY_MILLIS = 4_000;

type State = "loading" | "playing" | "paused" | "buffering" | "offline" | "error";

export function Channel({ id }: { id: string }): JSX.Element {
  const { api, profile, way, words } = useTv();
  const [play, setPlay] = useState<ChannelPlay | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    let timer = 0;
    api.playChannel(id, profile.id).then(
      (answer) => !gone && setPlay(answer),
      (cause: unknown) => {
        if (gone) return;
        setFailure(cause);
        if (!(cause instanceof Problem)) timer = window.setTimeout(() => setTurn(turn + 1), RETRY_MILLIS);
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [turn]);
  const again = (): void => {
    setPlay(null);
    setFailure(null);
    setTurn(turn + 1);
  };
  if (play) return <Live key={turn} play={play} again={again} />;
  const kids = failure instanceof Problem && failure.type === "not-for-kids";
  const refused = failure instanceof Problem;
  const full = fullText(words, failure);
  return (
    <div class="screen player" data-screen="channel" data-state={failure ? "error" : "loading"}>
      {failure ? (
        <Dialog
          title={words.t(full ? "player.full" : kids ? "channel.kids" : refused ? "player.unknown" : "net.title")}
          text={full ?? words.t(kids ? "channel.kidsText" : refused ? "player.unknownText" : "net.again")}
          onBack={way.back}
          choices={[
            { label: words.t("common.again"), testid: "again", act: again },
            { label: words.t("common.back"), testid: "back", act: way.back },
          ]}
        />
      ) : (
        <Waiting onBack={way.back} />
      )}
    </div>
  );
}

function Waiting({ onBack }: { onBack: () => void }): JSX.Element {
  const { words } = useTv();
  useRemote(LAYER.screen, ({ key }) => key === "back" && (onBack(), true));
  const ref = useRealFocus<HTMLDivElement>(true);
  return (
    <div ref={ref} tabIndex={-1} class="spinner" data-focused="true" role="status" aria-label={words.t("player.loading")} />
  );
}

function Live({ play, again }: { play: ChannelPlay; again: () => void }): JSX.Element {
  const { way, words, setOnline } = useTv();
  /** The address from a programme's start on, while the viewer watches that. */
  const [startOver, setStartOver] = useState<string | null>(null);
  const over = startOver !== null;
  const [shownUntil, setShownUntil] = useState(Date.now() + BAR_MILLIS);
  const { video, state, port } = useStream(startOver ?? play.master, over);
  const now = useNow(1_000);
  const slots = useSlots(play, now);
  useEffect(() => setOnline(state !== "offline"), [state === "offline"]);

  useRemote(LAYER.screen, ({ key }) => {
    if (state === "error") return false;
    setShownUntil(Date.now() + BAR_MILLIS);
    if (key === "back" || key === "stop") way.back();
    else if (key === "ok" || key === "playpause") {
      if (state === "paused") port.current?.play();
      else port.current?.pause();
    } else if (key === "play") port.current?.play();
    else if (key === "pause") port.current?.pause();
    else if (key === "left" || key === "rewind") setStartOver(startOver ?? startOf(play, slots));
    else if (key === "right" || key === "forward") setStartOver(null);
    return true;
  });
  const root = useRealFocus<HTMLDivElement>(state !== "error");
  const name = words.text(play.channel.name);
  return (
    <div
      ref={root}
      tabIndex={-1}
      role="application"
      aria-label={name}
      class="screen player"
      data-screen="channel"
      data-focused={state === "error" ? undefined : "true"}
      data-state={state}
      data-over={over ? "true" : "false"}
      data-testid="channel-player"
    >
      <video ref={video} playsInline aria-label={name} />
      {(state === "loading" || state === "buffering") && (
        <div class="spinner" role="status" aria-label={words.t("player.loading")} />
      )}
      <ChannelBar play={play} slots={slots} over={over} paused={state === "paused"} on={state === "paused" || shownUntil > now} now={now} />
      {state === "offline" && (
        <div class="calm" role="status" data-testid="network-lost">
          <Icon name="cloud" size={44} />
          <div>
            <b>{words.t("player.lost")}</b>
            <span>{words.t("player.lostText")}</span>
          </div>
        </div>
      )}
      {state === "error" && (
        <Dialog
          title={words.t("player.broken")}
          text={words.t("net.again")}
          onBack={way.back}
          choices={[
            { label: words.t("common.again"), testid: "again", act: again },
            { label: words.t("common.back"), testid: "back", act: way.back },
          ]}
        />
      )}
    </div>
  );
}

/** The stream from the start of what is on now, which may no longer be what was on at the opening. */
function startOf(play: ChannelPlay, slots: readonly Programme[]): string | null {
  const [on] = slots;
  return on === undefined || on.start === play.now?.start ? play.startOver : `${play.master}?from=${on.start}`;
}

/** The engine on one address; another address is another engine. */
function useStream(master: string, over: boolean) {
  const video = useRef<HTMLVideoElement>(null);
  const port = useRef<PlayerPort | null>(null);
  const [state, setState] = useState<State>("loading");
  useEffect(() => {
    let gone = false;
    setState("loading");
    void openPlayer(video.current!, master, over ? 0 : "live", (event) => {
      if (!gone) setState((old) => after(old, event));
    }).then((opened) => {
      if (gone) opened.close();
      else port.current = opened;
    });
    const hidden = (): void => {
      if (document.visibilityState === "hidden") port.current?.pause();
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", hidden);
      port.current?.close();
      port.current = null;
    };
  }, [master]);
  return { video, state, port };
}

function after(state: State, event: PlayerEvent): State {
  if (state === "error") return state;
  switch (event) {
    case "playing":
      return "playing";
    case "paused":
      return "paused";
    case "waiting":
      return state === "playing" ? "buffering" : state;
    case "lost":
      return state === "playing" || state === "paused" ? state : "offline";
    case "found":
      return state === "offline" ? "buffering" : state;
    case "ended":
    case "broken":
      return "error";
  }
}

/** What is on and what comes next; asked for again when a programme ends. */
function useSlots(play: ChannelPlay, now: number): readonly Programme[] {
  const { api, profile } = useTv();
  const known = [play.now, play.next].filter((slot): slot is Programme => slot !== null);
  const [slots, setSlots] = useState<readonly Programme[]>(known);
  const end = slots[0] ? Date.parse(slots[0].end) : Infinity;
  useEffect(() => {
    if (now < end) return;
    let gone = false;
    api.guide(new Date(now).toISOString(), 4, profile.id).then(
      ({ channels }) => {
        const own = channels.find((channel) => channel.id === play.channel.id);
        if (!gone && own) setSlots(own.programmes);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [now >= end]);
  return slots;
}

interface BarProps {
  play: ChannelPlay;
  slots: readonly Programme[];
  over: boolean;
  paused: boolean;
  on: boolean;
  now: number;
}

function ChannelBar({ play, slots, over, paused, on, now }: BarProps): JSX.Element {
  const { words } = useTv();
  const [current, next] = slots;
  const start = current ? Date.parse(current.start) : 0;
  const end = current ? Date.parse(current.end) : 1;
  return (
    <div class={classes("player-bar", on && "on")} aria-hidden={!on} data-testid="player-bar">
      <div class="player-top">
        <span>{words.time(now)}</span>
      </div>
      <div class="player-bottom">
        <div class="player-title">
          <Icon name={paused ? "pause" : "channels"} size={44} />
          <div>
            <b>{current ? words.text(current.title) : words.text(play.channel.name)}</b>
            <span>
              {play.channel.number} · {words.text(play.channel.name)}
              <em class="live-mark">{words.t(over ? "channel.over" : "guide.live")}</em>
            </span>
          </div>
        </div>
        {current && (
          <div class="player-track">
            <span class="player-clock">{words.time(start)}</span>
            <div class="segments">
              <div class="segment" style={{ flexGrow: 1 }}>
                <div style={{ width: `${100 * Math.max(0, Math.min(1, (now - start) / (end - start)))}%` }} />
              </div>
            </div>
            <span class="player-clock">{words.time(end)}</span>
          </div>
        )}
        <p class="player-keys">
          {next && `${words.t("channel.next", { time: words.time(Date.parse(next.start)), title: words.text(next.title) })} · `}
          {words.t(over ? "channel.keysOver" : "channel.keys")}
        </p>
      </div>
    </div>
  );
}
