/** Reading from the server: one value, or cursor pages that grow. */
import type { Page } from "@foyer/ui";
import { type UIEvent, useCallback, useEffect, useRef, useState } from "react";

export interface Loaded<T> {
  value: T | null;
  cause: unknown;
  busy: boolean;
  again: () => void;
}

/** Reads once per `of`; what was read before stays until the new answer, unless `of` changed. */
export function useLoad<T>(of: string, read: () => Promise<T>): Loaded<T> {
  const [got, setGot] = useState<{ of: string; value: T | null; cause: unknown }>({
    of: "",
    value: null,
    cause: null,
  });
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    let stale = false;
    setBusy(true);
    const done = (value: T | null, cause: unknown) => {
      if (stale) return;
      setGot((before) => ({ of, value: value ?? (before.of === of ? before.value : null), cause }));
      setBusy(false);
    };
    read().then(
      (value) => done(value, null),
      (cause: unknown) => done(null, cause),
    );
    return () => {
      stale = true;
    };
  }, [of, round]);
  const current = got.of === of;
  return {
    value: current ? got.value : null,
    cause: current ? got.cause : null,
    busy: busy || !current,
    again: useCallback(() => setRound((n) => n + 1), []),
  };
}

export interface Pages<T> {
  rows: T[];
  more: boolean;
  busy: boolean;
  cause: unknown;
  next: () => void;
  all: () => void;
  /** Reads the first page anew; what is shown stays until it is there. */
  again: () => void;
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** A key for a row that has no id of its own: the same object, the same key. */
export function keyOf(row: object): number {
  const key = keys.get(row) ?? ++lastKey;
  keys.set(row, key);
  return key;
}

/** Handed to a table's scroll box: coming near the end reads the next page. */
export function nearEnd(next: () => void) {
  return ({ currentTarget: at }: UIEvent<HTMLDivElement>) => {
    if (at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END) next();
  };
}

const NEAR_END = 400;

/** The most rows a browser is asked to hold. */
const MOST_ROWS = 20_000;

export function usePages<T>(of: string, read: (cursor?: string) => Promise<Page<T>>): Pages<T> {
  const [rows, setRows] = useState<T[]>([]);
  const [cursor, setCursor] = useState<string | null | undefined>(undefined);
  const [cause, setCause] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  const turn = useRef(0);
  const running = useRef(false);

  const pull = useCallback(
    async (from: string | null | undefined, have: T[], whole: boolean) => {
      const mine = turn.current;
      running.current = true;
      setBusy(true);
      setCause(null);
      try {
        let at = from;
        let held = have;
        do {
          const page = await read(at ?? undefined);
          if (mine !== turn.current) return;
          held = [...held, ...page.items];
          at = page.next ?? null;
          setRows(held);
          setCursor(at);
        } while (whole && at !== null && held.length < MOST_ROWS);
      } catch (problem) {
        if (mine === turn.current) setCause(problem);
      } finally {
        if (mine === turn.current) {
          running.current = false;
          setBusy(false);
        }
      }
    },
    [of],
  );

  useEffect(() => {
    turn.current += 1;
    setRows([]);
    setCursor(undefined);
    void pull(undefined, [], false);
  }, [of]);

  const more = cursor !== null && rows.length < MOST_ROWS;
  const go = (whole: boolean) => {
    if (!running.current && more) void pull(cursor, rows, whole);
  };
  const again = useCallback(() => {
    turn.current += 1;
    void pull(undefined, [], false);
  }, [pull]);
  return {
    rows,
    more: more && rows.length > 0,
    busy,
    cause,
    next: () => go(false),
    all: () => go(true),
    again,
  };
}
