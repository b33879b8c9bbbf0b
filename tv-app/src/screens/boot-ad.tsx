/**
 * The boot advertisement. It starts at once, wears its label, and from its first second has a close
 * mark under the focused key; "never again" is one key away. Nothing waits for a countdown, and a
 * film that does not come within its budget is simply not shown.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { AdPoint, BootAd as Ad } from "@foyer/ui/api";
import type { Outbox } from "../beacons.ts";
import { classes, Focusable } from "../parts/basics.tsx";
import { Icon } from "../parts/icons.tsx";
import { AdMeter } from "../meters.ts";
import type { Rules } from "../policy.ts";
import { openPlayer, type PlayerPort } from "../player-port.ts";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import type { Words } from "../words.ts";

const FIRST_FRAME_MILLIS = 3_000;
const TICK_MILLIS = 100;
/** An ad that stalls does not stay longer than its length and this. */
const GRACE_MILLIS = 500;

interface BootAdProps {
  ad: Ad;
  rules: Rules;
  words: Words;
  outbox: Outbox;
  refuse: () => Promise<unknown>;
  done: () => void;
}

export function BootAd({ ad, rules, words, outbox, refuse, done }: BootAdProps): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const over = useRef(false);
  const [never, setNever] = useState(false);
  const [running, setRunning] = useState(false);

  const report = (point: AdPoint): void =>
    outbox.add({ kind: "ad", token: ad.token, point, at: new Date().toISOString() });
  const finish = (point: AdPoint | null): void => {
    if (over.current) return;
    over.current = true;
    if (point) report(point);
    void outbox.flush();
    done();
  };

  useEffect(() => {
    const meter = new AdMeter();
    let port: PlayerPort | null = null;
    let shown = false;
    let longest = 0;
    const tick = (): void => {
      if (!port || !shown || over.current) return;
      for (const point of meter.reached(ad.token, Math.min(0.99, port.position / ad.seconds))) report(point);
      if (port.position >= ad.seconds) end();
    };
    const end = (): void => {
      if (over.current) return;
      for (const point of meter.reached(ad.token, 1)) report(point);
      finish(null);
    };
    void openPlayer(video.current!, ad.media, 0, (event) => {
      if (event === "playing") {
        shown = true;
        longest ||= window.setTimeout(end, 1_000 * Math.min(ad.seconds, rules.bootMaxSeconds) + GRACE_MILLIS);
        setRunning(true);
      } else if (event === "ended") end();
      else if (event === "broken" || event === "lost") finish("ERROR");
    }).then((opened) => {
      if (over.current) opened.close();
      else port = opened;
    });
    const timer = setInterval(tick, TICK_MILLIS);
    const late = setTimeout(() => !shown && finish("ERROR"), FIRST_FRAME_MILLIS);
    return () => {
      over.current = true;
      clearInterval(timer);
      clearTimeout(late);
      clearTimeout(longest);
      port?.close();
    };
  }, []);

  useRemote(LAYER.overlay, ({ key }) => {
    if (key === "ok") {
      if (never) void refuse().catch(() => undefined);
      finish("CLOSE");
    } else if (isArrow(key)) setNever(key === "right" || key === "down");
    else finish("CLOSE");
    return true;
  });

  return (
    <div class={classes("screen", "boot-ad", running && "running")} data-screen="boot-ad">
      <video ref={video} playsInline aria-label={words.name(ad.title)} />
      <div class="boot-shade" />
      <div class="boot-label">
        <span class="ad-label">{words.text(ad.label) || words.t("ad.label")}</span>
        <span>{words.name(ad.advertiser)}</span>
      </div>
      <div class="boot-choices">
        <Focusable focused={!never} class="btn" label={words.t("boot.close")} testid="boot-close">
          <Icon name="close" size={32} />
          <span>{words.t("boot.close")}</span>
        </Focusable>
        <Focusable focused={never} class="btn" label={words.t("boot.never")} testid="boot-never">
          <span>{words.t("boot.never")}</span>
        </Focusable>
      </div>
    </div>
  );
}
