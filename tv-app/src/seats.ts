/** What to say when as many sets of the household watch as may. */
import { Problem } from "@foyer/ui/api";
import type { Words } from "./words.ts";

/** Which sets watch, and what to do; null for any other failure. */
export function fullText(words: Words, failure: unknown): string | null {
  if (!(failure instanceof Problem) || failure.type !== "too-many-screens") return null;
  const sets = failure.sets.map(({ room, brand }) => `${room} (${words.text(brand)})`);
  return words.t("player.fullText", { sets: sets.join(words.t("player.and")) });
}
