/**
 * Two clocks of one playback. The *timeline* is the stitched stream with its ads; *content* is the
 * film alone. Pure arithmetic over the breaks of a Play (see docs/http.md), seconds throughout.
 */
import type { AdSlot, Break } from "@foyer/ui/api";

/** Slack for positions a decoder reports just before a splice. */
const EPSILON = 0.05;

export interface InAd {
  readonly index: number;
  readonly pod: Break;
  readonly ad: AdSlot;
  /** 1-based place of the ad in its break. */
  readonly number: number;
  readonly secondsLeft: number;
  /** Share of this ad already on screen, 0 to 1. */
  readonly share: number;
}

/**
 * The second of the film at a timeline position; inside a break, the second it interrupts. A
 * position belongs to the break that `breakIndexAt` says, so that the film's clock stands as soon
 * as the ad is marked.
 */
export function contentAt(breaks: readonly Break[], timeline: number): number {
  let ads = 0;
  let least = 0;
  for (const pod of breaks) {
    if (timeline + EPSILON < pod.timelineAt) break;
    if (timeline + EPSILON < pod.timelineAt + pod.seconds) return pod.contentAt;
    ads += pod.seconds;
    least = pod.contentAt;
  }
  return Math.max(least, timeline - ads);
}

/** The timeline position that shows a second of the film: after a break that stands there. */
export function timelineOf(breaks: readonly Break[], content: number): number {
  let ads = 0;
  for (const pod of breaks) if (pod.contentAt <= content) ads += pod.seconds;
  return content + ads;
}

/** The ad on screen at a timeline position, or null in the film. */
export function adAt(breaks: readonly Break[], timeline: number): InAd | null {
  const index = breakIndexAt(breaks, timeline);
  const pod = breaks[index];
  if (!pod) return null;
  for (let n = 0; n < pod.ads.length; n++) {
    const ad = pod.ads[n]!;
    const into = timeline + EPSILON - ad.timelineAt;
    const last = n === pod.ads.length - 1;
    if (into >= 0 && (into < ad.seconds || last)) {
      return {
        index,
        pod,
        ad,
        number: n + 1,
        secondsLeft: Math.max(0, Math.ceil(ad.seconds - into)),
        share: Math.min(1, into / ad.seconds),
      };
    }
  }
  return null;
}

/** Index of the break that fills a timeline position, or -1. */
export function breakIndexAt(breaks: readonly Break[], timeline: number): number {
  return breaks.findIndex(
    (pod) =>
      pod.seconds > 0 &&
      timeline + EPSILON >= pod.timelineAt &&
      timeline + EPSILON < pod.timelineAt + pod.seconds,
  );
}

/** Breaks that lie wholly before a position: on resume they are not played again. */
export function breaksBefore(breaks: readonly Break[], timeline: number): ReadonlySet<number> {
  const past = new Set<number>();
  breaks.forEach((pod, index) => {
    if (pod.timelineAt + pod.seconds <= timeline + EPSILON) past.add(index);
  });
  return past;
}

export interface Jump {
  /** Where to put the player now. */
  readonly to: number;
  /** Where to go when the break played on the way is over; null when nothing interrupts. */
  readonly then: number | null;
}

/**
 * A seek to a second of the film. Going forward over breaks not yet seen plays the last of them
 * once and then goes on to the chosen place; going back plays none.
 */
export function jump(
  breaks: readonly Break[],
  seen: ReadonlySet<number>,
  fromContent: number,
  toContent: number,
): Jump {
  const target = timelineOf(breaks, toContent);
  for (let index = breaks.length - 1; index >= 0; index--) {
    const pod = breaks[index]!;
    const crossed = pod.contentAt > fromContent && pod.contentAt <= toContent;
    if (crossed && !seen.has(index) && pod.seconds > 0) return { to: pod.timelineAt, then: target };
  }
  return { to: target, then: null };
}

/** Where to go on from a position inside a break that was already played; null to stay. */
export function pastSeenBreak(
  breaks: readonly Break[],
  seen: ReadonlySet<number>,
  timeline: number,
): number | null {
  const index = breakIndexAt(breaks, timeline);
  const pod = breaks[index];
  return pod && seen.has(index) ? pod.timelineAt + pod.seconds : null;
}

/** Seconds one press of a seek key moves; a held key goes faster, within a tenth of the film. */
export function seekStep(heldRepeats: number, contentSeconds: number): number {
  const wanted = heldRepeats < 6 ? 10 : heldRepeats < 16 ? 30 : 60;
  return Math.max(10, Math.min(wanted, Math.round(contentSeconds / 10)));
}
