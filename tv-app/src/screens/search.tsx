/** Search: letters at the left, results growing at the right while typing. */
import type { JSX } from "preact";
import type { Card } from "@foyer/ui/api";
import { columnOf, type Focus, type Line, next, NOWHERE, settle } from "../focus.ts";
import { classes, Focusable, Notice } from "../parts/basics.tsx";
import { Keyboard, KEYBOARD_LINES, keyCapAt, typed } from "../parts/keyboard.tsx";
import { Section } from "../parts/section.tsx";
import { CardView } from "../parts/shelves.tsx";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import { useLoad, useMemory, useRested, useTv } from "../tv.ts";
import { openCard } from "./home.tsx";

const ACROSS = 4;
const LIMIT = 20;
const LONGEST = 24;
const RECENT = 6;
const FIRST_KEY: Focus = { row: "k1", index: 1, columns: { k1: 0 } };

type Zone = "keys" | "results";

export function Search(): JSX.Element {
  const { api, words, way, drawer, profile } = useTv();
  const [query, setQuery] = useMemory("query", "");
  const [zone, setZone] = useMemory<Zone>("zone", "keys");
  const [keys, setKeys] = useMemory<Focus>("keys", FIRST_KEY);
  const [place, setPlace] = useMemory<Focus>("place", NOWHERE);
  const recentName = `recent.${profile.id}`;
  const recent = drawer.read<string[]>(recentName) ?? [];
  const asked = useRested(query.trim(), 160);
  const { data, failure } = useLoad(`search.${asked}`, () => api.search(asked, LIMIT, profile.id));
  const items = data?.items ?? [];
  const chips = query === "" ? recent : (data?.suggestions ?? []).map(words.text).slice(0, RECENT);
  const lines = resultLines(chips.length, items.length);
  const there = settle(lines, place);
  const inResults = zone === "results" && there.row !== "";

  function remember(): void {
    const word = query.trim();
    if (word === "") return;
    drawer.write(recentName, [word, ...recent.filter((w) => w !== word)].slice(0, RECENT));
  }
  function inKeys(key: string, arrow: boolean): boolean {
    if (key === "ok") {
      const cap = keyCapAt(keys);
      if (cap) setQuery(typed(query, cap, LONGEST));
      return true;
    }
    if (key.startsWith("digit")) return setQuery((query + key.slice(5)).slice(0, LONGEST)), true;
    if (key === "back" && query !== "") return setQuery(query.slice(0, -1)), true;
    if (!arrow) return false;
    const moved = next(KEYBOARD_LINES, keys, key as "left");
    if (moved !== keys) return setKeys(moved), true;
    if (key === "right" && there.row !== "") return setZone("results"), true;
    return key !== "left";
  }
  function inPlace(key: string, arrow: boolean): boolean {
    if (key === "ok") return choose(), true;
    if (key === "back") return setZone("keys"), true;
    if (!arrow) return false;
    const moved = next(lines, there, key as "left");
    if (moved === there && key === "left") setZone("keys");
    else setPlace(moved);
    return true;
  }
  function choose(): void {
    if (there.row === "chips") {
      const chip = chips[there.columns["chips"] ?? 0];
      if (chip) setQuery(chip.slice(0, LONGEST));
      return;
    }
    const card = items[indexOf(lines, there)];
    if (!card) return;
    remember();
    openCard(way, card);
  }

  return (
    <div class="screen search-page" data-screen="search">
      <Section name="search">
        {(active) => (
          <>
            <SearchKeys
              active={active}
              press={(key) => (inResults ? inPlace(key, isArrow(key as "left")) : inKeys(key, isArrow(key as "left")))}
            />
            <div class="search-left">
              <div class={classes("query", query === "" && "empty-query")} data-testid="query">
                {query === "" ? words.t("search.hint") : query}
                {query !== "" && <i class="caret" />}
              </div>
              <Keyboard focus={keys} active={active && !inResults} />
              <p class="tip">{words.t("search.tip")}</p>
            </div>
            <div class="search-right">
              <h2>
                {query === "" ? words.t("search.popular") : items.length > 0 && words.t("search.results", { n: items.length })}
              </h2>
              <Chips chips={chips} title={query === "" ? words.t("search.recent") : ""} focus={there} active={active && inResults} />
              {data && items.length === 0 && (
                <Notice title={words.t("search.none", { query })} text={words.t("search.noneText")} testid="no-results" />
              )}
              {!data && failure != null && <Notice title={words.t("net.title")} text={words.t("net.again")} />}
              <Results items={items} chips={chips.length > 0} lines={lines} focus={there} active={active && inResults} />
            </div>
          </>
        )}
      </Section>
    </div>
  );
}

function SearchKeys(props: { active: boolean; press: (key: string) => boolean }): null {
  useRemote(LAYER.screen, ({ key }) => props.active && props.press(key));
  return null;
}

function Chips(props: { chips: string[]; title: string; focus: Focus; active: boolean }) {
  if (props.chips.length === 0) return null;
  return (
    <div class="chips" aria-label={props.title}>
      {props.title && <span class="chips-title">{props.title}</span>}
      {props.chips.map((chip, index) => (
        <Focusable
          key={chip}
          class="chip"
          label={chip}
          testid={`chip-${index}`}
          focused={props.active && props.focus.row === "chips" && (props.focus.columns["chips"] ?? 0) === index}
        >
          {chip}
        </Focusable>
      ))}
    </div>
  );
}

interface ResultsProps {
  items: Card[];
  chips: boolean;
  lines: Line[];
  focus: Focus;
  active: boolean;
}

function Results({ items, chips, lines, focus, active }: ResultsProps): JSX.Element {
  const pitchX = 256;
  const pitchY = 424;
  const row = Math.max(0, Number(focus.row.slice(1)) || 0);
  const top = Math.max(0, focus.row.startsWith("r") ? row : 0);
  return (
    <div class={classes("results", chips && "below-chips")}>
      <div class="stack" style={{ transform: `translate3d(0, ${-top * pitchY}px, 0)` }}>
        {items.map((card, index) => {
          const at = Math.floor(index / ACROSS);
          if (at < top - 1 || at > top + 2) return null;
          const line = lines.find((l) => l.id === `r${at}`)!;
          const focused = active && focus.row === line.id && columnOf(line, focus) === index % ACROSS;
          return (
            <CardView
              key={card.id}
              card={card}
              shape="poster"
              x={(index % ACROSS) * pitchX}
              y={at * pitchY}
              size={{ width: 222, height: 333 }}
              focused={focused}
              passed={at < top}
            />
          );
        })}
      </div>
    </div>
  );
}

function resultLines(chips: number, items: number): Line[] {
  const rows = Math.ceil(items / ACROSS);
  return [
    { id: "chips", length: chips, aside: true },
    ...Array.from({ length: rows }, (_, row) => ({
      id: `r${row}`,
      length: Math.min(ACROSS, items - row * ACROSS),
    })),
  ];
}

function indexOf(lines: Line[], focus: Focus): number {
  const row = Number(focus.row.slice(1));
  const line = lines.find((l) => l.id === focus.row);
  return line ? row * ACROSS + columnOf(line, focus) : -1;
}
