/**
 * Who sees which page. The menu only mirrors the server, which refuses by itself; a page that would
 * be refused is not offered.
 */
import type { StaffSession } from "@foyer/ui";

export const PAGES = [
  "overview",
  "delivery",
  "statements",
  "contracts",
  "vetoes",
  "campaigns",
  "decisions",
  "counting",
  "periods",
  "audit",
] as const;
export type PageName = (typeof PAGES)[number];

type Who = Pick<StaffSession, "roles" | "operator"> & { partner: { kinds: string[] } };

export function may(who: Who, page: PageName): boolean {
  const role = (...roles: string[]) => who.roles.some((r) => roles.includes(r));
  const kind = (name: string) => who.partner.kinds.includes(name);
  switch (page) {
    case "overview":
    case "delivery":
    case "contracts":
      return true;
    case "statements":
      return role("FINANCE", "ADMIN");
    case "vetoes":
      return kind("MAKER") && role("ADMIN", "ADS");
    case "campaigns":
      return who.operator || kind("ADVERTISER");
    case "decisions":
    case "counting":
      return who.operator;
    case "periods":
      return who.operator && role("FINANCE", "ADMIN");
    case "audit":
      return role("ADMIN");
  }
}

/** Pause and resume are for the operator's ad staff. */
export function maySteer(who: Who): boolean {
  return who.operator && who.roles.some((r) => r === "ADS" || r === "ADMIN");
}
