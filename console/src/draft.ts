/** An order while it is planned: blank forms, arithmetic, the rules that can be said before asking. */
import { type Money, uuidV7 } from "@foyer/ui";
import type { Fault, Kind, LineDraft, OrderDraft, Targeting } from "@foyer/ui/adhouse";
import { dayAfter, dayOf, daysBetween, dayStart } from "./zone.ts";

export const EVERYWHERE: Omit<Targeting, "surfaces"> = {
  brands: [],
  modelClasses: [],
  regions: [],
  genres: [],
  maxRatingAge: 0,
  segments: [],
  hoursOfWeek: [],
};

export function blankLine(currency: string, zone: string | undefined, now: number): LineDraft {
  const first = dayAfter(dayOf(now, zone));
  return {
    id: uuidV7(now),
    name: "",
    kind: "GUARANTEED",
    targeting: { ...EVERYWHERE, surfaces: ["PRE_ROLL", "MID_ROLL"] },
    start: dayStart(first, zone),
    end: dayStart(dayAfter(first, 28), zone),
    goal: { budget: { minor: 2_000_000, currency }, impressions: 500_000, sharePercent: 0 },
    cpm: { minor: 4_000, currency },
    capPerDay: 3,
    category: "",
    kidsSafe: false,
    creatives: [],
  };
}

export function blankOrder(
  advertiserId: string,
  currency: string,
  zone: string | undefined,
  now: number,
): OrderDraft {
  return { orderId: uuidV7(now), advertiserId, name: "", lineItems: [blankLine(currency, zone, now)] };
}

/** A line like another one, to be booked beside it. */
export function twin(line: LineDraft, name: string): LineDraft {
  const { version: _, ...rest } = line;
  return {
    ...rest,
    id: uuidV7(),
    name,
    creatives: line.creatives.map((creative) => ({ ...creative, id: uuidV7() })),
  };
}

/** A line with another kind keeps only those goals that the kind has. */
export function asKind(line: LineDraft, kind: Kind): LineDraft {
  const { goal, cpm } = line;
  return {
    ...line,
    kind,
    cpm: kind === "HOUSE" ? { ...cpm, minor: 0 } : cpm,
    goal: {
      budget: kind === "HOUSE" ? { ...goal.budget, minor: 0 } : goal.budget,
      impressions:
        kind === "GUARANTEED" ? goal.impressions || bought(goal.budget, cpm) || 1 : 0,
      sharePercent: kind === "SPONSORSHIP" ? goal.sharePercent || 25 : 0,
    },
  };
}

/** How many impressions a budget buys at a price of a thousand. */
export function bought(budget: Money, cpm: Money): number {
  return cpm.minor > 0 ? Math.floor((budget.minor * 1_000) / cpm.minor) : 0;
}

/** What so many impressions cost, rounded up to a whole minor unit. */
export function cost(impressions: number, cpm: Money): Money {
  return { minor: Math.ceil((impressions * cpm.minor) / 1_000), currency: cpm.currency };
}

export interface Sums {
  /** What is owed, or what the budget buys; 0 when neither is known. */
  impressions: number;
  days: number;
  perDay: number;
  cost: Money;
  /** What is owed costs more than the budget. */
  short: boolean;
  /** The most that one household can see over the flight. */
  most: number;
}

export function sums(line: LineDraft): Sums {
  const { goal, cpm } = line;
  const days = daysBetween(line.start, line.end);
  const impressions = goal.impressions || bought(goal.budget, cpm);
  const price = cost(impressions, cpm);
  return {
    impressions,
    days,
    perDay: Math.round(impressions / days),
    cost: price,
    short: goal.impressions > 0 && price.minor > goal.budget.minor,
    most: line.capPerDay * days,
  };
}

/** What a draft lacks, by the rules that need no server; the server has the last word. */
export function faultsIn(order: OrderDraft): Fault[] {
  const faults: Fault[] = [];
  if (!order.advertiserId) faults.push({ field: "advertiserId", rule: "choose one" });
  if (order.name.trim() === "") faults.push({ field: "name", rule: "1 to 200 characters" });
  order.lineItems.forEach((line, i) => {
    for (const fault of lineFaults(line)) {
      faults.push({ ...fault, field: `lineItems[${i}].${fault.field}` });
    }
  });
  return faults;
}

export function lineFaults(line: LineDraft): Fault[] {
  const faults: Fault[] = [];
  const check = (field: string, rule: string, holds: boolean) => {
    if (!holds) faults.push({ field, rule });
  };
  const house = line.kind === "HOUSE";
  check("name", "1 to 200 characters", line.name.trim() !== "" && line.name.length <= 200);
  check("category", "1 to 200 characters", line.category.trim() !== "");
  check("targeting.surfaces", "at least one", line.targeting.surfaces.length > 0);
  check("end", "after start", line.end > line.start);
  check("capPerDay", "1 to 1000", line.capPerDay >= 1 && line.capPerDay <= 1_000);
  check("goal.budget", "more than nothing", house || line.goal.budget.minor > 0);
  check("cpm", "more than nothing", house || line.cpm.minor > 0);
  check(
    "goal.impressions",
    "a guaranteed line item owes at least one",
    line.kind !== "GUARANTEED" || line.goal.impressions > 0,
  );
  check(
    "goal.sharePercent",
    "1 to 100 for a sponsorship, else 0",
    line.kind !== "SPONSORSHIP" || (line.goal.sharePercent >= 1 && line.goal.sharePercent <= 100),
  );
  return faults;
}

/** The faults of one line item, by their path within it. */
export function ofLine(faults: readonly Fault[], index: number): Fault[] {
  const head = `lineItems[${index}].`;
  return faults
    .filter((fault) => fault.field.startsWith(head))
    .map((fault) => ({ ...fault, field: fault.field.slice(head.length) }));
}

/** The rules broken by a field or by something within it. */
export function rulesAt(faults: readonly Fault[], field: string): string[] {
  return faults
    .filter(
      (fault) =>
        fault.field === field ||
        fault.field.startsWith(`${field}.`) ||
        fault.field.startsWith(`${field}[`),
    )
    .map((fault) => fault.rule);
}
