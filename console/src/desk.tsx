/** What every page of the desk shares: who acts, the words, the period, the calls. */
import type { StaffSession } from "@foyer/ui";
import type { AdHouse } from "@foyer/ui/adhouse";
import type { Api } from "@foyer/ui/api";
import { createContext, useContext } from "react";
import type { PageName } from "./menu.ts";
import type { Words } from "./words.ts";

export interface Desk {
  w: Words;
  session: StaffSession;
  server: Api;
  /** The calls of selling, deciding and the market. */
  house: AdHouse;
  /** Fetches a file with this session's token and hands it to the browser's downloads. */
  download: (url: string, name: string) => Promise<void>;
  period: string;
  zone: string | undefined;
  /** What the alliance settles in. */
  currency: string;
  dark: boolean;
  go: (page: PageName, of?: string, query?: Record<string, string>) => void;
}

const Context = createContext<Desk | null>(null);
export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (desk === null) throw new Error("a page stands outside the desk");
  return desk;
}
