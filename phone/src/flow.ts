/**
 * The approval of one set as a pure state machine. Whatever fails, what was typed stays: only a new
 * code replaces an old one, and the draft is never cleared before a set was approved with it.
 */
import { type Activation, type Language, Problem } from "@foyer/ui";
import { isWhole, tidy } from "./code.ts";

/** What the person decides; valid for any code, so it outlives an expired one. */
export interface Draft {
  room: string;
  householdName: string;
  language: Language;
}

/** Why the walk stopped; each has its own calm words and its own way on. */
export type Trouble =
  | "unknown"
  | "expired"
  | "offline"
  | "unreachable"
  | "busy"
  | "refused"
  | "stranger";

export type Step = "code" | "looking" | "set" | "approving" | "done";

export interface Flow {
  step: Step;
  code: string;
  activation: Activation | null;
  trouble: Trouble | null;
  /** The server's own words about a refused field, if it gave any. */
  detail: string;
  /** True once an answer was asked for with something missing, so that the gaps are marked. */
  asked: boolean;
  outcome: "approved" | "already" | "forgotten";
  draft: Draft;
}

export type Happening =
  | { is: "typed"; code: string }
  | { is: "look" }
  | { is: "found"; activation: Activation }
  | { is: "drafted"; change: Partial<Draft> }
  | { is: "asked" }
  | { is: "approve" }
  | { is: "approved" }
  | { is: "lost" }
  | { is: "failed"; trouble: Trouble; detail?: string }
  | { is: "restart" };

export function start(code: string, draft: Draft): Flow {
  return {
    step: "code",
    code: tidy(code),
    activation: null,
    trouble: null,
    detail: "",
    asked: false,
    outcome: "approved",
    draft,
  };
}

export function after(flow: Flow, happening: Happening): Flow {
  switch (happening.is) {
    case "typed":
      return { ...flow, code: tidy(happening.code), trouble: null, detail: "" };
    case "look":
      return isWhole(flow.code) ? { ...flow, step: "looking", trouble: null, detail: "" } : flow;
    case "found":
      return found(flow, happening.activation);
    case "drafted":
      return { ...flow, draft: { ...flow.draft, ...happening.change } };
    case "asked":
      return { ...flow, asked: true };
    case "approve":
      return { ...flow, step: "approving", trouble: null, detail: "" };
    case "approved":
      return { ...flow, step: "done", trouble: null, outcome: "approved" };
    case "lost":
      return { ...flow, step: "done", trouble: null, outcome: "forgotten" };
    case "failed":
      return failed(flow, happening.trouble, happening.detail ?? "");
    case "restart":
      return start("", { ...flow.draft, room: flow.step === "done" ? "" : flow.draft.room });
  }
}

function found(flow: Flow, activation: Activation): Flow {
  switch (activation.state) {
    case "pending":
      return { ...flow, step: "set", activation, trouble: null };
    case "approved":
      return { ...flow, step: "done", activation, trouble: null, outcome: "already" };
    case "expired":
    case "unknown":
      return failed(flow, activation.state, "");
  }
}

/** A dead code is taken away so that the new one can be typed at once; the rest stays. */
function failed(flow: Flow, trouble: Trouble, detail: string): Flow {
  const stopped = { ...flow, trouble, detail };
  switch (trouble) {
    case "expired":
      return { ...stopped, step: "code", code: "", activation: null };
    case "unknown":
      return { ...stopped, step: "code", activation: null };
    case "offline":
    case "unreachable":
    case "busy":
    case "refused":
    case "stranger":
      return { ...stopped, step: flow.activation ? "set" : "code" };
  }
}

/** What is still missing before the set can be approved. */
export function gaps(draft: Draft, joins: boolean): ("room" | "householdName")[] {
  const missing: ("room" | "householdName")[] = [];
  if (draft.room.trim() === "") missing.push("room");
  if (!joins && draft.householdName.trim() === "") missing.push("householdName");
  return missing;
}

/** The trouble behind a failed call; `online` is what the phone says about its network. */
export function troubleOf(cause: unknown, online: boolean): Trouble {
  if (!(cause instanceof Problem)) return online ? "unreachable" : "offline";
  if (cause.status === 410) return "expired";
  if (cause.status === 404) return "unknown";
  if (cause.status === 401 || cause.status === 403) return "stranger";
  if (cause.status === 429) return "busy";
  return cause.status >= 500 ? "unreachable" : "refused";
}

/** Troubles that pass by themselves are tried again a few times, ever more slowly. */
export function retrySeconds(trouble: Trouble | null, tries: number): number | null {
  const passes = trouble === "offline" || trouble === "unreachable" || trouble === "busy";
  const waits = trouble === "busy" ? [15, 30, 60] : [3, 6, 12, 24];
  return passes ? (waits[tries] ?? null) : null;
}

/** Minutes and seconds left, or null when the phone's clock cannot be trusted to say. */
export function left(expiresAt: string | null | undefined, nowMillis: number) {
  if (!expiresAt) return null;
  const seconds = Math.ceil((Date.parse(expiresAt) - nowMillis) / 1000);
  if (!(seconds >= 0 && seconds <= 15 * 60)) return null;
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") };
}
