/**
 * Rows of cards under a fixed focus place: the focused row always sits at the same height, the
 * focused card in the same column; rows and cards slide under it. Only what is near is in the page.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Card } from "@foyer/ui/api";
import type { ReadyAd } from "../ad-desk.ts";
import { columnOf, type Focus, type Line, visible } from "../focus.ts";
import { useNow, useTv } from "../tv.ts";
import { Masthead, SlotCard } from "./ads.tsx";
import { Bar, classes, Focusable } from "./basics.tsx";
import { Icon } from "./icons.tsx";

export type Shape = "poster" | "wide" | "masthead";

export interface ShelfRow {
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
  readonly items: readonly Card[];
  /** One ad among the cards, before the card that had its place. */
  readonly slot?: { readonly at: number; readonly ready: ReadyAd };
  /** The row has not arrived yet. */
  readonly late?: boolean;
}

interface Size {
  width: number;
  height: number;
  gap: number;
  pitch: number;
  fits: number;
}
const HEAD = 68;
export const SIZES: Record<Shape, Size> = {
  poster: { width: 208, height: 312, gap: 28, pitch: 458, fits: 7 },
  wide: { width: 380, height: 214, gap: 34, pitch: 360, fits: 4 },
  masthead: { width: 1624, height: 304, gap: 34, pitch: 410, fits: 1 },
};

export function linesOf(rows: readonly ShelfRow[]): Line[] {
  return rows.map((row) => ({
    id: row.id,
    length: lengthOf(row),
    ...(row.shape === "masthead" ? { aside: true } : {}),
  }));
}

/** The title under the focus; null on an ad. */
export function cardAt(rows: readonly ShelfRow[], focus: Focus): Card | null {
  const row = rows.find((candidate) => candidate.id === focus.row);
  return row ? (cardIn(row, columnOf({ id: row.id, length: lengthOf(row) }, focus)) ?? null) : null;
}

/** The ad under the focus; null on a title. */
export function adAt(rows: readonly ShelfRow[], focus: Focus): ReadyAd | null {
  const row = rows.find((candidate) => candidate.id === focus.row);
  if (!row?.slot) return null;
  return columnOf({ id: row.id, length: lengthOf(row) }, focus) === row.slot.at ? row.slot.ready : null;
}

function lengthOf(row: ShelfRow): number {
  return row.items.length + (row.slot ? 1 : 0);
}

function cardIn(row: ShelfRow, column: number): Card | undefined {
  const at = row.slot?.at ?? Infinity;
  return column === at ? undefined : row.items[column > at ? column - 1 : column];
}

interface ShelvesProps {
  rows: readonly ShelfRow[];
  focus: Focus;
  /** False while the menu or a dialog has the remote. */
  active: boolean;
  top: number;
  onAdFailed?: (ready: ReadyAd) => void;
}

export function Shelves({ rows, focus, active, top, onAdFailed }: ShelvesProps): JSX.Element {
  const at = Math.max(0, rows.findIndex((row) => row.id === focus.row));
  let y = 0;
  const places = rows.map((row) => {
    const place = y;
    y += SIZES[row.shape].pitch;
    return place;
  });
  return (
    <div class="shelves" style={{ top: `${top}px` }}>
      <div class="stack" style={{ transform: `translate3d(0, ${-(places[at] ?? 0)}px, 0)` }}>
        {rows.map((row, index) => {
          if (index < at || index > at + 1) return null;
          return (
            <Shelf
              key={row.id}
              row={row}
              y={places[index]!}
              column={columnOf({ id: row.id, length: lengthOf(row) }, focus)}
              place={index > at ? "below" : "here"}
              active={active && index === at}
              clear={active}
              onAdFailed={() => row.slot && onAdFailed?.(row.slot.ready)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface ShelfProps {
  row: ShelfRow;
  y: number;
  column: number;
  place: "here" | "below";
  active: boolean;
  /** Neither the menu nor a dialog lies over the rows. */
  clear: boolean;
  onAdFailed: () => void;
}

function Shelf(props: ShelfProps): JSX.Element {
  const { row, y, column, place, active, clear, onAdFailed } = props;
  const size = SIZES[row.shape];
  const [from, to] = visible(lengthOf(row), column, size.fits);
  const step = size.width + size.gap;
  return (
    <section
      class={classes("shelf", place)}
      style={{ transform: `translate3d(0, ${y}px, 0)` }}
      data-testid={`row-${row.id}`}
      aria-label={row.title}
    >
      {row.title && <h2>{row.title}</h2>}
      {row.shape === "masthead" ? (
        row.slot && <Masthead ready={row.slot.ready} focused={active} clear={clear} onFailed={onAdFailed} />
      ) : row.late ? (
        <Skeletons size={size} />
      ) : (
        <div
          class="track"
          style={{ top: `${HEAD}px`, transform: `translate3d(${-column * step}px, 0, 0)` }}
        >
          {Array.from({ length: to - from }, (_, n) => {
            const index = from + n;
            const card = cardIn(row, index);
            if (!card) {
              return row.slot && (
                <SlotCard
                  key={row.slot.ready.ad.token}
                  ready={row.slot.ready}
                  x={index * step}
                  size={size}
                  focused={active && index === column}
                  clear={clear}
                  passed={index < column}
                  peeking={index >= column + size.fits}
                  onFailed={onAdFailed}
                />
              );
            }
            return (
              <CardView
                key={card.id}
                card={card}
                shape={row.shape}
                x={index * step}
                size={size}
                focused={active && index === column}
                resting={!active && index === column && place === "here"}
                passed={index < column}
                peeking={index >= column + size.fits}
                plain={place === "below" || index < column || index >= column + size.fits}
              />
            );
          })}
        </div>
      )}
    </section>
  );
}

function Skeletons({ size }: { size: Size }): JSX.Element {
  return (
    <div class="track" style={{ top: `${HEAD}px` }} aria-hidden="true" data-testid="skeleton">
      {Array.from({ length: size.fits }, (_, i) => (
        <div
          key={i}
          class="skeleton"
          style={{
            left: `${i * (size.width + size.gap)}px`,
            width: `${size.width}px`,
            height: `${size.height}px`,
          }}
        />
      ))}
    </div>
  );
}

interface CardViewProps {
  card: Card;
  shape: Shape;
  x: number;
  y?: number;
  size: { width: number; height: number };
  focused: boolean;
  resting?: boolean;
  passed?: boolean;
  peeking?: boolean;
  /** Picture only: the card is not in the focused row or only half in sight. */
  plain?: boolean;
}

export function CardView(props: CardViewProps): JSX.Element {
  const { card, shape, x, y = 0, size, focused } = props;
  const { words } = useTv();
  const [failed, setFailed] = useState(false);
  const picture = shape === "wide" ? (card.backdrop ?? card.poster) : (card.poster ?? card.backdrop);
  const title = words.text(card.title);
  const spoken = [title, ...words.facts(card), words.terms(card.terms)].join(", ");
  return (
    <Focusable
      focused={focused}
      label={spoken}
      testid={`card-${card.id}`}
      class={classes(
        "card",
        shape,
        card.kind === "channel" && "channel",
        props.passed && "passed",
        props.peeking && "peeking",
        props.resting && "resting",
      )}
      style={{
        left: `${x}px`,
        top: `${y}px`,
        width: `${size.width}px`,
        height: `${size.height}px`,
      }}
    >
      <div class="art">
        {picture && !failed ? (
          <img
            src={picture}
            alt=""
            width={size.width}
            height={size.height}
            onError={() => setFailed(true)}
          />
        ) : (
          <span class="name-under">{title}</span>
        )}
        {!props.plain && <Marks card={card} title={title} />}
        {card.progress && (
          <Bar share={card.progress.positionSeconds / Math.max(1, card.progress.durationSeconds)} />
        )}
      </div>
      {focused && <div class="caption">{title}</div>}
    </Focusable>
  );
}

/** Free or how it is paid, on every card; a channel's name and what it shows now. */
function Marks({ card, title }: { card: Card; title: string }): JSX.Element {
  const { words } = useTv();
  if (card.kind !== "channel") {
    return <span class={classes("badge", card.terms)}>{words.terms(card.terms)}</span>;
  }
  return (
    <>
      {card.now && <span class="badge">{title}</span>}
      <OnNow card={card} />
    </>
  );
}

/** What a channel shows at this moment and how far it is. */
function OnNow({ card }: { card: Card }): JSX.Element | null {
  const { words } = useTv();
  const now = useNow(30_000);
  if (!card.now) {
    return (
      <div class="on-now">
        <strong>{words.text(card.title)}</strong>
      </div>
    );
  }
  const start = Date.parse(card.now.start);
  const end = Date.parse(card.now.end);
  return (
    <div class="on-now">
      <strong>{words.text(card.now.title)}</strong>
      <span>
        {words.time(start)}–{words.time(end)}
      </span>
      <Bar share={(now - start) / Math.max(1, end - start)} />
    </div>
  );
}

export function Empty({ icon, title, text }: { icon: string; title: string; text: string }) {
  return (
    <div class="empty" role="status" data-testid="empty">
      <Icon name={icon} size={72} />
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}
