/** The colours of the band that shows in whose name one acts: a maker's own, else one by its key. */
import { type BrandKey, brands } from "@foyer/ui/theme";

export interface Tint {
  ground: string;
  accent: string;
}

export const TINTS: readonly Tint[] = [
  { ground: "#3B2550", accent: "#FF9D5C" },
  { ground: "#123B5D", accent: "#7CC4FF" },
  { ground: "#4A1F2B", accent: "#FF9AA8" },
  { ground: "#0F4446", accent: "#6FDFD8" },
  { ground: "#43340F", accent: "#F3CB5B" },
  { ground: "#2E2A5C", accent: "#B5B0FF" },
  { ground: "#4B2A12", accent: "#FFB37A" },
  { ground: "#33303A", accent: "#D6CFE3" },
];

export function tintOf(key: string): Tint {
  if (Object.prototype.hasOwnProperty.call(brands, key)) {
    const { color } = brands[key as BrandKey];
    return { ground: color.raised, accent: color.accent };
  }
  let hash = 0;
  for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return TINTS[hash % TINTS.length] as Tint;
}
