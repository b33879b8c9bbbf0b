/** A line item in words, term by term: the summary before booking, and what two versions differ in. */
import type { LineDraft, Vocabulary } from "@foyer/ui/adhouse";
import { DAYS, spans } from "./hours.ts";
import type { Key, Words } from "./words.ts";

export interface Term {
  field: string;
  label: string;
  value: string;
}

export interface Change {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** Keys of a list by the words that the vocabulary has for them; an unknown key stays as it is. */
export function listed(w: Words, keys: readonly string[], known: readonly { id: string; word: string }[]) {
  const words = new Map(known.map(({ id, word }) => [id, word]));
  return keys.map((key) => words.get(key) ?? key).join(w.language === "zh" ? "、" : ", ");
}

export function hoursInWords(w: Words, hours: readonly number[]): string {
  if (hours.length === 0) return w.t("line.always");
  const day = new Intl.DateTimeFormat(w.locale, { weekday: "short", timeZone: "UTC" });
  // 2026-11-16 is a Monday.
  const name = (n: number) => day.format(new Date(Date.UTC(2026, 10, 16 + (n % DAYS), 12)));
  const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
  return spans(hours)
    .map(({ fromDay, toDay, runs }) => {
      const days = fromDay === toDay ? name(fromDay) : `${name(fromDay)}–${name(toDay)}`;
      return `${days} ${runs.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(", ")}`;
    })
    .join("; ");
}

export function lineTerms(w: Words, line: LineDraft, vocabulary: Vocabulary | null): Term[] {
  const { targeting: t, goal } = line;
  const all = w.t("line.all");
  const any = (keys: readonly string[], known: { id: string; word: string }[]) =>
    keys.length === 0 ? all : listed(w, keys, known);
  const keyed = (list: { key: string; name: { zh: string; en: string } }[] | undefined) =>
    (list ?? []).map(({ key, name }) => ({ id: key, word: w.text(name) }));
  const coded = (prefix: string, keys: readonly string[]) =>
    keys.map((id) => ({ id, word: w.known(prefix, id) }));
  const brands = (vocabulary?.brands ?? []).map(({ id, name }) => ({ id, word: w.text(name) }));
  const terms: [string, Key, string][] = [
    ["name", "line.name", line.name],
    ["kind", "line.kind", w.known("kindOf.", line.kind)],
    ["targeting.surfaces", "line.surfaces", listed(w, t.surfaces, coded("surface.", t.surfaces))],
    ["targeting.brands", "line.brands", any(t.brands, brands)],
    ["targeting.modelClasses", "line.models", any(t.modelClasses, coded("model.", t.modelClasses))],
    ["targeting.regions", "line.regions", any(t.regions, keyed(vocabulary?.regions))],
    ["targeting.genres", "line.genres", any(t.genres, keyed(vocabulary?.genres))],
    ["targeting.maxRatingAge", "line.rating", ratingInWords(w, t.maxRatingAge)],
    ["targeting.segments", "line.interests", any(t.segments, keyed(vocabulary?.segments))],
    ["targeting.hoursOfWeek", "line.hours", hoursInWords(w, t.hoursOfWeek)],
    ["start", "line.flight", w.days(line.start, line.end)],
    ["goal.budget", "line.budget", line.kind === "HOUSE" ? "—" : w.money(goal.budget)],
    ["cpm", line.kind === "PROGRAMMATIC" ? "line.floor" : "line.cpm", w.money(line.cpm)],
    ["goal.impressions", "line.goal", goal.impressions > 0 ? w.number(goal.impressions) : "—"],
    ["goal.sharePercent", "line.share", goal.sharePercent > 0 ? w.percent(goal.sharePercent / 100) : "—"],
    ["capPerDay", "line.cap", w.t("line.capSaid", { count: line.capPerDay })],
    ["category", "line.category", w.known("category.", line.category)],
    ["kidsSafe", "line.kids", w.t(line.kidsSafe ? "yes" : "no")],
    ["creatives", "line.creatives", line.creatives.map((c) => w.text(c.title)).join(", ") || "—"],
  ];
  return terms.map(([field, label, value]) => ({ field, label: w.t(label), value }));
}

export function ratingInWords(w: Words, age: number): string {
  return age === 0 ? w.t("line.anyRating") : w.t("line.ratingUpTo", { age });
}

/** What the second version says otherwise than the first, in words. */
export function changes(
  w: Words,
  before: LineDraft,
  after: LineDraft,
  vocabulary: Vocabulary | null,
): Change[] {
  const was = lineTerms(w, before, vocabulary);
  return lineTerms(w, after, vocabulary).flatMap((term, i) => {
    const old = was[i]?.value ?? "";
    return old === term.value ? [] : [{ field: term.field, label: term.label, before: old, after: term.value }];
  });
}

/** A broken rule in the reader's language; one that is new to this page is shown as it came. */
export function ruleInWords(w: Words, rule: string): string {
  const range = /^([\d,]+) to ([\d,]+)( minor units| characters| of .*)?$/.exec(rule);
  if (range) {
    const [, from = "", to = "", unit = ""] = range;
    return w.t(unit === " characters" ? "rule.characters" : "rule.range", { from, to });
  }
  if (rule.startsWith("more than nothing")) return w.t("rule.positive");
  return w.known("rule.", rule);
}
