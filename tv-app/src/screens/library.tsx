/** Films, series, channels and one's own: what the household's home and the catalogue offer. */
import type { JSX } from "preact";
import type { Card, Home } from "@foyer/ui/api";
import type { Text } from "@foyer/ui/i18n";
import { type Focus, NOWHERE, settle } from "../focus.ts";
import { Backdrop, Notice } from "../parts/basics.tsx";
import { Section } from "../parts/section.tsx";
import { cardAt, Empty, linesOf, type ShelfRow, Shelves } from "../parts/shelves.tsx";
import { useLoad, useMemory, useTv } from "../tv.ts";
import type { Message, Words } from "../words.ts";
import { Hero, Keys, stillOf } from "./home.tsx";

export type Shelf = "films" | "series" | "channels" | "mine";
const ROWS_TOP = 520;
const CATALOGUE = 50;

export function Library({ shelf }: { shelf: Shelf }): JSX.Element {
  const { api, profile, words, drawer } = useTv();
  const { data, failure } = useLoad(
    `library.${profile.id}`,
    async () => {
      const home = await api.home(profile.id);
      const popular = await api.search("", CATALOGUE, profile.id).catch(() => ({ items: [] as Card[] }));
      return { home, cards: popular.items };
    },
    cached(drawer.read<Home>(`home.${profile.id}`)),
  );
  const [focus, setFocus] = useMemory<Focus>("focus", NOWHERE);
  const rows = data ? rowsOf(shelf, data.home, data.cards, words) : [];
  const lines = linesOf(rows);
  const here = settle(lines, focus);
  const card = cardAt(rows, here);
  return (
    <div class="screen" data-screen={shelf}>
      <Backdrop src={stillOf(card)} />
      <Section name={shelf} bare={here.row === "" && (data !== null || failure != null)}>
        {(active) => (
          <>
            <Keys active={active} focus={here} lines={lines} setFocus={setFocus} card={card} />
            {card && <Hero card={card} />}
            {!data && failure != null && (
              <Notice title={words.t("net.title")} text={words.t("net.again")} />
            )}
            {data && rows.length === 0 && (
              <Empty
                icon={shelf}
                title={words.t(`empty.${shelf}` as Message)}
                text={words.t(`empty.${shelf}Text` as Message)}
              />
            )}
            <Shelves rows={rows} focus={here} active={active} top={ROWS_TOP} />
          </>
        )}
      </Section>
    </div>
  );
}

function cached(home: Home | null): { home: Home; cards: Card[] } | null {
  return home && { home, cards: [] };
}

function rowsOf(shelf: Shelf, home: Home, popular: Card[], words: Words): ShelfRow[] {
  if (shelf === "mine") {
    return home.rows
      .filter((row) => (row.kind === "continue" || row.kind === "household") && row.items.length > 0)
      .map((row) => ({
        id: row.id,
        title: words.text(row.title),
        shape: row.kind === "continue" ? "wide" : "poster",
        items: row.items,
      }));
  }
  const kind = shelf === "films" ? "film" : shelf === "series" ? "series" : "channel";
  const shown = home.rows.filter((row) => row.kind !== "masthead").flatMap((row) => row.items);
  const cards = unique([...shown, ...popular]).filter(
    (card) => card.kind === kind || (kind === "film" && card.kind === "clip"),
  );
  if (cards.length === 0) return [];
  if (kind === "channel") {
    return [{ id: "channels", title: words.t("menu.channels"), shape: "wide", items: cards }];
  }
  return byGenre(cards, words);
}

/** One row per genre, the fullest first; a card stands in its first genre's row only. */
function byGenre(cards: Card[], words: Words): ShelfRow[] {
  const groups = new Map<string, { title: Text | null; items: Card[] }>();
  for (const card of cards) {
    const genre = card.genres[0] ?? null;
    const id = genre?.en ?? "other";
    const group = groups.get(id) ?? { title: genre, items: [] };
    group.items.push(card);
    groups.set(id, group);
  }
  return [...groups.entries()]
    .sort(([, a], [, b]) => b.items.length - a.items.length)
    .map(([id, group]) => ({
      id: `genre-${id}`,
      title: group.title ? words.text(group.title) : words.t("library.other"),
      shape: "poster",
      items: group.items,
    }));
}

function unique(cards: Card[]): Card[] {
  const seen = new Set<string>();
  return cards.filter((card) => !seen.has(card.id) && seen.add(card.id));
}
