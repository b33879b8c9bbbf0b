/** What targeting can name: read once per page; a form without it takes keys as they are typed. */
import type { Vocabulary } from "@foyer/ui/adhouse";
import { useDesk } from "./desk.tsx";
import { useLoad } from "./load.ts";

export function useVocabulary(): { vocabulary: Vocabulary | null; waiting: boolean } {
  const { house, session } = useDesk();
  const { value, busy } = useLoad(`vocabulary/${session.partner.id}`, () => house.vocabulary());
  return { vocabulary: value, waiting: value === null && busy };
}
