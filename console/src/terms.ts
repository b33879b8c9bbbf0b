/** A contract step in words: its name, its terms, and the parts of a split. */
import type { Text } from "@foyer/ui";
import { ratio } from "./format.ts";
import type { Contract, Party, Step } from "./statement.ts";
import type { Words } from "./words.ts";

export interface Part {
  payee: string;
  ratio: number;
  /** The exact rational as the contract says it. */
  written: string;
}

export function stepName(w: Words, step: Step): string {
  return w.known("step.", step.step);
}

/** The shares of a split, each with the partner that stands in its role. */
export function partsOf(w: Words, contract: Contract, step: Step): Part[] {
  const parts = step["parts"];
  if (!Array.isArray(parts)) return [];
  return parts.map(({ to, share }: { to: string; share: string }) => ({
    payee: party(w, contract.parties, to),
    ratio: ratio(share) ?? 0,
    written: share,
  }));
}

/** Every other term with its label; a term that is new to this page is shown as it is. */
export function termsOf(w: Words, contract: Contract, step: Step) {
  return Object.entries(step)
    .filter(([name, value]) => name !== "step" && name !== "parts" && value != null)
    .map(([name, value]) => ({ label: label(w, name), value: said(w, contract, name, value) }));
}

function label(w: Words, name: string): string {
  const known = w.known("term.", name);
  return known === name ? name.replace(/([A-Z])/g, " $1").toLowerCase() : known;
}

function said(w: Words, contract: Contract, name: string, value: unknown): string {
  if (typeof value === "number" && name.endsWith("Micros")) {
    return w.micros(value, contract.currency, 6);
  }
  if (typeof value !== "string") return JSON.stringify(value);
  const part = name === "share" ? ratio(value) : null;
  if (part !== null) return `${w.percent(part)} (${value})`;
  const held = party(w, contract.parties, value);
  return held === value ? w.known("keep.", value) : held;
}

function party(w: Words, parties: Party[], role: string): string {
  const name: Text | undefined = parties.find((p) => p.role === role)?.name;
  return name ? w.text(name) : role;
}
