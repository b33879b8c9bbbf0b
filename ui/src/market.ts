/** The market as types: who bids, what was agreed, and least prices. */
import type { Instant, Money } from "./api.ts";
import type { Surface } from "./adhouse.ts";
import type { Text } from "./i18n.ts";

export interface Bidder {
  key: string;
  /** The member that it buys as. */
  partnerId: string;
  name: string;
  endpoint: string;
  privateAddress: boolean;
  enabled: boolean;
  maxConnections: number;
}
/** What came of asking a bidder, since the server started. */
export interface BidderHealth {
  asked: {
    breaker: "CLOSED" | "OPEN" | "HALF_OPEN";
    breakerOpened: number;
    won: number;
    outcomes: Record<string, number>;
    rejections: Record<string, number>;
    lastFault?: string | null;
  };
  notices: Record<string, number>;
}
export interface Deal {
  id: string;
  /** Key of the bidder. */
  bidder: string;
  lineItemId?: string | null;
  floorCpmMicros: number;
  surfaces: Surface[];
  start: Instant;
  end: Instant;
  enabled: boolean;
}
export interface Floor {
  brandId: string;
  surface: Surface;
  cpm: Money;
}
export interface Floors {
  items: Floor[];
  brands: { id: string; name: Text }[];
}
