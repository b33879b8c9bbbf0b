/** How the figures of quality are named and written. */
import type { By, Figures, QualityItem } from "@foyer/ui/quality";
import type { Words } from "./words.ts";

/** The media's host in words: the house itself has no name of its own. */
export function hostName(w: Words, host: string): string {
  return w.known("quality.host.", host);
}

export function itemName(w: Words, by: By, item: QualityItem): string {
  return by === "host" ? hostName(w, item.key) : w.text(item.name);
}

export const failedShare = ({ failed, plays }: Figures): number => (plays > 0 ? failed / plays : 0);

/** Seconds of a start, to the tenth, and as milliseconds below one. */
export const seconds = (w: Words, millis: number): string =>
  millis < 1_000 ? `${w.number(Math.round(millis / 10) * 10)} ms` : `${tenths(w, millis / 1_000)} s`;

/** A small share that must not read as nothing. */
export const share = (w: Words, ratio: number): string =>
  new Intl.NumberFormat(w.locale, { style: "percent", maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(ratio);

export const rate = (w: Words, kbps: number): string => `${tenths(w, kbps / 1_000)} Mbit/s`;

const tenths = (w: Words, value: number): string =>
  new Intl.NumberFormat(w.locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(value);
