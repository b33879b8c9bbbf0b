import type { Flow, Trouble as Kind } from "./flow.ts";
import type { Key, Words } from "./words.ts";

const WORDS: Record<Kind, { title: Key; body: Key }> = {
  unknown: { title: "unknownTitle", body: "unknownBody" },
  expired: { title: "expiredTitle", body: "expiredBody" },
  offline: { title: "offlineTitle", body: "offlineBody" },
  unreachable: { title: "unreachableTitle", body: "unreachableBody" },
  busy: { title: "busyTitle", body: "busyBody" },
  refused: { title: "refusedTitle", body: "refusedBody" },
  stranger: { title: "strangerTitle", body: "strangerBody" },
};

/** What went wrong, what is safe, and the way on. */
export function Trouble(props: { w: Words; kind: Kind; detail?: string; kept?: string }) {
  const { w, kind, detail, kept } = props;
  return (
    <section class={`trouble ${kind}`} role="alert" data-testid={`trouble-${kind}`}>
      <h2>{w.t(WORDS[kind].title)}</h2>
      <p>{w.t(WORDS[kind].body)}</p>
      {kept && <p class="kept">{w.t("kept", { what: kept })}</p>}
      {detail && <p class="detail">{detail}</p>}
    </section>
  );
}

/** The decisions already made, in one line, to show that an expired code cost nothing. */
export function keptWords(flow: Flow): string {
  return [flow.draft.room, flow.draft.householdName].filter((part) => part.trim()).join(" · ");
}
