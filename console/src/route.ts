/** The place in the console is in the address (`#/statements/2026-10?period=2026-11`). */
import { useSyncExternalStore } from "react";
import { PAGES, type PageName } from "./menu.ts";

export interface Place {
  page: PageName;
  /** What the page is about, such as the period of a statement. */
  of: string | null;
  period: string | null;
  /** What else the address holds: filters, a tab. */
  query: Record<string, string>;
}

export function placeOf(hash: string): Place {
  const [path = "", rest = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", of = ""] = path.split("/").map(decodeURIComponent);
  const { period = "", ...query } = Object.fromEntries(new URLSearchParams(rest));
  return {
    page: PAGES.find((p) => p === page) ?? "overview",
    of: of || null,
    period: /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : null,
    query,
  };
}

export function hashOf(
  page: PageName,
  period: string,
  of?: string,
  query: Record<string, string> = {},
): string {
  const rest = Object.entries(query)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("");
  return `#/${page}${of ? `/${encodeURIComponent(of)}` : ""}?period=${period}${rest}`;
}

const subscribe = (changed: () => void): (() => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => location.hash));
}

/** The filters of a page, kept in its address: a link shows what one saw. */
export function useQuery(period: string) {
  const { page, of, query } = usePlace();
  const set = (changes: Record<string, string>) => {
    const next = { ...query, ...changes };
    history.replaceState(null, "", hashOf(page, period, of ?? undefined, next));
    dispatchEvent(new Event("hashchange"));
  };
  return { query, set };
}
