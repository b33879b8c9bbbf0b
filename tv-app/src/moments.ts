/**
 * When an ad may come into a running film: once, at two fifths of it, never near a break or the end,
 * and only after the viewer has watched quietly for a while. Pure; seconds of content.
 */
import type { Break } from "@foyer/ui/api";

const SHARE = 0.4;
/** Until here it waits for a quiet second; then it never comes. */
const LATEST = 0.8;
const QUIET_SECONDS = 10;
const FROM_BREAK_SECONDS = 15;

export interface Moment {
  readonly from: number;
  readonly until: number;
}

/** The span of the film in which the one ad may come, or null when there is none. */
export function calmSpan(contentSeconds: number, breaks: readonly Pick<Break, "contentAt">[]): Moment | null {
  let from = contentSeconds * SHARE;
  const until = contentSeconds * LATEST;
  const near = (at: number): boolean => Math.abs(at - from) < FROM_BREAK_SECONDS && at > 0;
  for (const { contentAt } of [...breaks].sort((a, b) => a.contentAt - b.contentAt)) {
    if (near(contentAt)) from = contentAt + FROM_BREAK_SECONDS;
  }
  return from < until ? { from, until } : null;
}

/** Whether now is a good second: inside the span, and nothing else has happened for a while. */
export function calmNow(span: Moment | null, content: number, quietSeconds: number): boolean {
  return span !== null && content >= span.from && content < span.until && quietSeconds >= QUIET_SECONDS;
}

/** Overlay or squeezeback: half of the sessions ask for one first, half for the other. */
export function filmSurfaces(session: string): readonly ["OVERLAY", "SQUEEZEBACK"] | readonly ["SQUEEZEBACK", "OVERLAY"] {
  let sum = 0;
  for (let i = 0; i < session.length; i++) sum += session.charCodeAt(i);
  return sum % 2 === 0 ? ["OVERLAY", "SQUEEZEBACK"] : ["SQUEEZEBACK", "OVERLAY"];
}
