import { type Activation, type Household, Problem } from "@foyer/ui";
import { useCallback, useEffect, useReducer, useRef, useState } from "preact/hooks";
import { server } from "./server.ts";
import { CodeForm } from "./codeform.tsx";
import { Done } from "./done.tsx";
import { after, type Flow, gaps, start, troubleOf } from "./flow.ts";
import { memory } from "./memory.ts";
import { useRetry } from "./retry.ts";
import { SetForm } from "./setform.tsx";
import { brandOf, useTheme } from "./theme.ts";
import type { Words } from "./words.ts";

interface Props {
  w: Words;
  scanned: string;
  household: Household | null;
  onHousehold: (household: Household | null) => void;
  onSets: () => void;
}

/** After this long without an answer the page says that it is still trying. */
const SLOW_MILLIS = 4_000;

/** The walk of one set: its code, the person's decisions, the approval. */
export function Approve({ w, scanned, household, onHousehold, onSets }: Props) {
  const [flow, happen] = useReducer(after, null, () => start(scanned, memory.draft(w.language)));
  const slow = useSlow(flow.step === "looking" || flow.step === "approving");
  useTheme(brandOf(flow.activation?.brand?.key));
  useEffect(() => {
    const room = flow.step === "done" ? "" : flow.draft.room; // the next set stands elsewhere
    memory.keepDraft({ ...flow.draft, room });
  }, [flow.draft, flow.step]);

  const look = useCallback(async () => {
    happen({ is: "look" });
    try {
      happen({ is: "found", activation: await server.activation(flow.code) });
    } catch (cause) {
      happen({ is: "failed", trouble: troubleOf(cause, navigator.onLine) });
    }
  }, [flow.code]);

  useEffect(() => {
    if (scanned) void look();
    if (memory.token() !== null) {
      server.household().then(onHousehold, (cause: unknown) => {
        if (!(cause instanceof Problem) || cause.status !== 401) return;
        memory.keepToken(null);
        onHousehold(null);
      });
    }
  }, []);

  const approve = useCallback(async () => {
    happen({ is: "asked" });
    if (gaps(flow.draft, memory.token() !== null).length > 0) return;
    happen({ is: "approve" });
    try {
      await send(flow);
      happen({ is: "approved" });
      server.household().then(onHousehold, () => undefined);
    } catch (cause) {
      const trouble = troubleOf(cause, navigator.onLine);
      if (trouble === "stranger") {
        memory.keepToken(null);
        onHousehold(null);
      }
      if (await gotThrough(flow, cause)) happen({ is: memory.token() ? "approved" : "lost" });
      else happen({ is: "failed", trouble, detail: detailOf(cause) });
    }
  }, [flow, onHousehold]);

  const again = flow.step === "set" ? approve : look;
  const retryIn = useRetry(flow.trouble, again);
  const at = flow.step === "done" ? "done" : flow.activation ? "set" : "code";
  const heading = useFocusOn(at);

  if (at === "done") {
    return (
      <Done
        w={w}
        flow={flow}
        household={household}
        heading={heading}
        onSets={onSets}
        onAnother={() => happen({ is: "restart" })}
      />
    );
  }
  const common = { w, flow, happen, slow, retryIn, heading };
  return at === "set" ? (
    <SetForm {...common} household={household} onApprove={approve} onExpired={look} />
  ) : (
    <CodeForm {...common} onLook={look} />
  );
}

async function send(flow: Flow): Promise<void> {
  const { room, householdName, language } = flow.draft;
  const joins = memory.token() !== null;
  const answer = await server.approve(flow.code, {
    room: room.trim(),
    language,
    ...(joins ? {} : { householdName: householdName.trim() }),
  });
  if (answer.householdToken) memory.keepToken(answer.householdToken);
}

/** An approval whose answer was lost may still have been done: the code knows. */
async function gotThrough(flow: Flow, cause: unknown): Promise<boolean> {
  const clear = cause instanceof Problem && cause.status < 500 && cause.status !== 409;
  if (clear) return false;
  const state = await server.activation(flow.code).catch((): Activation | null => null);
  return state?.state === "approved";
}

function detailOf(cause: unknown): string {
  return cause instanceof Problem && cause.status < 500 ? cause.detail : "";
}

function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MILLIS);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}

/** Moves the focus to the new step's heading, so that a screen reader reads on from there. */
function useFocusOn(at: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    first.current = false;
  }, [at]);
  return heading;
}
