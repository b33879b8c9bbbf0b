/**
 * Where the remote stands in the guide: a channel and an instant. Up and down keep the instant,
 * left and right go from programme to programme, so a viewer never loses the hour. Pure.
 */
import type { GuideChannel, Programme } from "@foyer/ui/api";
import type { Arrow } from "./focus.ts";

export interface GuideFocus {
  readonly channel: number;
  /** Milliseconds; within the focused programme. */
  readonly at: number;
}

export function programmeAt(channel: GuideChannel | undefined, at: number): Programme | null {
  return channel?.programmes.find((p) => Date.parse(p.start) <= at && at < Date.parse(p.end)) ?? null;
}

/** The focus after an arrow; the same object when the arrow leads nowhere. */
export function nextInGuide(
  channels: readonly GuideChannel[],
  focus: GuideFocus,
  key: Arrow,
): GuideFocus {
  if (key === "up" || key === "down") {
    const channel = focus.channel + (key === "up" ? -1 : 1);
    return channel < 0 || channel >= channels.length ? focus : { ...focus, channel };
  }
  const programmes = channels[focus.channel]?.programmes ?? [];
  const here = programmeAt(channels[focus.channel], focus.at);
  const side =
    key === "right"
      ? programmes.find((p) => Date.parse(p.start) >= (here ? Date.parse(here.end) : focus.at))
      : [...programmes].reverse().find((p) => Date.parse(p.end) <= (here ? Date.parse(here.start) : focus.at));
  return side ? { ...focus, at: Math.max(Date.parse(side.start), 0) } : focus;
}

/** First channel of the page of `size` that shows a channel. */
export function pageOf(channel: number, size: number): number {
  return Math.floor(channel / size) * size;
}
