/** What came of asking a bidder, summed into the few figures that people ask for. */
import type { Bidder, BidderHealth } from "@foyer/ui/adhouse";

export interface Asked {
  /** Requests that went out. */
  asked: number;
  answered: number;
  bids: number;
  won: number;
  late: number;
  /** No answer, or none that can be read. */
  faults: number;
  /** Not asked, because it rests or is busy. */
  spared: number;
}

const FAULTS = ["ADDRESS", "UNREACHABLE", "CUT", "GARBAGE", "TOO_LONG", "ENCODED", "STATUS", "WRONG_ID"];
const SPARED = ["RESTING", "BUSY"];

export function askedOf(health: BidderHealth | null): Asked {
  const outcomes = health?.asked.outcomes ?? {};
  const sum = (names: readonly string[]) => names.reduce((n, name) => n + (outcomes[name] ?? 0), 0);
  const bids = sum(["BID"]);
  const answered = bids + sum(["NO_BID"]);
  const late = sum(["LATE"]);
  const faults = sum(FAULTS);
  return {
    asked: answered + late + faults,
    answered,
    bids,
    won: health?.asked.won ?? 0,
    late,
    faults,
    spared: sum(SPARED),
  };
}

export type HealthWord = "off" | "unknown" | "open" | "half" | "slow" | "faulty" | "quiet" | "good";

/** More than one of twenty is too many. */
export const TOO_MANY = 0.05;

/** One word for how a bidder is: the worst thing that is true. */
export function healthWord(bidder: Pick<Bidder, "enabled">, health: BidderHealth | null): HealthWord {
  if (!bidder.enabled) return "off";
  if (health === null) return "unknown";
  if (health.asked.breaker === "OPEN") return "open";
  if (health.asked.breaker === "HALF_OPEN") return "half";
  const { asked, late, faults } = askedOf(health);
  if (asked === 0) return "quiet";
  if (faults / asked > TOO_MANY) return "faulty";
  return late / asked > TOO_MANY ? "slow" : "good";
}

export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
