/** The creatives that stand in the books, for those who book another line item with them. */
import type { BookedCreative } from "@foyer/ui/adhouse";
import { useDesk } from "./desk.tsx";
import { useLoad } from "./load.ts";

const NONE: readonly BookedCreative[] = [];

export function useBookedCreatives(): readonly BookedCreative[] {
  const { house } = useDesk();
  const { value } = useLoad("booked-creatives", async () => {
    const { items } = await house.orders();
    return items.flatMap((order) => order.lineItems.flatMap((line) => line.creatives));
  });
  return value ?? NONE;
}
