/** What every screen of a running set reaches for: its words, calls, viewer and the way back. */
import { createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { Problem, type Api, type Card, type Me, type Profile } from "@foyer/ui/api";
import type { Language } from "@foyer/ui/i18n";
import type { AdDesk } from "./ad-desk.ts";
import type { Outbox, Shelf } from "./beacons.ts";
import type { Words } from "./words.ts";

export const SECTIONS = [
  "search",
  "home",
  "guide",
  "films",
  "series",
  "channels",
  "mine",
  "settings",
] as const;
export type Section = (typeof SECTIONS)[number];

export type Route =
  | { readonly name: Section; readonly channel?: string }
  | { readonly name: "title"; readonly id: string; readonly card?: Card }
  | { readonly name: "player"; readonly titleId: string; readonly resume: boolean }
  | { readonly name: "channel"; readonly id: string }
  | { readonly name: "profiles" }
  | { readonly name: "add-profile" };

/** One step of the way here, with what the screen wants to find again on return. */
export interface Step {
  readonly route: Route;
  readonly memory: Record<string, unknown>;
}

export interface Way {
  /** Goes on to a screen; Back returns here. */
  open(route: Route): void;
  /** Replaces this screen, so that Back skips it. */
  replace(route: Route): void;
  /** One step back. */
  back(): void;
  /** A section of the menu: the way starts anew, sections remember their focus. */
  section(name: Section): void;
}

export interface Tv {
  readonly words: Words;
  readonly api: Api;
  readonly me: Me;
  readonly profile: Profile;
  readonly drawer: Shelf;
  readonly outbox: Outbox;
  /** Where ads are asked for and reported. */
  readonly desk: AdDesk;
  readonly way: Way;
  readonly step: Step;
  /** False while the last call did not reach the server. */
  readonly online: boolean;
  setOnline(online: boolean): void;
  setLanguage(language: Language): Promise<void>;
  setProfile(profile: Profile): void;
  setMe(me: Me): void;
  leave(): void;
}

export const TvContext = createContext<Tv | null>(null);

export function useTv(): Tv {
  const tv = useContext(TvContext);
  if (!tv) throw new Error("a screen outside of the running set");
  return tv;
}

/** State that is found again when Back returns to this screen. */
export function useMemory<T>(name: string, initial: T): [T, (value: T) => void] {
  const { step } = useTv();
  const [, render] = useReducer((n: number) => n + 1, 0);
  const value = name in step.memory ? (step.memory[name] as T) : initial;
  return [
    value,
    (next) => {
      step.memory[name] = next;
      render(undefined as never);
    },
  ];
}

export interface Loaded<T> {
  readonly data: T | null;
  /** Why there is nothing newer; the call repeats by itself when the network was the cause. */
  readonly failure: unknown;
  reload(): void;
}

const RETRY_MILLIS = 4_000;

/** Loads once per `key`, shows `stale` meanwhile, and tries again by itself after lost network. */
export function useLoad<T>(key: string, load: () => Promise<T>, stale: T | null = null): Loaded<T> {
  const { setOnline } = useTv();
  const [state, setState] = useState<{ key: string; data: T | null; failure: unknown }>({
    key,
    data: stale,
    failure: null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    let timer = 0;
    load().then(
      (data) => {
        if (gone) return;
        setOnline(true);
        setState({ key, data, failure: null });
      },
      (failure: unknown) => {
        if (gone) return;
        const answered = failure instanceof Problem && failure.status < 500;
        setOnline(failure instanceof Problem);
        setState((old) => ({ key, data: old.key === key ? old.data : stale, failure }));
        if (!answered) timer = window.setTimeout(() => setTurn((n) => n + 1), RETRY_MILLIS);
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key, turn]);
  return {
    data: state.key === key ? state.data : stale,
    failure: state.key === key ? state.failure : null,
    reload: () => setTurn((n) => n + 1),
  };
}

/** The time, renewed every `millis`. */
export function useNow(millis: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), millis);
    return () => clearInterval(timer);
  }, [millis]);
  return now;
}

/** The value once it has rested for `millis`: a viewer rushing along a row loads nothing. */
export function useRested<T>(value: T, millis: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (rested === value) return;
    const timer = setTimeout(() => setRested(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return rested;
}

/** Gives an element the page's real focus while it is the focused one. */
export function useRealFocus<E extends HTMLElement>(focused: boolean) {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (focused && element && document.activeElement !== element) {
      element.focus({ preventScroll: true });
    }
  });
  return ref;
}
