/** What a line item delivered against its plan, hour by hour and as a sum. */
import type { LineDelivery, Pace } from "@foyer/ui/adhouse";

export interface Course {
  at: string[];
  delivered: number[];
  planned: number[];
  sum: (number | null)[];
  plannedSum: number[];
}

/** Hours to come have a plan and no delivery: their sum is not drawn. */
export function course(hours: LineDelivery["byHour"], now: number): Course {
  let delivered = 0;
  let planned = 0;
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
    delivered: hours.map((hour) => hour.delivered),
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
