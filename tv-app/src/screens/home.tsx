/** Home: the focused title fills the screen, rows below it, cached when the network is slow. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Card, Home as HomeData } from "@foyer/ui/api";
import { type Focus, next, NOWHERE, settle } from "../focus.ts";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import { Backdrop, Facts, Notice } from "../parts/basics.tsx";
import { Section } from "../parts/section.tsx";
import type { ReadyAd } from "../ad-desk.ts";
import { type KindRow, MASTHEAD_ROW, useHomeAds, withAds } from "../home-ads.ts";
import { AdDetails, AdHero } from "../parts/ads.tsx";
import { adAt, cardAt, linesOf, type ShelfRow, Shelves } from "../parts/shelves.tsx";
import { type Tv, useLoad, useMemory, useTv } from "../tv.ts";
import type { Message } from "../words.ts";

const ROWS_TOP = 520;
const LATE_TRIES = 4;
const LATE_WAIT_MILLIS = 1_500;
/** Fewer rows for elder viewers, with what is live before everything else. */
const ELDER_ROWS = 4;
const WIDE: ReadonlySet<string> = new Set(["continue", "live"]);

export function Home(): JSX.Element {
  const tv = useTv();
  const { api, drawer, profile } = tv;
  const cacheName = `home.${profile.id}`;
  const { data, failure, reload } = useLoad(
    `home.${profile.id}`,
    () => api.home(profile.id),
    drawer.read<HomeData>(cacheName),
  );
  const [tries, setTries] = useMemory("lateTries", 0);
  const [focus, setFocus] = useMemory<Focus>("focus", NOWHERE);
  const late = data !== null && data.late.length > 0 && tries < LATE_TRIES;

  useEffect(() => {
    if (data) drawer.write(cacheName, { ...data, late: [] });
    if (!late) return;
    const timer = setTimeout(() => {
      setTries(tries + 1);
      reload();
    }, LATE_WAIT_MILLIS);
    return () => clearTimeout(timer);
  }, [data]);

  const inHand = useHomeAds(data !== null && data.rows.length > 0);
  const [details, setDetails] = useState<ReadyAd | null>(null);
  const organic = data ? rowsOf(data, tv, late) : [];
  const rows: ShelfRow[] = data
    ? withAds(organic, tv.me.config.rows, inHand.ads, placeOf(organic, focus))
    : loadingRows();
  const lines = linesOf(rows);
  const here = settle(lines, focus);
  const ad = adAt(rows, here);
  const card = cardAt(rows, here) ?? (ad ? null : (data?.hero ?? null));

  return (
    <div data-screen="home" class="screen">
      <Backdrop src={stillOf(card)} />
      <Section name="home" bare={here.row === "" && (data !== null || failure != null)}>
        {(active) => (
          <>
            <Keys
              active={active && !details}
              focus={here}
              lines={lines}
              setFocus={setFocus}
              card={card}
              onAd={() => ad?.ad.qr && setDetails(ad)}
            />
            {card && <Hero card={card} />}
            {ad && <AdHero ready={ad} />}
            {failure != null && !data && (
              <Notice title={tv.words.t("net.title")} text={tv.words.t("net.again")} />
            )}
            {data && rows.length === 0 && (
              <Notice title={tv.words.t("home.empty")} text={tv.words.t("home.emptyText")} />
            )}
            <Shelves rows={rows} focus={here} active={active} top={ROWS_TOP} onAdFailed={inHand.drop} />
            {details && <AdDetails ready={details} close={() => setDetails(null)} />}
          </>
        )}
      </Section>
    </div>
  );
}

interface KeysProps {
  active: boolean;
  focus: Focus;
  lines: ReturnType<typeof linesOf>;
  setFocus: (focus: Focus) => void;
  card: Card | null;
  onAd?: () => void;
}

/** The remote over rows of cards: arrows move, OK opens. */
export function Keys({ active, focus, lines, setFocus, card, onAd }: KeysProps): null {
  const { way } = useTv();
  useRemote(LAYER.screen, ({ key }) => {
    if (!active) return false;
    if (isArrow(key)) {
      const moved = next(lines, focus, key);
      if (moved === focus && key === "left") return false;
      setFocus(moved);
      return true;
    }
    if ((key === "ok" || key === "play") && card) {
      openCard(way, card, key === "play");
      return true;
    }
    if (key === "ok" && onAd) return onAd(), true;
    return false;
  });
  return null;
}

/** Where a card leads: a channel to the guide, a title to its page, the Play key straight in. */
export function openCard(way: Tv["way"], card: Card, playNow = false): void {
  if (card.kind === "channel") way.open({ name: "guide", channel: card.id });
  else if (playNow && card.kind !== "series") {
    way.open({ name: "player", titleId: card.id, resume: true });
  } else way.open({ name: "title", id: card.id, card });
}

/** What fills the screen behind a card; a channel has a logo and no still. */
export function stillOf(card: Card | null): string | null {
  return card === null || card.kind === "channel" ? null : card.backdrop;
}

export function Hero({ card }: { card: Card }): JSX.Element {
  const { words } = useTv();
  const title = words.text(card.title);
  return (
    <header class="hero" key={card.id}>
      <h1 class={title.length > 22 ? "long" : ""}>{title}</h1>
      <Facts parts={words.facts(card)}>
        <span class={`terms ${card.terms}`}>{words.terms(card.terms)}</span>
      </Facts>
      <p class="synopsis">
        {card.now
          ? `${words.text(card.now.title)}  ${words.time(card.now.start)}–${words.time(card.now.end)}`
          : words.text(card.synopsis)}
      </p>
    </header>
  );
}

/** Where the viewer stands among the organic rows; on the masthead, just there. */
function placeOf(rows: readonly KindRow[], focus: Focus): Focus {
  return focus.row === MASTHEAD_ROW ? focus : settle(linesOf(rows), focus);
}

function rowsOf(home: HomeData, tv: Tv, late: boolean): KindRow[] {
  const { words, profile } = tv;
  let rows: KindRow[] = home.rows
    .filter((row) => row.items.length > 0 && row.kind !== "masthead")
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      title: words.text(row.title),
      shape: WIDE.has(row.kind) ? "wide" : "poster",
      items: row.items,
    }));
  if (late) {
    for (const kind of home.late) {
      const title = words.t(`row.${kind}` as Message);
      rows.push({ id: `late-${kind}`, kind, title, shape: "poster", items: [], late: true });
    }
  }
  if (profile.kind === "elder") {
    const live = (row: KindRow): number => (row.items[0]?.kind === "channel" ? 0 : 1);
    rows = [...rows].sort((a, b) => live(a) - live(b)).slice(0, ELDER_ROWS);
  }
  return rows;
}

function loadingRows(): ShelfRow[] {
  return [0, 1].map((n) => ({ id: `loading-${n}`, title: "", shape: "poster", items: [], late: true }));
}
