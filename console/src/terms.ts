/** A contract step in words: its name, its terms, and the parts of a split. */
import type { Name } from "@foyer/ui";
import { ratio } from "./format.ts";
import type { Step } from "./statement.ts";
import type { Words } from "./words.ts";

export interface Part {
  payee: Name;
  ratio: number | null;
  /** The exact rational as the contract says it. */
  written: string;
}

export function stepName(w: Words, step: Step): string {
  const plain = step.type.toLowerCase().replace(/[^a-z]/g, "");
  const said = w.known("step.", plain);
  return said === plain ? step.type : said;
}

/** The shares of a split, under whichever name the step lists them. */
export function partsOf(step: Step): Part[] {
  const list = step["parts"] ?? step["shares"] ?? step["payees"];
  if (!Array.isArray(list)) return [];
  return list.map((entry: Record<string, unknown>) => ({
    payee: (entry["partner"] ?? entry["payee"] ?? entry["party"] ?? entry["name"] ?? "") as Name,
    ratio: ratio(entry["share"]),
    written: written(entry["share"]),
  }));
}

/** Every other term with its label; a term that is new to this page is shown as it is. */
export function termsOf(w: Words, step: Step, currency: string) {
  return Object.entries(step)
    .filter(([name, value]) => name !== "type" && value != null && !isParts(name, value))
    .map(([name, value]) => ({ label: label(w, name), value: said(w, name, value, currency) }));
}

function isParts(name: string, value: unknown): boolean {
  return ["parts", "shares", "payees"].includes(name) && Array.isArray(value);
}

function label(w: Words, name: string): string {
  const known = w.known("term.", name);
  return known === name ? name.replace(/([A-Z])/g, " $1").toLowerCase() : known;
}

function said(w: Words, name: string, value: unknown, currency: string): string {
  if (Array.isArray(value)) return value.map((v) => said(w, name, v, currency)).join(", ");
  if (name.endsWith("Micros") && typeof value === "number") return w.micros(value, currency, 6);
  if (/share|rate$/i.test(name)) {
    const part = ratio(value);
    if (part !== null) return w.percent(part);
  }
  if (typeof value === "object" && value !== null) return object(w, value, currency);
  const word = String(value);
  const fact = w.known("fact.", word);
  return fact === word ? w.known("surface.", word) : fact;
}

function object(w: Words, value: object, currency: string): string {
  if ("minor" in value && "currency" in value) return w.money(value as never);
  if ("zh" in value && "en" in value) return w.text(value as never);
  if ("name" in value) return w.name(value.name as Name);
  return Object.entries(value)
    .map(([name, inner]) => `${label(w, name)} ${said(w, name, inner, currency)}`)
    .join(", ");
}

function written(share: unknown): string {
  if (share !== null && typeof share === "object" && "numerator" in share) {
    const { numerator, denominator } = share as { numerator: number; denominator?: number };
    return `${numerator}/${denominator ?? 1}`;
  }
  return String(share ?? "");
}
