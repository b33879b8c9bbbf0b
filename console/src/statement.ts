/** A statement as in the pack, and what stands behind its lines. */
import type { Money, Name, Text } from "@foyer/ui";

export type LineKind = "INVENTORY" | "CONTENT" | "FEE" | "MEDIA_SPEND" | "DISTRIBUTION";

export interface Line {
  n: number;
  contract: { key: string; version: number; name: Text };
  kind: LineKind;
  description: Text;
  counterparty: Text | null;
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

export interface Fact {
  day: string;
  kind: "IMPRESSION" | "VIEWING";
  lineItem?: Name | null;
  title?: Name | null;
  name?: Name | null;
  brand: Name;
  surface?: string | null;
  quantity: number;
  grossMicros: number;
}

/** Each contract version once, in the order of the lines. */
export function contractsOf(statement: Pick<Statement, "lines">): Line["contract"][] {
  const seen = new Map(statement.lines.map((l) => [`${l.contract.key}@${l.contract.version}`, l]));
  return [...seen.values()].map((line) => line.contract);
}

/** A contract as its table of ordered steps; a step is its type and whatever terms it has. */
export interface Step {
  type: string;
  [term: string]: unknown;
}

export interface Contract {
  key: string;
  version: number;
  name: Text;
  kind?: string;
  currency?: string;
  effectiveFrom: string;
  effectiveTo?: string | null;
  parties?: (Name | { name?: Name; partner?: Name })[];
  steps: Step[];
}
