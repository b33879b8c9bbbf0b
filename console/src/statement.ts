/** A statement as in the pack, and what stands behind its lines. */
import type { Money, Name, Text } from "@foyer/ui";
import { ratio } from "./format.ts";

export type LineKind = "INVENTORY" | "CONTENT" | "FEE" | "MEDIA_SPEND" | "DISTRIBUTION";

export interface Line {
  n: number;
  contract: { key: string; version: number; name: Text };
  kind: LineKind;
  description: Text;
  counterparty: Text | null;
  /** Impressions, whole minutes, or whole percent of a distribution. */
  quantity: number;
  unit: "impressions" | "minutes" | "share";
  grossMicros: number;
  amount: Money;
}

export interface Statement {
  statement: string;
  partner: { key: string; name: Text };
  period: string;
  zone: string;
  currency: string;
  state: "open" | "closed";
  lines: Line[];
  payable: Money;
  engine: string;
  facts: { count: number; sha256: string };
}

/** One row behind a line, as the drawer shows it. */
export interface Fact {
  day: string | null;
  kind: "IMPRESSION" | "VIEWING" | "DISTRIBUTION";
  name: Name | null;
  brand: Name | null;
  surface: string | null;
  quantity: number | null;
  unit: "impressions" | "minutes" | "share";
  grossMicros: number;
}

type Raw = Record<string, unknown>;

/**
 * A fact row with names, or as it is frozen in the pack: deliveries by their ids, viewings in
 * seconds, a distribution as the declared amount with all shares. `nameOf` names an id if it can.
 */
export function factOf(raw: Raw, nameOf: (id: string) => string): Fact {
  const name = (value: unknown): Name | null =>
    typeof value === "string" ? nameOf(value) : ((value as Name | undefined) ?? null);
  const common = {
    day: (raw["day"] as string | undefined) ?? null,
    name: name(raw["lineItemName"] ?? raw["lineItem"] ?? raw["titleName"] ?? raw["title"] ?? raw["name"]),
    brand: name(raw["brandName"] ?? raw["brand"]),
    surface: (raw["surface"] as string | null | undefined) ?? null,
    grossMicros: Number(raw["grossMicros"] ?? 0),
  };
  if ("declared" in raw) {
    const { minor } = raw["declared"] as Money;
    const share = (raw["shares"] as string[])[Number(raw["place"])] ?? "0";
    const quantity = (ratio(share) ?? 0) * 100;
    return { ...common, kind: "DISTRIBUTION", quantity, unit: "share", grossMicros: minor * 10_000 };
  }
  if ("seconds" in raw) {
    return { ...common, kind: "VIEWING", quantity: Number(raw["seconds"]) / 60, unit: "minutes" };
  }
  const viewing = raw["kind"] === "VIEWING";
  return {
    ...common,
    kind: viewing ? "VIEWING" : "IMPRESSION",
    quantity: Number(raw["quantity"] ?? raw["impressions"] ?? 0),
    unit: viewing ? "minutes" : "impressions",
  };
}

/** Each contract version once, in the order of the lines. */
export function contractsOf(statement: Pick<Statement, "lines">): Line["contract"][] {
  const seen = new Map(statement.lines.map((l) => [`${l.contract.key}@${l.contract.version}`, l]));
  return [...seen.values()].map((line) => line.contract);
}

/** A step of a contract: its name and whatever terms it has; parties stand there by role. */
export interface Step {
  step: string;
  [term: string]: unknown;
}

export interface Party {
  role: string;
  partner: string;
  key: string;
  name: Text;
}

/** One immutable version of a contract, as its parties see it. */
export interface Contract {
  contract: string;
  key: string;
  version: number;
  kind: string;
  name: Text;
  effectiveFrom: string;
  /** The first day on which it no longer applies. */
  effectiveUntil?: string | null;
  currency: string;
  zone: string;
  parties: Party[];
  steps: Step[];
}
