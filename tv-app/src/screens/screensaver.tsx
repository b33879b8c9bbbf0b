/**
 * The screensaver: when nobody has pressed a key for long on a screen without a film, an ad may fill
 * it. It lies over the screen and changes nothing there, so any key leads back to the very place.
 */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ReadyAd } from "../ad-desk.ts";
import { AdScreen } from "../parts/ads.tsx";
import { stayMillis } from "../policy.ts";
import { LAYER, useRemote } from "../remote.ts";
import { useTv } from "../tv.ts";

export function Screensaver(): JSX.Element | null {
  const { desk, profile } = useTv();
  const [ready, setReady] = useState<ReadyAd | null>(null);
  /** Counts keys and tries; each starts the wait anew. */
  const [turn, setTurn] = useState(0);
  const again = (): void => setTurn((n) => n + 1);

  useEffect(() => {
    if (ready) return;
    let gone = false;
    const timer = setTimeout(() => {
      if (document.visibilityState !== "visible") return again();
      void desk.ask(profile, ["SCREENSAVER"]).then(([ad]) => {
        if (gone) return;
        if (ad) setReady(ad);
        else again();
      });
    }, desk.rules.screensaverAfterMillis);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [turn, ready === null]);

  useEffect(() => {
    const stay = ready && stayMillis(ready.ad, ready.surface, desk.rules);
    if (!ready || !stay) return;
    const timer = setTimeout(() => {
      desk.completed(ready);
      setReady(null);
    }, stay);
    return () => clearTimeout(timer);
  }, [ready]);

  useRemote(LAYER.top, () => {
    again();
    if (!ready) return false;
    desk.closed(ready);
    setReady(null);
    return true;
  });
  return ready && <AdScreen ready={ready} onFailed={() => setReady(null)} />;
}
