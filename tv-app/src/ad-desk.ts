/**
 * The set's one desk for ads: asks for them, keeps the rules over what comes, fetches their pictures
 * before anything is drawn, and reports what really happened, each point once. A screen gets an ad
 * that is ready to be painted, or nothing.
 */
import type { AdAnswer, AdPoint, AdQuestion, AdSurface, Beacon, Profile, SetAd } from "@foyer/ui/api";
import type { Shelf } from "./beacons.ts";
import { HOME_SURFACES, homeAdsLeft, lastHour, mayAsk, refusal, type Rules } from "./policy.ts";

const KEY = "homeAds";
/** Tokens whose points are remembered; far more than are alive at any time. */
const KEPT = 200;

export interface DeskParts {
  readonly rules: Rules;
  readonly shelf: Shelf;
  readonly ask: (question: AdQuestion) => Promise<AdAnswer>;
  readonly report: (beacon: Beacon) => void;
  /** Resolves when a picture is decoded, rejects when it cannot be shown. */
  readonly picture: (path: string) => Promise<void>;
  readonly now: () => number;
}

/** An ad that may be painted now on the surface it was asked for. */
export interface ReadyAd {
  readonly surface: AdSurface;
  readonly ad: SetAd;
}

export class AdDesk {
  readonly #parts: DeskParts;
  readonly #said = new Map<string, Set<AdPoint>>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  get rules(): Rules {
    return this.#parts.rules;
  }

  /** Home ads that this hour still has room for. */
  get homeAdsLeft(): number {
    return homeAdsLeft(this.#shown(), this.#parts.now(), this.#parts.rules);
  }

  /** One ad per surface that may be asked for and was filled; never rejects. */
  async ask(profile: Profile, wanted: readonly AdSurface[], titleId?: string): Promise<ReadyAd[]> {
    let left = this.homeAdsLeft;
    const breaks = wanted
      .filter((surface) => mayAsk(surface, profile.kind, HOME_SURFACES.has(surface) ? left-- : left))
      .map((surface) => ({ surface, maxAds: 1 }));
    if (breaks.length === 0) return [];
    try {
      const question = { profileId: profile.id, breaks, ...(titleId ? { titleId } : {}) };
      const answer = await this.#parts.ask(question);
      const ready = await Promise.all(answer.breaks.map((pod, n) => this.#ready(pod.ads[0], breaks[n]?.surface)));
      return ready.filter((ad) => ad !== null);
    } catch {
      // No answer is an answer: nothing is shown.
      return [];
    }
  }

  /** Its pixels are on the glass. */
  impression({ ad, surface }: ReadyAd): void {
    if (!this.#point(ad.token, "IMPRESSION") || !HOME_SURFACES.has(surface)) return;
    const now = this.#parts.now();
    this.#parts.shelf.write(KEY, [...lastHour(this.#shown(), now), now]);
  }

  /** A key ended it. */
  closed({ ad }: ReadyAd): void {
    if (this.#has(ad.token, "IMPRESSION")) this.#point(ad.token, "CLOSE");
  }

  /** It stayed as long as it may. */
  completed({ ad }: ReadyAd): void {
    if (this.#has(ad.token, "IMPRESSION")) this.#point(ad.token, "COMPLETE");
  }

  /** It cannot be painted. */
  failed(token: string): void {
    if (!this.#has(token, "IMPRESSION")) this.#point(token, "ERROR");
  }

  async #ready(ad: SetAd | undefined, surface: AdSurface | undefined): Promise<ReadyAd | null> {
    if (!ad || !surface) return null;
    if (refusal(ad, surface) !== null) {
      this.failed(ad.token);
      return null;
    }
    try {
      await Promise.all([ad.media, ...(ad.qr ? [ad.qr.path] : [])].map(this.#parts.picture));
      return { ad, surface };
    } catch {
      this.failed(ad.token);
      return null;
    }
  }

  #shown(): number[] {
    const kept = this.#parts.shelf.read<number[]>(KEY);
    return Array.isArray(kept) ? kept : [];
  }

  #has(token: string, point: AdPoint): boolean {
    return this.#said.get(token)?.has(point) ?? false;
  }

  /** True when this point was not said before; after an error nothing more is said. */
  #point(token: string, point: AdPoint): boolean {
    const said = this.#said.get(token) ?? new Set<AdPoint>();
    if (!token || said.has(point) || said.has("ERROR") || said.has("CLOSE") || said.has("COMPLETE")) return false;
    said.add(point);
    this.#said.delete(token);
    this.#said.set(token, said);
    for (const oldest of this.#said.keys()) {
      if (this.#said.size <= KEPT) break;
      this.#said.delete(oldest);
    }
    this.#parts.report({ kind: "ad", token, point, at: new Date(this.#parts.now()).toISOString() });
    return true;
  }
}

const PICTURE_MILLIS = 5_000;

/** Fetches and decodes a picture ahead of its painting. */
export function fetchPicture(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const late = setTimeout(() => reject(new Error(`${path}: late`)), PICTURE_MILLIS);
    image.onerror = () => (clearTimeout(late), reject(new Error(`${path}: broken`)));
    image.onload = () => (clearTimeout(late), resolve());
    image.src = path;
  });
}
