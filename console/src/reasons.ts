/** Every reason for a "no", in the order of the decision and in groups that people ask about. */

export const REASON_GROUPS = {
  rules: ["SURFACE_NOT_ALLOWED", "NO_CONSENT", "NOT_FOR_KIDS", "POLICY_CATEGORY", "HOME_BUDGET"],
  flight: ["PAUSED", "NOT_STARTED", "ENDED", "WRONG_DAYPART"],
  target: [
    "WRONG_SURFACE",
    "WRONG_BRAND",
    "WRONG_MODEL_CLASS",
    "WRONG_REGION",
    "WRONG_GENRE",
    "WRONG_RATING",
    "WRONG_SEGMENT",
  ],
  maker: ["VETOED", "BELOW_FLOOR"],
  creative: ["NO_CREATIVE", "TOO_LONG"],
  owed: ["BUDGET_SPENT", "GOAL_REACHED", "HOUSEHOLD_CAP", "PACED"],
  contest: ["NO_BID", "SEPARATION", "ADVERTISER_IN_POD", "OUTBID"],
} as const;
export type ReasonGroup = keyof typeof REASON_GROUPS;

const GROUPS = Object.entries(REASON_GROUPS) as [ReasonGroup, readonly string[]][];

/** The nearest to being shown come first: who lost the contest, then who had enough, and so on. */
const NEAREST: readonly (ReasonGroup | "other")[] = [
  "contest",
  "owed",
  "maker",
  "creative",
  "rules",
  "flight",
  "target",
  "other",
];

export function groupOf(reason: string): ReasonGroup | "other" {
  return GROUPS.find(([, reasons]) => reasons.includes(reason))?.[0] ?? "other";
}

export interface Grouped<T> {
  group: ReasonGroup | "other";
  reasons: { reason: string; items: T[] }[];
  count: number;
}

export function grouped<T extends { reason: string }>(verdicts: readonly T[]): Grouped<T>[] {
  return NEAREST.map((group) => {
    const mine = verdicts.filter((verdict) => groupOf(verdict.reason) === group);
    const names = [...new Set(mine.map((verdict) => verdict.reason))];
    const reasons = names.map((reason) => ({
      reason,
      items: mine.filter((verdict) => verdict.reason === reason),
    }));
    return { group, reasons, count: mine.length };
  }).filter(({ count }) => count > 0);
}
