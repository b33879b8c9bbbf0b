/**
 * Which set this page is. A virtual set is named in the address
 * (`/tv/?model=kestral-x55&serial=KX-1`); what it must remember (secret, tokens, caches) is kept on
 * this machine under its serial, so several sets can live in one browser.
 */
import { type Api, api, type InsertionWish, Problem, type Tokens } from "@foyer/ui/api";
import { type Language, languageOf } from "@foyer/ui/i18n";
import type { Shelf } from "./beacons.ts";

const PREFIX = "foyer.tv";

export interface Identity {
  readonly modelKey: string;
  readonly serial: string;
  /** Language asked for in the address; null leaves it to the household. */
  readonly language: Language | null;
}

/** Reads the address, falling back to the set this browser was last. */
export function identity(search: string, storage: Storage): Identity {
  const query = new URLSearchParams(search);
  const named = (name: string): string => {
    const value = query.get(name) ?? storage.getItem(`${PREFIX}.${name}`) ?? "";
    if (value !== "") storage.setItem(`${PREFIX}.${name}`, value);
    return value;
  };
  return { modelKey: named("model"), serial: named("serial"), language: languageOf(query.get("lang")) };
}

/**
 * How a set wants its ads, by its address (`&insertion=guided`); without a word the house decides.
 * The player here knows interstitials and holds one stream at a time.
 */
export function insertionWish(search: string): InsertionWish {
  return new URLSearchParams(search).get("insertion") === "guided"
    ? { insertion: "guided", player: { hlsInterstitials: true, oneDecoder: true } }
    : {};
}

/** A drawer of this set's own in the browser's storage; a full or absent disk only forgets. */
export function drawer(serial: string, storage: Storage): Shelf {
  const keyOf = (name: string): string => `${PREFIX}.${serial}.${name}`;
  return {
    read<T>(name: string): T | null {
      try {
        return JSON.parse(storage.getItem(keyOf(name)) ?? "null") as T | null;
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        if (value === null) storage.removeItem(keyOf(name));
        else storage.setItem(keyOf(name), JSON.stringify(value));
      } catch {
        // A full disk: the set works on, it only remembers less.
      }
    },
  };
}

export interface Credentials {
  deviceId: string;
  secret: string;
}

/** The set's calls with its own tokens, renewed when they are stale. */
export class SetSession {
  readonly api: Api;
  readonly #drawer: Shelf;
  #tokens: Tokens | null;
  #renewing: Promise<boolean> | null = null;
  /** Told when the server no longer knows this set's tokens: it must be activated again. */
  onSignedOut: () => void = () => undefined;

  constructor(drawer: Shelf) {
    this.#drawer = drawer;
    this.#tokens = drawer.read<Tokens>("tokens");
    this.api = api({
      token: () => this.#tokens?.access_token ?? null,
      renew: () => (this.#renewing ??= this.#renew().finally(() => (this.#renewing = null))),
    });
  }

  get activated(): boolean {
    return this.#tokens !== null;
  }

  get credentials(): Credentials | null {
    return this.#drawer.read<Credentials>("credentials");
  }

  keepCredentials(credentials: Credentials): void {
    this.#drawer.write("credentials", credentials);
  }

  keepTokens(tokens: Tokens | null): void {
    this.#tokens = tokens;
    this.#drawer.write("tokens", tokens);
  }

  async #renew(): Promise<boolean> {
    if (this.#tokens === null) return false;
    try {
      this.keepTokens(await this.api.refreshToken(this.#tokens.refresh_token));
      return true;
    } catch (failure) {
      if (failure instanceof Problem && failure.status < 500 && failure.status !== 429) {
        this.keepTokens(null);
        this.onSignedOut();
      }
      return false;
    }
  }
}
