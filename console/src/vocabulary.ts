/** What targeting can name: read once per page; a form without it takes keys as they are typed. */
import type { Vocabulary } from "@foyer/ui/adhouse";
import { type Desk, useDesk } from "./desk.tsx";
import { useLoad } from "./load.ts";

export function useVocabulary(): { vocabulary: Vocabulary | null; waiting: boolean } {
  const { house, session } = useDesk();
  const { value, busy } = useLoad(`vocabulary/${session.partner.id}`, async () => {
    const known = await house.targeting();
    if (!session.operator || known.advertisers) return known;
    return { ...known, advertisers: await buyers(house) };
  });
  return { vocabulary: value, waiting: value === null && busy };
}

/** Without a list of advertisers: those that have bought before, in order of their names. */
async function buyers(house: Desk["house"]): Promise<NonNullable<Vocabulary["advertisers"]>> {
  const { items } = await house.orders();
  const known = new Map(items.map(({ advertiser }) => [advertiser.id, advertiser]));
  return [...known.values()].sort((a, b) => a.name.en.localeCompare(b.name.en));
}
