/**
 * What a household allows for its ads, as the page holds it: every change is saved at once, can be
 * taken back, and a change that could not be saved is not shown as if it were.
 */
import type { ConsentDraft, Consents } from "@foyer/ui";
import type { Trouble } from "./flow.ts";

export interface Page {
  /** What the server holds. */
  saved: Consents | null;
  /** What the person sees: the saved word, or the change that is being saved. */
  shown: ConsentDraft;
  /** What a tap on "undo" brings back; null when there is nothing to take back. */
  before: ConsentDraft | null;
  saving: boolean;
  trouble: Trouble | null;
}

export const NOTHING: ConsentDraft = { adTargeting: false, interests: [], region: null };
export const FRESH: Page = { saved: null, shown: NOTHING, before: null, saving: false, trouble: null };

export type Happening =
  | { is: "loaded"; consents: Consents }
  | { is: "changed"; to: ConsentDraft }
  | { is: "saved"; consents: Consents }
  | { is: "failed"; trouble: Trouble };

export function after(page: Page, happening: Happening): Page {
  switch (happening.is) {
    case "loaded":
      return { ...FRESH, saved: happening.consents, shown: wordOf(happening.consents) };
    case "changed":
      return { ...page, shown: happening.to, saving: true, trouble: null };
    case "saved":
      return {
        saved: happening.consents,
        shown: wordOf(happening.consents),
        before: page.saved && wordOf(page.saved),
        saving: false,
        trouble: null,
      };
    case "failed":
      return {
        ...page,
        shown: page.saved ? wordOf(page.saved) : page.shown,
        saving: false,
        trouble: happening.trouble,
      };
  }
}

export function wordOf({ adTargeting, interests, region }: ConsentDraft): ConsentDraft {
  return { adTargeting, interests: [...interests], region };
}

/** Switching off lets go of the interests here as on the server. */
export function switched(word: ConsentDraft, on: boolean): ConsentDraft {
  return { ...word, adTargeting: on, interests: on ? word.interests : [] };
}

export function toggled(word: ConsentDraft, interest: string): ConsentDraft {
  const has = word.interests.includes(interest);
  const interests = has ? word.interests.filter((key) => key !== interest) : [...word.interests, interest];
  return { ...word, interests };
}

export function livingIn(word: ConsentDraft, region: string): ConsentDraft {
  return { ...word, region: region === "" ? null : region };
}
