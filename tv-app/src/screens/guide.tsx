/** The guide: eight channels at a time along a time line, and what the focused programme is. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { GuideChannel, Programme } from "@foyer/ui/api";
import { type GuideFocus, nextInGuide, pageOf, programmeAt } from "../guide-focus.ts";
import { Bar, classes, Focusable, Notice } from "../parts/basics.tsx";
import { Section } from "../parts/section.tsx";
import { Empty } from "../parts/shelves.tsx";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import { useLoad, useMemory, useNow, useTv } from "../tv.ts";

const MINUTE = 60_000;
const HOURS = 12;
const SHOWN_MINUTES = 150;
const PAGE = 8;
const LANE_LEFT = 320;
const LANE_WIDTH = 1304;
const ROW = 74;

export function Guide({ channel: wanted }: { channel?: string }): JSX.Element {
  const { api, profile, words, way } = useTv();
  const now = useNow(15_000);
  const from = useRef(new Date(Math.floor((now - 30 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE));
  const { data, failure } = useLoad("guide", () =>
    api.guide(from.current.toISOString(), HOURS, profile.id),
  );
  const [kept, setFocus] = useMemory<GuideFocus | null>("focus", null);
  const channels = data?.channels ?? [];
  const start = Math.max(0, channels.findIndex((channel) => channel.id === wanted));
  const focus = kept ?? { channel: start, at: now };
  const programme = programmeAt(channels[focus.channel], focus.at);
  const window = windowFor(focus.at, from.current.getTime());
  const first = pageOf(focus.channel, PAGE);
  const current = channels[focus.channel];

  return (
    <div class="screen guide-page" data-screen="guide">
      <Section name="guide" bare={channels.length === 0 && (data !== null || failure != null)}>
        {(active) => (
          <>
            <GuideKeys
              press={(key) => {
                if (!active) return false;
                if (isArrow(key as "up")) {
                  const moved = nextInGuide(channels, focus, key as "up");
                  if (moved === focus && key === "left") return false;
                  setFocus(moved);
                  return true;
                }
                if ((key === "ok" || key === "play") && current) {
                  if (current.playable) way.open({ name: "channel", id: current.id });
                  else way.open({ name: "player", titleId: current.id, resume: false });
                  return true;
                }
                if (key === "back" && wanted !== undefined) return way.back(), true;
                return false;
              }}
            />
            {current && <Details channel={current} programme={programme} now={now} />}
            {data && channels.length === 0 && (
              <Empty icon="guide" title={words.t("guide.empty")} text={words.t("guide.emptyText")} />
            )}
            {!data && failure != null && <Notice title={words.t("net.title")} text={words.t("net.again")} />}
            {channels.length > 0 && (
              <div class="guide" role="grid" aria-label={words.t("menu.guide")}>
                <TimeLine from={window} now={now} />
                {channels.slice(first, first + PAGE).map((channel, n) => (
                  <Lane
                    key={channel.id}
                    channel={channel}
                    top={56 + n * ROW}
                    from={window}
                    now={now}
                    focusedAt={first + n === focus.channel ? focus.at : null}
                    active={active && first + n === focus.channel}
                  />
                ))}
                {now >= window && now < window + SHOWN_MINUTES * MINUTE && (
                  <div
                    class="now-line"
                    style={{
                      left: `${LANE_LEFT + x(now, window)}px`,
                      height: `${14 + ROW * Math.min(PAGE, channels.length - first)}px`,
                    }}
                  />
                )}
              </div>
            )}
          </>
        )}
      </Section>
    </div>
  );
}

function GuideKeys({ press }: { press: (key: string) => boolean }): null {
  useRemote(LAYER.screen, ({ key }) => press(key));
  return null;
}

function Details(props: { channel: GuideChannel; programme: Programme | null; now: number }) {
  const { words } = useTv();
  const { channel, programme, now } = props;
  const start = programme ? Date.parse(programme.start) : 0;
  const end = programme ? Date.parse(programme.end) : 0;
  const live = programme !== null && start <= now && now < end;
  return (
    <header class="guide-details">
      <div class="kicker">
        {channel.number} · {words.text(channel.name)}
        {live && <span class="live-mark">{words.t("guide.live")}</span>}
      </div>
      <h1>{programme ? words.text(programme.title) : words.t("guide.gap")}</h1>
      {programme && (
        <>
          <div class="facts">
            <span class="fact">
              {words.day(start)} {words.time(start)}–{words.time(end)}
            </span>
            <span class="fact">{words.t("facts.minutes", { n: Math.round((end - start) / MINUTE) })}</span>
            {live && (
              <span class="fact left">{words.t("guide.left", { n: Math.max(1, Math.ceil((end - now) / MINUTE)) })}</span>
            )}
          </div>
          <p class="synopsis">{words.text(programme.synopsis)}</p>
        </>
      )}
    </header>
  );
}

function TimeLine({ from, now }: { from: number; now: number }): JSX.Element {
  const { words } = useTv();
  const marks = Array.from({ length: SHOWN_MINUTES / 30 }, (_, n) => from + n * 30 * MINUTE);
  return (
    <div class="time-line">
      <span class="today">{words.day(from)}</span>
      {marks.map((mark) => (
        <span key={mark} class={classes("mark", mark <= now && now < mark + 30 * MINUTE && "current")} style={{ left: `${LANE_LEFT + x(mark, from)}px` }}>
          {words.time(mark)}
        </span>
      ))}
    </div>
  );
}

interface LaneProps {
  channel: GuideChannel;
  top: number;
  from: number;
  now: number;
  focusedAt: number | null;
  active: boolean;
}

function Lane({ channel, top, from, now, focusedAt, active }: LaneProps): JSX.Element {
  const { words } = useTv();
  const until = from + SHOWN_MINUTES * MINUTE;
  const shown = channel.programmes.filter((p) => Date.parse(p.end) > from && Date.parse(p.start) < until);
  const focused = focusedAt === null ? null : programmeAt(channel, focusedAt);
  return (
    <div class="lane" role="row" style={{ top: `${top}px` }} data-testid={`lane-${channel.id}`}>
      <div class={classes("lane-name", focusedAt !== null && "current")}>
        <b>{channel.number}</b>
        {channel.logo && <img src={channel.logo} alt="" width={56} height={56} />}
        <span>{words.text(channel.name)}</span>
      </div>
      {shown.map((programme) => {
        const start = Date.parse(programme.start);
        const end = Date.parse(programme.end);
        const left = x(Math.max(start, from), from);
        const width = x(Math.min(end, until), from) - left - 6;
        const live = start <= now && now < end;
        return (
          <Focusable
            key={programme.start}
            role="gridcell"
            focused={active && programme === focused}
            label={`${words.text(channel.name)}, ${words.text(programme.title)}, ${words.time(start)}`}
            testid={`programme-${channel.id}-${programme.start}`}
            class={classes("programme", live && "live", end <= now && "past")}
            style={{ left: `${LANE_LEFT + left}px`, width: `${Math.max(12, width)}px` }}
          >
            {width > 70 && <span>{words.text(programme.title)}</span>}
            {live && <Bar share={(now - start) / (end - start)} />}
          </Focusable>
        );
      })}
      {shown.length === 0 && (
        <Focusable
          focused={active}
          role="gridcell"
          label={`${words.text(channel.name)}, ${words.t("guide.gap")}`}
          class="programme gap"
          style={{ left: `${LANE_LEFT}px`, width: `${LANE_WIDTH - 6}px` }}
        >
          <span>{words.t("guide.gap")}</span>
        </Focusable>
      )}
    </div>
  );
}

/** Left edge of the time shown: the page of the day that holds the focused instant. */
function windowFor(at: number, origin: number): number {
  const page = (SHOWN_MINUTES - 30) * MINUTE;
  return origin + Math.max(0, Math.floor((at - origin) / page)) * page;
}

function x(instant: number, from: number): number {
  return Math.round(((instant - from) / (SHOWN_MINUTES * MINUTE)) * LANE_WIDTH);
}
