/**
 * What a film can be heard and read in, and what a viewer chose. A choice is a language, for that
 * is what one film has in common with the next; it is kept for each profile on this set.
 */
import type { Shelf } from "./beacons.ts";

/** One sound or one caption track of a stream. */
export interface Track {
  readonly language: string;
  /** What people choose by, in the language itself. */
  readonly label: string;
}

export interface Tracks {
  readonly sounds: readonly Track[];
  readonly texts: readonly Track[];
  /** Language that is heard now. */
  readonly sound: string | null;
  /** Language that is read now; null while nothing is. */
  readonly text: string | null;
}

export const NO_TRACKS: Tracks = { sounds: [], texts: [], sound: null, text: null };

/** What a viewer wants; null texts are none, and what is absent is left to the film. */
export interface Choice {
  readonly sound?: string;
  readonly text?: string | null;
}

/** Tells whether there is anything to choose. */
export const choosable = (tracks: Tracks): boolean => tracks.sounds.length > 1 || tracks.texts.length > 0;

/** The track of a language, or of its main language: `zh-TW` is served by `zh`; else -1. */
export function indexOf(tracks: readonly Track[], language: string | null | undefined): number {
  if (language === null || language === undefined) return -1;
  const exact = tracks.findIndex((track) => track.language === language);
  if (exact >= 0) return exact;
  const main = (tag: string): string => tag.split("-")[0]!.toLowerCase();
  return tracks.findIndex((track) => main(track.language) === main(language));
}

/** A profile's choice on this set; what is no choice counts as none. */
export function choiceOf(drawer: Shelf, profile: string): Choice {
  const kept = drawer.read<Choice>(`tracks.${profile}`);
  return kept !== null && typeof kept === "object" ? kept : {};
}

export function keepChoice(drawer: Shelf, profile: string, choice: Choice): void {
  drawer.write(`tracks.${profile}`, choice);
}
