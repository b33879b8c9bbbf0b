/**
 * Ads around a running or paused film: beside the pause, and at most once per playback a band over
 * the picture or a ground behind it. All of them yield to the first key.
 */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Play } from "@foyer/ui/api";
import type { ReadyAd } from "../ad-desk.ts";
import { calmNow, calmSpan, filmSurfaces } from "../moments.ts";
import { OverlayAd, PauseAd, SqueezeAd } from "../parts/ads.tsx";
import { stayMillis } from "../policy.ts";
import type { View } from "../playback.ts";
import { LAYER, useRemote } from "../remote.ts";
import { useTv } from "../tv.ts";

export const SQUEEZE_MILLIS = 300;

interface FilmAdsParts {
  play: Play;
  view: View;
  /** The bar, a sheet or a card has the viewer's eye. */
  busy: boolean;
  /** The viewer is choosing a place to go on from. */
  choosing: boolean;
}

export interface FilmAds {
  /** Stands beside a paused film; the bar is away. */
  readonly paused: boolean;
  readonly squeezed: boolean;
  /** Goes behind the picture. */
  readonly behind: JSX.Element | null;
  /** Goes over the picture. */
  readonly over: JSX.Element | null;
}

export function useFilmAds(parts: FilmAdsParts): FilmAds {
  const pause = usePauseAd(parts);
  const film = useFilmAd(parts);
  return {
    paused: pause !== null,
    squeezed: film.squeezed,
    behind: film.behind,
    over: pause ?? film.over,
  };
}

function usePauseAd({ play, view, choosing }: FilmAdsParts): JSX.Element | null {
  const { desk, profile } = useTv();
  const [ready, setReady] = useState<ReadyAd | null>(null);
  /** One try per pause: what was closed does not come back. */
  const tried = useRef(false);
  const still = view.state === "paused" && view.ad === null;
  if (!still && view.state !== "buffering") tried.current = false;

  useEffect(() => {
    if (!still || choosing || tried.current) return;
    let gone = false;
    const timer = setTimeout(() => {
      if (document.visibilityState !== "visible") return;
      tried.current = true;
      void desk.ask(profile, ["PAUSE"], play.title.id).then(([ad]) => {
        if (!gone && ad) setReady(ad);
      });
    }, desk.rules.pauseDelayMillis);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [still, choosing]);
  useEffect(() => {
    if (!still) setReady(null);
  }, [still]);
  useStay(ready, () => setReady(null));

  useRemote(LAYER.overlay, ({ key }) => {
    if (!ready) return false;
    desk.closed(ready);
    setReady(null);
    // Keys that mean "go on" reach the player at once; any other key has done its work here.
    return key !== "ok" && key !== "play" && key !== "playpause";
  });
  return ready && <PauseAd ready={ready} onFailed={() => setReady(null)} />;
}

function useFilmAd({ play, view, busy, choosing }: FilmAdsParts): Omit<FilmAds, "paused"> {
  const { desk, profile } = useTv();
  const [ready, setReady] = useState<ReadyAd | null>(null);
  const [settled, setSettled] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const span = useMemo(() => calmSpan(play.contentSeconds, play.breaks), [play]);
  const asked = useRef(false);
  const quietFrom = useRef(Date.now());
  const undisturbed = view.state === "playing" || view.state === "buffering";
  const quiet = undisturbed && view.ad === null && !busy && !choosing;
  if (!quiet && !ready) quietFrom.current = Date.now();
  const calm = quiet && view.state === "playing";
  const now = calm && !asked.current && calmNow(span, view.content, (Date.now() - quietFrom.current) / 1_000);
  const stillCalm = useRef(calm);
  stillCalm.current = calm;

  const end = (): void => {
    if (leaving) return;
    setSettled(false);
    if (ready?.surface !== "SQUEEZEBACK") return setReady(null);
    setLeaving(true);
    setTimeout(() => {
      setLeaving(false);
      setReady(null);
    }, SQUEEZE_MILLIS);
  };
  useEffect(() => {
    if (!now) return;
    asked.current = true;
    void bring(filmSurfaces(play.session));
    async function bring([first, second]: ReturnType<typeof filmSurfaces>): Promise<void> {
      const [one] = await desk.ask(profile, [first], play.title.id);
      const ad = one ?? (await desk.ask(profile, [second], play.title.id))[0];
      if (ad && stillCalm.current) setReady(ad);
    }
  }, [now]);
  useEffect(() => {
    if (!ready || leaving) return;
    const timer = setTimeout(() => setSettled(true), SQUEEZE_MILLIS);
    return () => clearTimeout(timer);
  }, [ready]);
  // A break, the next episode's card, a lost network or the end takes the picture back without a report.
  const lost = busy || view.ad !== null || (view.state !== "playing" && view.state !== "buffering");
  useEffect(() => {
    if (lost && ready) end();
  }, [lost]);
  useStay(leaving ? null : ready, end);

  useRemote(LAYER.overlay, ({ key }) => {
    if (!ready || leaving) return false;
    desk.closed(ready);
    end();
    return key === "back";
  });
  const squeeze = ready?.surface === "SQUEEZEBACK";
  return {
    squeezed: squeeze && !leaving,
    behind: ready && squeeze ? <SqueezeAd ready={ready} settled={settled} onFailed={() => setReady(null)} /> : null,
    over: ready && !squeeze ? <OverlayAd ready={ready} onFailed={() => setReady(null)} /> : null,
  };
}

/** Ends an ad that has stayed as long as it may. */
function useStay(ready: ReadyAd | null, end: () => void): void {
  const { desk } = useTv();
  useEffect(() => {
    const stay = ready && stayMillis(ready.ad, ready.surface, desk.rules);
    if (!ready || !stay) return;
    const timer = setTimeout(() => {
      desk.completed(ready);
      end();
    }, stay);
    return () => clearTimeout(timer);
  }, [ready]);
}
