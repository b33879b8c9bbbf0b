import { type Language, languageOf, type Name, translator } from "@foyer/ui";
import adhouseEn from "../messages/adhouse-en.json" with { type: "json" };
import adhouseZh from "../messages/adhouse-zh.json" with { type: "json" };
import playingEn from "../messages/playing-en.json" with { type: "json" };
import playingZh from "../messages/playing-zh.json" with { type: "json" };
import deskEn from "../messages/en.json" with { type: "json" };
import deskZh from "../messages/zh.json" with { type: "json" };
import { formats } from "./format.ts";

const zh = { ...deskZh, ...adhouseZh, ...playingZh };
const en = { ...deskEn, ...adhouseEn, ...playingEn };

export type Key = keyof typeof zh & string;
export type Words = ReturnType<typeof words>;

/** The desk's words and formats in one language; `zone` is the alliance's time zone. */
export function words(language: Language, zone: string | undefined) {
  const base = translator(language, { zh, en });
  return {
    ...base,
    ...formats(base.locale, zone),
    name: (name: Name | null | undefined): string =>
      typeof name === "string" ? name : base.text(name),
    /** The message of a word that the server chose, or the word itself when it is new to us. */
    known: (prefix: string, word: string): string =>
      `${prefix}${word}` in zh ? base.t(`${prefix}${word}` as Key) : word,
  };
}

export function preferred(chosen: string | null, asked: readonly string[]): Language {
  return languageOf(chosen) ?? asked.map(languageOf).find((l) => l !== null) ?? "zh";
}
