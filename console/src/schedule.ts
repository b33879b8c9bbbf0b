/** A schedule while it is edited: blocks in the week, moved and split without gaps. Pure. */
import { type Block, type Day, DAYS, type Entry, type Film, type Playlist, type Schedule } from "@foyer/ui/channels";
import type { Fault } from "@foyer/ui/adhouse";

export const DAY_MINUTES = 1_440;
/** What a drag or a key moves a beginning by. */
export const STEP = 5;

export const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The same schedule with times as `06:00` and blocks in the order of the day. */
export function tidy(schedule: Schedule): Schedule {
  const blocks = schedule.blocks.map((block) => ({
    ...block,
    at: block.at.slice(0, 5),
    listing: block.listing ?? null,
    days: DAYS.filter((day) => block.days.includes(day)),
  }));
  blocks.sort((a, b) => minutesOf(a.at) - minutesOf(b.at));
  return { ...schedule, blocks };
}

export const holds = (block: Block, day: Day): boolean => block.days.length === 0 || block.days.includes(day);

/** A block's hours on one day; `carried` when it began on a day before. */
export interface Stretch {
  block: number;
  day: number;
  from: number;
  to: number;
  carried: boolean;
}

/** The week as it is filled: every minute of it belongs to one block. */
export function stretches({ blocks }: Schedule): Stretch[] {
  const week = DAYS.map((day) => blocks.map((block, n) => ({ block, n })).filter(({ block }) => holds(block, day)));
  let last = [...week].reverse().find((day) => day.length > 0)?.at(-1)?.n;
  if (last === undefined) return [];
  const found: Stretch[] = [];
  week.forEach((own, day) => {
    const first = own[0] ? minutesOf(own[0].block.at) : DAY_MINUTES;
    if (first > 0) found.push({ block: last as number, day, from: 0, to: first, carried: true });
    own.forEach(({ block, n }, i) => {
      const next = own[i + 1];
      const to = next ? minutesOf(next.block.at) : DAY_MINUTES;
      found.push({ block: n, day, from: minutesOf(block.at), to, carried: false });
    });
    last = own.at(-1)?.n ?? last;
  });
  return found;
}

const overlap = (a: Block, b: Block): boolean => DAYS.some((day) => holds(a, day) && holds(b, day));

/** How far a block's beginning may move: not over a neighbour that shares a day with it. */
export function room({ blocks }: Schedule, index: number): { least: number; most: number } {
  const own = blocks[index]!;
  const at = minutesOf(own.at);
  const others = blocks.filter((block, n) => n !== index && overlap(block, own)).map(({ at }) => minutesOf(at));
  return {
    least: Math.max(0, ...others.filter((other) => other < at).map((other) => other + STEP)),
    most: Math.min(DAY_MINUTES - STEP, ...others.filter((other) => other > at).map((other) => other - STEP)),
  };
}

/** Moves a block's beginning; the block before it grows or shrinks with it. */
export function moved(schedule: Schedule, index: number, minutes: number): Schedule {
  const { least, most } = room(schedule, index);
  const snapped = Math.round(minutes / STEP) * STEP;
  return changed(schedule, index, { at: timeOf(Math.max(least, Math.min(most, snapped))) });
}

/** The block that ends this one on a day; null when it runs into the next day. */
export function ender(schedule: Schedule, index: number, day: number): number | null {
  const own = stretches(schedule).find((each) => each.block === index && each.day === day && !each.carried);
  const next = own && stretches(schedule).find((each) => each.day === day && each.from === own.to && !each.carried);
  return next?.block ?? null;
}

export function changed(schedule: Schedule, index: number, more: Partial<Block>): Schedule {
  return { ...schedule, blocks: schedule.blocks.map((block, n) => (n === index ? { ...block, ...more } : block)) };
}

/** Cuts a block in two at a minute; the second part is a block of its own with the same rules. */
export function split(schedule: Schedule, index: number, minutes: number): Schedule {
  const own = schedule.blocks[index]!;
  const at = Math.max(0, Math.min(DAY_MINUTES - STEP, Math.round(minutes / STEP) * STEP));
  const taken = schedule.blocks.some((block) => minutesOf(block.at) === at && overlap(block, own));
  if (taken) return schedule;
  return tidy({ ...schedule, blocks: [...schedule.blocks, { ...own, at: timeOf(at), listing: null }] });
}

/** Takes a block away; the one before it fills its hours. The last one stays. */
export function removed(schedule: Schedule, index: number): Schedule {
  if (schedule.blocks.length === 1) return schedule;
  return { ...schedule, blocks: schedule.blocks.filter((_, n) => n !== index) };
}

/** Where a block stands after the blocks were put in order again. */
export const placeOf = (schedule: Schedule, wanted: Block): number =>
  Math.max(0, schedule.blocks.findIndex((block) => block.at === wanted.at && block.days.join() === wanted.days.join()));

export function changedList(schedule: Schedule, key: string, more: Partial<Playlist>): Schedule {
  const renamed = more.key !== undefined && more.key !== key;
  return {
    ...schedule,
    playlists: schedule.playlists.map((list) => (list.key === key ? { ...list, ...more } : list)),
    blocks: renamed ? schedule.blocks.map((b) => (b.playlist === key ? { ...b, playlist: more.key! } : b)) : schedule.blocks,
  };
}

/** What a new list begins with. */
const FIRST_FILMS = 12;

export function addedList(schedule: Schedule, name: string, films: readonly Film[]): Schedule {
  let key = name;
  for (let n = 2; schedule.playlists.some((list) => list.key === key); n++) key = `${name}-${n}`;
  const list: Playlist = { key, order: "SHUFFLE", seed: schedule.playlists.length + 1, noRepeatMinutes: 0, entries: films.slice(0, FIRST_FILMS).map(entryOf) };
  return { ...schedule, playlists: [...schedule.playlists, list] };
}

/** A list that a block draws from stays. */
export const inUse = (schedule: Schedule, key: string): boolean => schedule.blocks.some(({ playlist }) => playlist === key);

export function removedList(schedule: Schedule, key: string): Schedule {
  return inUse(schedule, key) ? schedule : { ...schedule, playlists: schedule.playlists.filter((list) => list.key !== key) };
}

export const entryOf = ({ key, titleId, asset, title, synopsis, rating }: Film): Entry => ({ key, asset, title, synopsis, rating, breakSeconds: [], titleId });

/** The order that the keys name; what is new is taken from the films, what is left out goes. */
export function withEntries(list: Playlist, keys: readonly string[], films: readonly Film[]): Playlist {
  const known = new Map(list.entries.map((entry) => [entry.key, entry]));
  const fresh = new Map(films.map((film) => [film.key, film]));
  return {
    ...list,
    entries: keys.flatMap((key) => {
      const film = fresh.get(key);
      const entry = known.get(key) ?? (film ? entryOf(film) : undefined);
      return entry ? [entry] : [];
    }),
  };
}

export function blankSchedule(zone: string, films: readonly Film[], clips: readonly string[]): Schedule {
  const empty: Schedule = {
    zone,
    targetSeconds: 4,
    brands: [],
    blocks: [{ at: "06:00", days: [], playlist: "films", listing: null, breakAfter: 0, breakSpots: 0 }],
    playlists: [],
    spots: [],
    fillers: clips.slice(0, 1),
  };
  return addedList(empty, "films", films);
}

/** What is wrong at a place: `blocks.06:00`, `playlists.films`, `spots`. */
export const faultsAt = (faults: readonly Fault[], place: string): Fault[] =>
  faults.filter(({ field }) => field === place || field.startsWith(`${place}.`));

/** A past that one can go back to, and forth again. */
export interface Past<T> {
  now: T;
  before: T[];
  after: T[];
}
const MOST_STEPS = 100;
export const begun = <T>(now: T): Past<T> => ({ now, before: [], after: [] });
export const done = <T>({ now, before }: Past<T>, next: T): Past<T> => ({ now: next, before: [...before, now].slice(-MOST_STEPS), after: [] });
export const undone = <T>(past: Past<T>): Past<T> =>
  past.before.length === 0 ? past : { now: past.before.at(-1)!, before: past.before.slice(0, -1), after: [past.now, ...past.after] };
export const redone = <T>(past: Past<T>): Past<T> =>
  past.after.length === 0 ? past : { now: past.after[0]!, before: [...past.before, past.now], after: past.after.slice(1) };
