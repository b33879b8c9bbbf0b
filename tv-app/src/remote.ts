/**
 * The remote control: one keydown listener, keys by meaning, and layers, so that a dialog hears a
 * key before the screen under it. A held key moves at most ten steps a second and, since nothing
 * is queued, stops when it is let go.
 */
import { useEffect, useRef } from "preact/hooks";
import type { Arrow } from "./focus.ts";

export type Key =
  | Arrow
  | "ok"
  | "back"
  | "play"
  | "pause"
  | "playpause"
  | "stop"
  | "forward"
  | "rewind"
  | "next"
  | "guide"
  | "menu"
  | `digit${number}`;

export interface Press {
  readonly key: Key;
  /** Repeats since the key went down; 0 for the first press. */
  readonly held: number;
}

/** True when the press was used; otherwise the layer below hears it. */
export type Listener = (press: Press) => boolean;

/** Who hears a key first: what fills the screen, a dialog, the menu, the screen. */
export const LAYER = { app: 0, fallback: 1, screen: 2, menu: 3, overlay: 4, dialog: 5, top: 6 } as const;

const NAMES: Record<string, Key> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Enter: "ok",
  " ": "ok",
  Backspace: "back",
  Escape: "back",
  GoBack: "back",
  BrowserBack: "back",
  MediaPlay: "play",
  MediaPause: "pause",
  MediaPlayPause: "playpause",
  MediaStop: "stop",
  MediaFastForward: "forward",
  MediaRewind: "rewind",
  MediaTrackNext: "next",
  Guide: "guide",
  ContextMenu: "menu",
};
/** Television browsers that send only numbers: webOS 461, Tizen 10009 and the media keys. */
const CODES: Record<number, Key> = {
  461: "back",
  10009: "back",
  415: "play",
  19: "pause",
  10252: "playpause",
  413: "stop",
  417: "forward",
  412: "rewind",
};

const HELD_STEP_MILLIS = 100;

export function keyOf(event: Pick<KeyboardEvent, "key" | "keyCode">): Key | null {
  if (/^[0-9]$/.test(event.key)) return `digit${Number(event.key)}`;
  return NAMES[event.key] ?? CODES[event.keyCode] ?? null;
}

interface Entry {
  layer: number;
  listen: Listener;
}
const entries: Entry[] = [];

/** Hands a press to the layers, highest and newest first. */
export function dispatch(press: Press): boolean {
  const order = entries.map((entry, at) => ({ entry, at }));
  order.sort((a, b) => b.entry.layer - a.entry.layer || b.at - a.at);
  return order.some(({ entry }) => entry.listen(press));
}

/** Starts listening to the keyboard of the page. */
export function listenToRemote(target: Window, now: () => number): void {
  let down = "";
  let held = 0;
  let stepped = 0;
  target.addEventListener("keydown", (event) => {
    const key = keyOf(event);
    if (key === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.repeat && down === key) {
      if (now() - stepped < HELD_STEP_MILLIS - 10) return;
      held++;
    } else {
      held = 0;
    }
    down = key;
    stepped = now();
    dispatch({ key, held });
  });
  target.addEventListener("keyup", () => {
    down = "";
    held = 0;
  });
}

/** Listens while mounted; `listener` may change with every render. */
export function useRemote(layer: number, listener: Listener): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const entry: Entry = { layer, listen: (press) => latest.current(press) };
    entries.push(entry);
    return () => void entries.splice(entries.indexOf(entry), 1);
  }, [layer]);
}

export function isArrow(key: Key): key is Arrow {
  return key === "up" || key === "down" || key === "left" || key === "right";
}
