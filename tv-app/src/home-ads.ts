/**
 * The two ads of the home screen: a masthead as a row of its own and one sponsored card inside a
 * row. They come after the home is there, stay the same while the viewer comes and goes, and are put
 * only where nothing that is looked at has to move.
 */
import { useEffect, useState } from "preact/hooks";
import type { AdSurface } from "@foyer/ui/api";
import type { ReadyAd } from "./ad-desk.ts";
import type { Focus } from "./focus.ts";
import type { ShelfRow } from "./parts/shelves.tsx";
import { useMemory, useTv } from "./tv.ts";

/** After this a home that is opened again asks for other ads. */
const FRESH_MILLIS = 600_000;
/** The sponsored card is the fourth of its row. */
const SLOT_AT = 3;
const SLOT_ROWS: ReadonlySet<string> = new Set(["provider", "edition", "genre"]);
export const MASTHEAD_ROW = "masthead";

export interface HomeAds {
  readonly at: number;
  readonly masthead: ReadyAd | null;
  readonly slot: ReadyAd | null;
  /** Once an ad has its place it keeps it. */
  readonly placed: Set<AdSurface>;
}

export interface HomeAdsInHand {
  readonly ads: HomeAds | null;
  /** Takes an ad away whose picture did not come after all. */
  drop(ready: ReadyAd): void;
}

/** The home's ads, asked for when `ready` and the last ones are not fresh any more. */
export function useHomeAds(ready: boolean): HomeAdsInHand {
  const { desk, me, profile } = useTv();
  const [kept, setAds] = useMemory<HomeAds | null>("ads", null);
  // Decided when the home opens: what is on the glass does not go while the viewer stays.
  const [opened] = useState(Date.now);
  const ads = kept && opened - kept.at < FRESH_MILLIS ? kept : null;
  useEffect(() => {
    if (!ready || ads) return;
    const wanted: AdSurface[] = me.config.rows.includes(MASTHEAD_ROW) ? ["MASTHEAD", "ROW_SLOT"] : ["ROW_SLOT"];
    void desk.ask(profile, wanted).then((come) => {
      const on = (surface: AdSurface): ReadyAd | null => come.find((ad) => ad.surface === surface) ?? null;
      setAds({ at: Date.now(), masthead: on("MASTHEAD"), slot: on("ROW_SLOT"), placed: new Set() });
    });
  }, [ready, profile.id]);
  return {
    ads,
    drop(failed) {
      if (!ads) return;
      const keep = (ad: ReadyAd | null): ReadyAd | null => (ad === failed ? null : ad);
      setAds({ ...ads, masthead: keep(ads.masthead), slot: keep(ads.slot) });
    },
  };
}

export interface KindRow extends ShelfRow {
  readonly kind: string;
}

/**
 * The rows with the ads in their places. An ad without a place yet gets one only below the row that
 * has the focus; `order` is the maker's order of row kinds, in which the masthead has its place.
 */
export function withAds(rows: readonly KindRow[], order: readonly string[], ads: HomeAds | null, focus: Focus): ShelfRow[] {
  if (!ads) return [...rows];
  const at = rows.findIndex((row) => row.id === focus.row);
  const found = rows.findIndex((row) => SLOT_ROWS.has(row.kind) && row.items.length > SLOT_AT && !row.late);
  const host = rows[found];
  const memory = host ? (focus.columns[host.id] ?? 0) : 0;
  const out: ShelfRow[] = rows.map((row, index) =>
    index === found && place(ads, ads.slot, index !== at && memory < SLOT_AT)
      ? { ...row, slot: { at: SLOT_AT, ready: ads.slot! } }
      : row,
  );
  const index = mastheadIndex(rows, order);
  const below = focus.row === MASTHEAD_ROW || index > at;
  if (rows.length > 0 && place(ads, ads.masthead, below)) {
    const banner = { at: 0, ready: ads.masthead! };
    out.splice(index, 0, { id: MASTHEAD_ROW, title: "", shape: "masthead", items: [], slot: banner });
  }
  return out;
}

function place(ads: HomeAds, ready: ReadyAd | null, free: boolean): boolean {
  if (!ready) return false;
  if (free) ads.placed.add(ready.surface);
  return ads.placed.has(ready.surface);
}

/** Behind the last row that the maker wants above it; never the first row of all. */
function mastheadIndex(rows: readonly KindRow[], order: readonly string[]): number {
  const rank = order.indexOf(MASTHEAD_ROW);
  const after = rows.findIndex((row) => order.indexOf(row.kind) > rank);
  return Math.max(1, after < 0 ? rows.length : after);
}
