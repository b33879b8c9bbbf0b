/** One title: its picture, facts, people, offers, the way to play or go on, episodes, the like. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Card, Episode, Offer, Title as TitleData } from "@foyer/ui/api";
import { Problem } from "@foyer/ui/api";
import { columnOf, type Focus, type Line, moveTo, next, NOWHERE, settle, visible } from "../focus.ts";
import { Backdrop, Bar, Button, classes, Facts, Focusable, Notice, RoomClock } from "../parts/basics.tsx";
import { CardView, SIZES } from "../parts/shelves.tsx";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import { useLoad, useMemory, useRealFocus, useTv } from "../tv.ts";
import type { Words } from "../words.ts";
import { Hero, openCard } from "./home.tsx";

interface Action {
  id: string;
  icon: string;
  label: string;
  titleId: string;
  resume: boolean;
}

const LOOK_AGAIN_MILLIS = [1_000, 4_000];

export function Title({ id, card: known }: { id: string; card?: Card }): JSX.Element {
  const { api, profile, words, way } = useTv();
  const { data, failure, reload } = useLoad(`title.${id}`, () => api.title(id, profile.id));
  const [focus, setFocus] = useMemory<Focus>("focus", NOWHERE);
  const [watched, setWatched] = useMemory<boolean>("watched", false);
  const card = data?.card ?? known ?? null;
  const actions = data ? actionsOf(data, words) : [];
  const seasons = data?.seasons ?? [];
  const seasonLine: Line = { id: "seasons", length: seasons.length > 1 ? seasons.length : 0 };
  const season = seasons[columnOf({ id: "seasons", length: seasons.length }, focus)];
  const episodes = season?.episodes ?? [];
  const episodeId = `episodes-${season?.number ?? 0}`;
  const lines: Line[] = [
    { id: "actions", length: actions.length },
    seasonLine,
    { id: episodeId, length: episodes.length },
    { id: "similar", length: data?.similar.length ?? 0 },
  ];
  const here = settle(lines, focus);
  const at = (line: string): number => columnOf(lines.find((l) => l.id === line)!, here);
  const episode = here.row === episodeId ? episodes[at(episodeId)] : undefined;

  useRemote(LAYER.screen, ({ key }) => {
    if (isArrow(key)) setFocus(next(lines, here, key));
    else if (key === "ok" || key === "play") choose();
    else return false;
    return true;
  });

  // Back from the player, the place that was reached may still be on its way: look again twice.
  useEffect(() => {
    if (!watched) return;
    setWatched(false);
    const looks = LOOK_AGAIN_MILLIS.map((millis) => window.setTimeout(reload, millis));
    return () => looks.forEach(clearTimeout);
  }, []);

  function play(titleId: string, resume: boolean): void {
    setWatched(true);
    way.open({ name: "player", titleId, resume });
  }

  function choose(): void {
    const action = actions[at("actions")];
    if (here.row === "actions" && action) {
      play(action.titleId, action.resume);
    } else if (episode) {
      play(episode.id, true);
    } else if (here.row === "seasons") {
      setFocus(moveTo(here, episodeId, at(episodeId)));
    } else if (here.row === "similar") {
      if (like) openCard(way, like);
    } else if (failure) reload();
  }

  const bare = here.row === "";
  const root = useRealFocus<HTMLDivElement>(bare);
  const lower = here.row !== "" && here.row !== "actions";
  const like = here.row === "similar" ? (data?.similar[at("similar")] ?? null) : null;
  const shift = here.row === "similar" ? (episodes.length > 0 ? 3 : 2) : lower ? 1 : 0;
  return (
    <div
      ref={root}
      tabIndex={-1}
      class={classes("screen", "title-page", lower && "lower")}
      data-screen="title"
      data-focused={bare ? "true" : undefined}
    >
      <Backdrop src={(like ?? card)?.backdrop ?? null} dim={lower && !like} />
      <RoomClock />
      {like && <Hero card={like} />}
      <div class={`page-roll roll-${shift}`}>
        {card && (
          <TitleHead card={card} data={data} actions={actions} focused={here.row === "actions" ? at("actions") : -1} />
        )}
        {failure != null && !data && <Failure failure={failure} />}
        {episodes.length > 0 && (
          <section class="episodes" aria-label={words.t("title.episodes")}>
            <div class="season-tabs">
              {seasons.length > 1 ? (
                seasons.map((s, index) => (
                  <Focusable
                    key={s.number}
                    focused={here.row === "seasons" && at("seasons") === index}
                    selected={s === season}
                    class={classes("tab", s === season && "current")}
                    testid={`season-${s.number}`}
                    label={words.t("title.season", { n: s.number })}
                  >
                    {words.t("title.season", { n: s.number })}
                  </Focusable>
                ))
              ) : (
                <h2>{words.t("title.episodes")}</h2>
              )}
            </div>
            <Episodes episodes={episodes} column={at(episodeId)} active={here.row === episodeId} />
            <p class="episode-text">
              {episode ? words.text(episode.synopsis) : ""}
            </p>
          </section>
        )}
        {data && data.similar.length > 0 && (
          <Similar cards={data.similar} column={at("similar")} active={here.row === "similar"} />
        )}
      </div>
    </div>
  );
}

interface HeadProps {
  card: Card;
  data: TitleData | null;
  actions: Action[];
  focused: number;
}

function TitleHead({ card, data, actions, focused }: HeadProps): JSX.Element {
  const { words } = useTv();
  const people = data?.people ?? [];
  const named = (role: "director" | "cast"): string =>
    people.filter((p) => p.role === role).slice(0, 4).map((p) => words.text(p.name)).join("、");
  const list = (names: string): string => (words.language === "zh" ? names : names.replaceAll("、", ", "));
  const title = words.text(card.title);
  return (
    <div class="title-head">
      {data?.episodeOf && <div class="kicker">{words.text(data.episodeOf.title)}</div>}
      <h1 class={title.length > 22 ? "long" : ""}>{title}</h1>
      <Facts parts={words.facts(card)}>
        <span class={`terms ${card.terms}`}>{words.terms(card.terms)}</span>
      </Facts>
      <p class="synopsis three">{words.text(data?.synopsis ?? card.synopsis)}</p>
      <div class="people">
        {named("director") && <span><b>{words.t("title.director")}</b>{list(named("director"))}</span>}
        {named("cast") && <span><b>{words.t("title.cast")}</b>{list(named("cast"))}</span>}
      </div>
      <div class="actions">
        {actions.map((action, index) => (
          <Button
            key={action.id}
            focused={focused === index}
            icon={action.icon}
            label={action.label}
            testid={`action-${action.id}`}
          />
        ))}
        {data && actions.length === 0 && <p class="no-offer">{words.t("title.noOffer")}</p>}
      </div>
      <div class="offers">
        {offersOf(data?.offers ?? []).map((offer) => (
          <span key={offer.id} class={classes("offer", !offer.available && "away")}>
            {words.text(offer.provider)} · {offer.available ? words.terms(offer.terms) : words.t("title.away")}
          </span>
        ))}
      </div>
    </div>
  );
}

function Episodes(props: { episodes: Episode[]; column: number; active: boolean }): JSX.Element {
  const { words } = useTv();
  const { width, height, gap, fits } = SIZES.wide;
  const [from, to] = visible(props.episodes.length, props.column, fits);
  return (
    <div class="track-window wide">
      <div class="track" style={{ transform: `translate3d(${-props.column * (width + gap)}px, 0, 0)` }}>
        {props.episodes.slice(from, to).map((episode, n) => {
          const index = from + n;
          const name = `${episode.number}. ${words.text(episode.title)}`;
          return (
            <Focusable
              key={episode.id}
              focused={props.active && index === props.column}
              label={`${name}, ${words.t("facts.minutes", { n: episode.minutes })}`}
              testid={`episode-${episode.id}`}
              class={classes("card", "wide", "episode", index < props.column && "passed", index >= props.column + fits && "peeking")}
              style={{ left: `${index * (width + gap)}px`, width: `${width}px`, height: `${height}px` }}
            >
              <div class="art">
                {episode.still && <img src={episode.still} alt="" width={width} height={height} />}
                {episode.progress && (
                  <Bar share={episode.progress.positionSeconds / Math.max(1, episode.progress.durationSeconds)} />
                )}
              </div>
              <div class="caption always">
                <span>{name}</span>
                <em>{words.t("facts.minutes", { n: episode.minutes })}</em>
              </div>
            </Focusable>
          );
        })}
      </div>
    </div>
  );
}

function Similar(props: { cards: Card[]; column: number; active: boolean }): JSX.Element {
  const { words } = useTv();
  const size = SIZES.poster;
  const step = size.width + size.gap;
  const [from, to] = visible(props.cards.length, props.column, size.fits);
  return (
    <section class="similar" aria-label={words.t("title.similar")}>
      <h2>{words.t("title.similar")}</h2>
      <div class="track-window poster">
        <div class="track" style={{ transform: `translate3d(${-props.column * step}px, 0, 0)` }}>
          {props.cards.slice(from, to).map((card, n) => (
            <CardView
              key={card.id}
              card={card}
              shape="poster"
              x={(from + n) * step}
              size={size}
              focused={props.active && from + n === props.column}
              passed={from + n < props.column}
              peeking={from + n >= props.column + size.fits}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

function Failure({ failure }: { failure: unknown }): JSX.Element {
  const { words } = useTv();
  if (failure instanceof Problem && failure.status === 404) {
    return <Notice title={words.t("title.gone")} text={words.t("title.goneText")} />;
  }
  return <Notice title={words.t("net.title")} text={words.t("net.again")} />;
}

/** What the household already has first, then free, then what is paid. */
function offersOf(offers: Offer[]): Offer[] {
  const rank = (offer: Offer): number =>
    (offer.available ? 0 : 10) + (offer.terms === "free" ? 0 : offer.terms === "subscription" ? 1 : 2);
  return [...offers].sort((a, b) => rank(a) - rank(b)).slice(0, 3);
}

function actionsOf(data: TitleData, words: Words): Action[] {
  if (data.offers.length > 0 && data.offers.every((offer) => !offer.available)) return [];
  const first = data.seasons[0]?.episodes[0];
  const resume = data.resume && data.resume.positionSeconds > 0 ? data.resume : null;
  if (resume) {
    const at = words.clock(resume.positionSeconds);
    const episode = data.seasons.flatMap((s) => s.episodes.map((e) => ({ s, e }))).find(({ e }) => e.id === resume.titleId);
    const label = episode
      ? words.t("title.resumeEpisode", { season: episode.s.number, n: episode.e.number, at })
      : words.t("title.resume", { at });
    return [
      { id: "resume", icon: "play", label, titleId: resume.titleId, resume: true },
      { id: "restart", icon: "restart", label: words.t("title.restart"), titleId: resume.titleId, resume: false },
    ];
  }
  const titleId = first?.id ?? data.card.id;
  if (data.card.kind === "series" && !first) return [];
  const label = first ? words.t("title.playFirst", { n: first.number }) : words.t("title.play");
  return [{ id: "play", icon: "play", label, titleId, resume: false }];
}
