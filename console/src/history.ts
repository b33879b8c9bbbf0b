/** A value with its past: every change can be taken back, and taken back again. */
import { useCallback, useReducer } from "react";

const MOST = 100;

export interface Past<T> {
  before: T[];
  now: T;
  after: T[];
  /** What was changed last; changes of one field in a row are one step. */
  field: string;
}

type Act<T> = { to: T; field: string } | "undo" | "redo" | { reset: T };

export function step<T>(past: Past<T>, act: Act<T>): Past<T> {
  const { before, now, after, field } = past;
  if (act === "undo") {
    const last = before[before.length - 1];
    if (last === undefined) return past;
    return { before: before.slice(0, -1), now: last, after: [now, ...after], field: "" };
  }
  if (act === "redo") {
    const next = after[0];
    if (next === undefined) return past;
    return { before: [...before, now], now: next, after: after.slice(1), field: "" };
  }
  if ("reset" in act) return { before: [], now: act.reset, after: [], field: "" };
  const same = act.field !== "" && act.field === field;
  return {
    before: same ? before : [...before, now].slice(-MOST),
    now: act.to,
    after: [],
    field: act.field,
  };
}

export function useHistory<T>(first: () => T) {
  const [past, act] = useReducer(step<T>, null, () => ({
    before: [],
    now: first(),
    after: [],
    field: "",
  }));
  return {
    now: past.now,
    /** `field` names what is typed into, so that a word is one step and not one a letter. */
    set: useCallback((to: T, field = "") => act({ to, field }), []),
    reset: useCallback((to: T) => act({ reset: to }), []),
    undo: useCallback(() => act("undo"), []),
    redo: useCallback(() => act("redo"), []),
    canUndo: past.before.length > 0,
    canRedo: past.after.length > 0,
  };
}
