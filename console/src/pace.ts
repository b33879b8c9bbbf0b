/** What a line item delivered against its plan, hour by hour and as a sum. */
import type { LineDelivery, Pace } from "@foyer/ui/adhouse";

export interface Course {
  at: string[];
  delivered: (number | null)[];
  planned: number[];
  sum: (number | null)[];
  plannedSum: number[];
}

/** Hours to come have a plan and no delivery: neither bar nor sum is drawn. */
export function course({ byHour: hours, ...whole }: LineDelivery, now: number): Course {
  const past = hours.filter((hour) => Date.parse(hour.at) <= now);
  const before = (sum: number, of: (hour: LineDelivery["byHour"][number]) => number) =>
    Math.max(0, sum - past.reduce((n, hour) => n + of(hour), 0));
  // The hours are a window of the flight: both sums begin with what lies before it.
  let delivered = before(whole.delivered, (hour) => hour.delivered);
  let planned = before(whole.expected, (hour) => hour.planned);
  const sum: (number | null)[] = [];
  const plannedSum: number[] = [];
  for (const hour of hours) {
    delivered += hour.delivered;
    planned += hour.planned;
    sum.push(Date.parse(hour.at) > now ? null : delivered);
    plannedSum.push(planned);
  }
  return {
    at: hours.map((hour) => hour.at),
    delivered: hours.map((hour) => (Date.parse(hour.at) > now ? null : hour.delivered)),
    planned: hours.map((hour) => hour.planned),
    sum,
    plannedSum,
  };
}

/** Delivered as a ratio of what should have been delivered by now; null when nothing was due. */
export function paceRatio(delivered: number, expected: number): number | null {
  return expected > 0 ? delivered / expected : null;
}

export const PACE_TONES: Record<Pace, string> = {
  AHEAD: "live",
  ON: "good",
  BEHIND: "bad",
  NONE: "done",
};
