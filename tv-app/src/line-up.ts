/**
 * What can be zapped through: the channels and what is on, asked for once in five minutes, so that
 * a key press waits for nothing. Nothing here touches the page.
 */
import type { Api, GuideChannel, Programme } from "@foyer/ui/api";

const FRESH_MILLIS = 300_000;
const HOURS = 4;

interface Known {
  readonly api: Pick<Api, "guide">;
  readonly profileId: string;
  readonly at: number;
  readonly channels: Promise<readonly GuideChannel[]>;
}

let known: Known | null = null;

/** Returns the channels of a viewer; a question that failed is asked again by the next caller. */
export function lineUp(
  api: Pick<Api, "guide">,
  profileId: string,
  now: number = Date.now(),
): Promise<readonly GuideChannel[]> {
  const fresh = known?.api === api && known.profileId === profileId && now - known.at < FRESH_MILLIS;
  if (known && fresh) return known.channels;
  const channels = api
    .guide(new Date(now).toISOString(), HOURS, profileId)
    .then((guide) => guide.channels);
  const asked: Known = { api, profileId, at: now, channels };
  known = asked;
  channels.catch(() => {
    if (known === asked) known = null;
  });
  return channels;
}

/** What is on at a moment, and what follows. */
export function onAt(channel: GuideChannel | undefined, now: number): readonly Programme[] {
  return channel?.programmes.filter((programme) => Date.parse(programme.end) > now) ?? [];
}
