/** The television's words: messages in zh and en, and how it writes times and lengths. */
import type { Card, Name, Terms } from "@foyer/ui/api";
import { type Language, type Translator, translator } from "@foyer/ui/i18n";
import en from "../messages/en.json" with { type: "json" };
import zh from "../messages/zh.json" with { type: "json" };

export const messages: Record<Language, typeof zh> = { zh, en };
export type Message = keyof typeof zh;

export interface Words extends Translator<Message> {
  /** A name in one or two languages. */
  name(name: Name | null | undefined): string;
  /** 1:02:03 or 4:05. */
  clock(seconds: number): string;
  /** Wall clock of the room, such as 20:15. */
  time(instant: number | string): string;
  day(instant: number | string): string;
  terms(terms: Terms): string;
  /** Year, length, rating, provider and how it is paid, as parts of one line. */
  facts(card: Card): string[];
}

export function words(language: Language): Words {
  const base = translator(language, messages);
  const time = new Intl.DateTimeFormat(base.locale, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const day = new Intl.DateTimeFormat(base.locale, {
    weekday: "long",
    month: "long",
    day: "numeric",
  });
  const terms = (kind: Terms): string => base.t(`terms.${kind}` as Message);
  return {
    ...base,
    terms,
    name: (name) => (typeof name === "string" ? name : base.text(name)),
    clock: (seconds) => clock(seconds),
    time: (instant) => time.format(new Date(instant)),
    day: (instant) => day.format(new Date(instant)),
    facts: (card) =>
      [
        card.year ? String(card.year) : "",
        card.minutes ? base.t("facts.minutes", { n: card.minutes }) : "",
        card.rating === "all" ? base.t("rating.all") : (card.rating ?? ""),
        card.genres.slice(0, 2).map(base.text).join(" / "),
        base.text(card.provider),
      ].filter((part) => part !== ""),
  };
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  const tail = two(whole % 60);
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${tail}`
    : `${minutes}:${tail}`;
}
