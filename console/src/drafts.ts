/** Orders that are not booked yet; they stay in this browser until they are booked or thrown away. */
import type { OrderDraft } from "@foyer/ui/adhouse";

export interface KeptDraft {
  order: OrderDraft;
  at: string;
}

const NAME = "foyer.console.drafts";
const MOST = 20;

interface Shelf {
  getItem: (name: string) => string | null;
  setItem: (name: string, value: string) => void;
}

/** The drafts of one partner's staff, the newest first. */
export function draftsOf(partner: string, shelf: () => Shelf = () => localStorage) {
  const name = `${NAME}.${partner}`;
  const list = (): KeptDraft[] => {
    try {
      const kept: unknown = JSON.parse(shelf().getItem(name) ?? "[]");
      return Array.isArray(kept) ? (kept as KeptDraft[]) : [];
    } catch {
      return [];
    }
  };
  const write = (drafts: KeptDraft[]) => {
    try {
      shelf().setItem(name, JSON.stringify(drafts.slice(0, MOST)));
    } catch {
      // Storage is full or forbidden: the form works, it only forgets.
    }
  };
  const others = (id: string) => list().filter((kept) => kept.order.orderId !== id);
  return {
    list,
    keep: (order: OrderDraft, at: string) => write([{ order, at }, ...others(order.orderId)]),
    drop: (id: string) => write(others(id)),
  };
}
