/**
 * Words: ICU MessageFormat strings in zh and en. Each app keeps its own two message files; a
 * missing key is a compile error because the zh file's keys are the type.
 */
import { IntlMessageFormat } from "intl-messageformat";

export type Language = "zh" | "en";

/** Bilingual text as the server sends it. */
export interface Text {
  zh: string;
  en: string;
}

export type Messages = Record<string, string>;
export type Values = Record<string, string | number | Date | boolean | null | undefined>;

const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en" };

export interface Translator<K extends string> {
  readonly language: Language;
  /** BCP 47 tag for dates, numbers and money. */
  readonly locale: string;
  /** The message of `key` with its values filled in. */
  t(key: K, values?: Values): string;
  /** The side of a bilingual text that this reader wants; the other when it is empty. */
  text(text: Text | null | undefined): string;
}

/** A translator over one pair of message files; formats are parsed once each. */
export function translator<M extends Messages>(
  language: Language,
  messages: Record<Language, M>,
): Translator<keyof M & string> {
  const table: Messages = messages[language];
  const locale = LOCALES[language];
  const parsed = new Map<string, IntlMessageFormat>();
  return {
    language,
    locale,
    t(key, values) {
      let format = parsed.get(key);
      if (!format) {
        format = new IntlMessageFormat(table[key] ?? key, locale);
        parsed.set(key, format);
      }
      return String(format.format(values));
    },
    text(text) {
      if (!text) return "";
      return text[language] || text[language === "zh" ? "en" : "zh"];
    },
  };
}

/** "zh" or "en" from a tag such as `zh-Hans-CN`; null when it is neither. */
export function languageOf(tag: string | null | undefined): Language | null {
  const head = (tag ?? "").slice(0, 2).toLowerCase();
  return head === "zh" || head === "en" ? head : null;
}
