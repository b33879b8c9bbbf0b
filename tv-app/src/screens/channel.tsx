/** A channel of the house: the live picture, and on any key what is on and what comes next. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Api, type ChannelPlay, Problem, type Programme } from "@foyer/ui/api";
import { Airtime, type AdOnAir } from "../airtime.ts";
import { lineUp, onAt } from "../line-up.ts";
import { classes } from "../parts/basics.tsx";
import { Icon } from "../parts/icons.tsx";
import { AdMark, NetworkLost, Spinner, Trouble, useOpening, Waiting } from "../parts/stream.tsx";
import { openPlayer, type PlayerEvent, type PlayerPort } from "../player-port.ts";
import { LAYER, useRemote } from "../remote.ts";
import { fullText } from "../seats.ts";
import { useNow, useRealFocus, useTv } from "../tv.ts";

/** Of a channel that is not played out by the house nothing is reported. */
const NOTHING = Promise.resolve({ until: "9999-12-31T00:00:00Z", viewings: [], breaks: [] });
const BAR_MILLIS = 5_000;
const TICK_MILLIS = 200;

type State = "loading" | "playing" | "paused" | "buffering" | "offline" | "error";

export function Channel({ id }: { id: string }): JSX.Element {
  const { api, profile, way, words } = useTv();
  const { answer, failure, turn, again } = useOpening(() => open(api, id, profile.id));
  if (answer) return <Live key={turn} play={answer} again={again} />;
  const kids = failure instanceof Problem && failure.type === "not-for-kids";
  const refused = failure instanceof Problem;
  const said = fullText(words, failure);
  const full = said === null ? null : { said };
  return (
    <div class="screen player" data-screen="channel" data-state={failure ? "error" : "loading"}>
      {failure ? (
        <Trouble
          title={full ? "player.full" : kids ? "channel.kids" : refused ? "player.unknown" : "net.title"}
          text={full ?? (kids ? "channel.kidsText" : refused ? "player.unknownText" : "net.again")}
          again={again}
          leave={way.back}
        />
      ) : (
        <Waiting onBack={way.back} />
      )}
    </div>
  );
}

/** Channels of which this set learned that the house follows them live: they have a door of their own. */
const followed = new Set<string>();

/** Opens a channel that the house plays out, or, where it plays none, that it follows live. */
async function open(api: Api, id: string, profileId: string): Promise<ChannelPlay> {
  if (followed.has(id)) return openLive(api, id, profileId);
  try {
    return await api.playChannel(id, profileId);
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.type !== "not-on-air") throw cause;
  }
  const play = await openLive(api, id, profileId);
  followed.add(id);
  return play;
}

async function openLive(api: Api, id: string, profileId: string): Promise<ChannelPlay> {
  const [live, channels] = await Promise.all([api.live(id, profileId), lineUp(api, profileId)]);
  const line = channels.find((channel) => channel.id === id);
  const now = Date.now();
  const [on, next] = onAt(line, now);
  return {
    channel: {
      id,
      number: line?.number ?? 0,
      name: line?.name ?? { zh: "", en: "" },
      logo: line?.logo ?? "",
    },
    master: live.master,
    ads: live.ads,
    startOver: null,
    now: on ?? null,
    next: next ?? null,
    liveEdge: new Date(now).toISOString(),
    holdBackSeconds: 0,
    expires: live.expires,
  };
}

function Live({ play, again }: { play: ChannelPlay; again: () => void }): JSX.Element {
  const { way, words, setOnline } = useTv();
  /** The instant from which on the viewer watches, if not live. */
  const [from, setFrom] = useState<string | null>(null);
  const over = from !== null;
  const [shownUntil, setShownUntil] = useState(Date.now() + BAR_MILLIS);
  const [hint, setHint] = useState(false);
  const { video, state, port } = useStream(over ? `${play.master}?from=${from}` : play.master, over);
  const ad = useAirtime(play, from, port, state);
  const now = useNow(1_000);
  const slots = useSlots(play, now);
  useEffect(() => setOnline(state !== "offline"), [state === "offline"]);

  const zap = useZap(play.channel.id);

  /** In an ad nothing moves. */
  const moveTo = (place: string | null): void => (ad ? setHint(true) : setFrom(place));
  useRemote(LAYER.screen, ({ key }) => {
    if (state === "error") return false;
    setShownUntil(Date.now() + BAR_MILLIS);
    setHint(false);
    if (key === "back" || key === "stop") way.back();
    else if (key === "ok" || key === "playpause") {
      if (state === "paused") port.current?.play();
      else port.current?.pause();
    } else if (key === "play") port.current?.play();
    else if (key === "pause") port.current?.pause();
    else if (key === "up" || key === "down") zap(key === "up" ? 1 : -1);
    else if (key === "left" || key === "rewind") moveTo(from ?? startOf(play, slots));
    else if (key === "right" || key === "forward") moveTo(null);
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
      data-channel={play.channel.number}
      data-over={over ? "true" : "false"}
      data-in-ad={ad ? "true" : "false"}
      data-testid="channel-player"
    >
      <video ref={video} playsInline aria-label={name} />
      {(state === "loading" || state === "buffering") && <Spinner />}
      {ad && (
        <AdMark
          slot={`${ad.ad.start}.${ad.ad.slot}`}
          number={ad.number}
          of={ad.of}
          secondsLeft={ad.secondsLeft}
          from={words.name(ad.ad.advertiser)}
          hint={hint}
        />
      )}
      <ChannelBar
        play={play}
        slots={slots}
        over={over}
        paused={state === "paused"}
        on={state === "paused" || (shownUntil > now && !ad)}
        now={now}
      />
      {state === "offline" && <NetworkLost />}
      {state === "error" && <Trouble title="player.broken" text="net.again" again={again} leave={way.back} />}
    </div>
  );
}

/** The start of what is on now, which may no longer be what was on at the opening. */
function startOf(play: ChannelPlay, slots: readonly Programme[]): string | null {
  return play.startOver === null ? null : (slots[0]?.start ?? play.now?.start ?? null);
}

/** Follows what is on air while the picture runs, reports it, and tells the ad on screen. */
function useAirtime(
  play: ChannelPlay,
  from: string | null,
  port: { current: PlayerPort | null },
  state: State,
): AdOnAir | null {
  const { api, outbox } = useTv();
  const asked = useRef(from);
  asked.current = from;
  const held = useRef<Airtime | null>(null);
  held.current ??= new Airtime({
    ask: () => (play.ads === null ? NOTHING : api.channelAds(play.ads, asked.current ?? undefined)),
    report: (beacon) => outbox.add(beacon),
    now: Date.now,
  });
  const airtime = held.current;
  const [ad, setAd] = useState<AdOnAir | null>(null);
  useEffect(() => () => airtime.restart(), [from]);
  useEffect(() => {
    if (state !== "playing") return;
    const timer = setInterval(() => {
      const date = port.current?.date ?? null;
      if (date !== null) airtime.tick(date);
      const on = airtime.adAt(date);
      setAd((old) =>
        old?.ad.token === on?.ad.token && old?.secondsLeft === on?.secondsLeft ? old : on,
      );
    }, TICK_MILLIS);
    return () => {
      clearInterval(timer);
      airtime.rest();
    };
  }, [state === "playing", from]);
  useEffect(
    () => () => {
      airtime.rest();
      void outbox.flush(true);
    },
    [],
  );
  return ad;
}

/** Goes to the next channel by number that can be opened, round and round; the line-up is there before. */
function useZap(id: string): (step: 1 | -1) => void {
  const { api, profile, way } = useTv();
  const gone = useRef(false);
  useEffect(() => {
    lineUp(api, profile.id).catch(() => undefined);
    return () => void (gone.current = true);
  }, []);
  return (step) => {
    lineUp(api, profile.id).then(
      (channels) => {
        const line = channels.filter((channel) => channel.playable);
        const at = line.findIndex((channel) => channel.id === id);
        const next = line[(at + step + line.length) % line.length];
        if (!gone.current && at >= 0 && next && next.id !== id) way.replace({ name: "channel", id: next.id });
      },
      () => undefined,
    );
  };
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
