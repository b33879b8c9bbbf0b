/** What the phone remembers between visits; a phone that forbids storage only forgets. */
import type { Household, Language } from "@foyer/ui";
import type { Draft } from "./flow.ts";

const TOKEN = "foyer.household";
const DRAFT = "foyer.draft";
const SETS = "foyer.sets";
const LANGUAGE = "foyer.language";

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Storage is full or forbidden: the page works, it only forgets.
  }
}

export const memory = {
  token: (): string | null => read(TOKEN),
  keepToken: (token: string | null): void => write(TOKEN, token),
  language: (): string | null => read(LANGUAGE),
  keepLanguage: (language: Language): void => write(LANGUAGE, language),
  draft(language: Language): Draft {
    const fresh: Draft = { room: "", householdName: "", language };
    try {
      return { ...fresh, ...(JSON.parse(read(DRAFT) ?? "{}") as Partial<Draft>) };
    } catch {
      return fresh;
    }
  },
  /** The household as it was last seen, for a phone without network. */
  household(): Household | null {
    try {
      return read(TOKEN) === null ? null : (JSON.parse(read(SETS) ?? "null") as Household | null);
    } catch {
      return null;
    }
  },
  keepHousehold: (household: Household | null): void =>
    write(SETS, household && JSON.stringify(household)),
  keepDraft: (draft: Draft): void => write(DRAFT, JSON.stringify(draft)),
};
