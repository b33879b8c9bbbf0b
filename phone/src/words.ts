import { type Language, languageOf, type Name, translator } from "@foyer/ui";
import en from "../messages/en.json" with { type: "json" };
import zh from "../messages/zh.json" with { type: "json" };

export type Words = ReturnType<typeof words>;
export type Key = keyof typeof zh & string;

/** The page's words in one language, and names as the server sends them. */
export function words(language: Language) {
  const base = translator(language, { zh, en });
  const date = new Intl.DateTimeFormat(base.locale, { dateStyle: "medium" });
  return {
    ...base,
    name: (name: Name | null | undefined): string =>
      typeof name === "string" ? name : base.text(name),
    day: (instant: string): string => date.format(new Date(instant)),
  };
}

/** The reader's language: the one chosen before, else the first the phone asks for that we have. */
export function preferred(chosen: string | null, asked: readonly string[]): Language {
  return languageOf(chosen) ?? asked.map(languageOf).find((l) => l !== null) ?? "zh";
}
