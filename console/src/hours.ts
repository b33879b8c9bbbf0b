/** The hours of a week as a grid of seven days by twenty-four: painting, and saying what is painted. */

export const DAYS = 7;
export const HOURS = 24;
export const WEEK = DAYS * HOURS;

export interface Cell {
  day: number;
  hour: number;
}

export const hourOf = ({ day, hour }: Cell): number => day * HOURS + hour;
export const cellOf = (index: number): Cell => ({ day: Math.floor(index / HOURS), hour: index % HOURS });

/** Every hour of the rectangle between two corners, both included. */
export function between(a: Cell, b: Cell): number[] {
  const hours: number[] = [];
  for (let day = Math.min(a.day, b.day); day <= Math.max(a.day, b.day); day++) {
    for (let hour = Math.min(a.hour, b.hour); hour <= Math.max(a.hour, b.hour); hour++) {
      hours.push(hourOf({ day, hour }));
    }
  }
  return hours;
}

/** The hours with some of them switched; sorted, each once. */
export function painted(hours: readonly number[], cells: readonly number[], on: boolean): number[] {
  const set = new Set(hours);
  for (const cell of cells) {
    if (on) set.add(cell);
    else set.delete(cell);
  }
  return [...set].sort((a, b) => a - b);
}

/** The neighbour in a direction; an edge holds. */
export function moved({ day, hour }: Cell, key: string): Cell | null {
  const clamp = (n: number, most: number) => Math.min(most, Math.max(0, n));
  switch (key) {
    case "ArrowLeft":
      return { day, hour: clamp(hour - 1, HOURS - 1) };
    case "ArrowRight":
      return { day, hour: clamp(hour + 1, HOURS - 1) };
    case "ArrowUp":
      return { day: clamp(day - 1, DAYS - 1), hour };
    case "ArrowDown":
      return { day: clamp(day + 1, DAYS - 1), hour };
    case "Home":
      return { day, hour: 0 };
    case "End":
      return { day, hour: HOURS - 1 };
    default:
      return null;
  }
}

export interface Span {
  fromDay: number;
  toDay: number;
  /** Hours of the day as half-open runs: `[18, 23]` is 18:00 to 23:00. */
  runs: [number, number][];
}

/** Days with equal hours side by side become one span: Monday to Friday 18:00 to 23:00. */
export function spans(hours: readonly number[]): Span[] {
  const set = new Set(hours);
  const found: Span[] = [];
  for (let day = 0; day < DAYS; day++) {
    const runs = runsOf(set, day);
    if (runs.length === 0) continue;
    const last = found[found.length - 1];
    if (last && last.toDay === day - 1 && JSON.stringify(last.runs) === JSON.stringify(runs)) {
      last.toDay = day;
    } else {
      found.push({ fromDay: day, toDay: day, runs });
    }
  }
  return found;
}

function runsOf(set: Set<number>, day: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let hour = 0; hour < HOURS; hour++) {
    if (!set.has(hourOf({ day, hour }))) continue;
    const last = runs[runs.length - 1];
    if (last && last[1] === hour) last[1] = hour + 1;
    else runs.push([hour, hour + 1]);
  }
  return runs;
}
