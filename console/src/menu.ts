/**
 * Who sees which page. The menu only mirrors the server, which refuses by itself; a page that would
 * be refused is not offered.
 */
import type { StaffSession } from "@foyer/ui";

export const PAGES = [
  "overview",
  "campaigns",
  "plan",
  "line-items",
  "creatives",
  "forecast",
  "market",
  "decisions",
  "floors",
  "vetoes",
  "delivery",
  "statements",
  "contracts",
  "schedule",
  "quality",
  "counting",
  "periods",
  "audit",
] as const;
export type PageName = (typeof PAGES)[number];

/** The menu's groups in their order; a line item is reached from its campaign. */
export const GROUPS = {
  own: ["overview", "delivery", "statements", "contracts"],
  selling: ["campaigns", "plan", "creatives", "forecast"],
  screens: ["floors", "vetoes"],
  playing: ["schedule", "quality"],
  market: ["market", "decisions"],
  house: ["counting", "periods", "audit"],
} as const satisfies Record<string, readonly PageName[]>;
export type GroupName = keyof typeof GROUPS;

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
    case "floors":
      return kind("MAKER") && role("ADMIN", "ADS");
    case "campaigns":
    case "line-items":
    case "creatives":
    case "forecast":
      return who.operator || kind("ADVERTISER");
    case "schedule":
      return who.operator && role("CONTENT", "ADMIN");
    case "quality":
      return who.operator || kind("MAKER") || kind("PROVIDER");
    case "plan":
      return mayBook(who);
    case "market":
      return maySteer(who);
    case "decisions":
    case "counting":
      return who.operator;
    case "periods":
      return who.operator && role("FINANCE", "ADMIN");
    case "audit":
      return role("ADMIN");
  }
}

/** Pause, resume and review are for the operator's ad staff. */
export function maySteer(who: Who): boolean {
  return who.operator && adStaff(who);
}

/** Orders are booked and changed by the ad staff of the operator or of the advertiser itself. */
export function mayBook(who: Who): boolean {
  return (who.operator || who.partner.kinds.includes("ADVERTISER")) && adStaff(who);
}

const adStaff = (who: Who): boolean => who.roles.some((r) => r === "ADS" || r === "ADMIN");
