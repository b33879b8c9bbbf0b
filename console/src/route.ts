/** The place in the console is in the address (`#/statements/2026-10?period=2026-11`). */
import { useSyncExternalStore } from "react";
import { PAGES, type PageName } from "./menu.ts";

export interface Place {
  page: PageName;
  /** What the page is about, such as the period of a statement. */
  of: string | null;
  period: string | null;
}

export function placeOf(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", of = ""] = path.split("/").map(decodeURIComponent);
  const period = new URLSearchParams(query).get("period") ?? "";
  return {
    page: PAGES.find((p) => p === page) ?? "overview",
    of: of || null,
    period: /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : null,
  };
}

export function hashOf(page: PageName, period: string, of?: string): string {
  return `#/${page}${of ? `/${encodeURIComponent(of)}` : ""}?period=${period}`;
}

const subscribe = (changed: () => void): (() => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => location.hash));
}
