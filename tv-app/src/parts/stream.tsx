/** What every screen with a stream shows around it: opening with retries, waiting, trouble, an ad. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Problem } from "@foyer/ui/api";
import type { Words } from "../words.ts";
import { LAYER, useRemote } from "../remote.ts";
import { useRealFocus, useTv } from "../tv.ts";
import { Dialog } from "./basics.tsx";
import { Icon } from "./icons.tsx";

const RETRY_MILLIS = 4_000;

export interface Opening<T> {
  readonly answer: T | null;
  readonly failure: unknown;
  /** Counts the attempts: another one is another stream. */
  readonly turn: number;
  again(): void;
}

/** Asks until there is an answer or a refusal; a server out of reach is asked again. */
export function useOpening<T>(open: () => Promise<T>): Opening<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    let timer = 0;
    open().then(
      (found) => !gone && setAnswer(found),
      (cause: unknown) => {
        if (gone) return;
        setFailure(cause);
        if (!(cause instanceof Problem)) timer = window.setTimeout(() => setTurn(turn + 1), RETRY_MILLIS);
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [turn]);
  const again = (): void => {
    setAnswer(null);
    setFailure(null);
    setTurn(turn + 1);
  };
  return { answer, failure, turn, again };
}

/** Nothing to show yet; Back leaves. */
export function Waiting({ onBack }: { onBack: () => void }): JSX.Element {
  useRemote(LAYER.screen, ({ key }) => key === "back" && (onBack(), true));
  const ref = useRealFocus<HTMLDivElement>(true);
  const { words } = useTv();
  return (
    <div ref={ref} tabIndex={-1} class="spinner" data-focused="true" role="status" aria-label={words.t("player.loading")} />
  );
}

/** The picture waits for its bytes. */
export function Spinner(): JSX.Element {
  const { words } = useTv();
  return <div class="spinner" role="status" aria-label={words.t("player.loading")} />;
}

type Key = Parameters<Words["t"]>[0];

/** It does not play: once more, or back. */
export function Trouble({ title, text, again, leave }: { title: Key; text: Key | { readonly said: string }; again: () => void; leave: () => void }): JSX.Element {
  const { words } = useTv();
  return (
    <Dialog
      title={words.t(title)}
      text={typeof text === "string" ? words.t(text) : text.said}
      onBack={leave}
      choices={[
        { label: words.t("common.again"), testid: "again", act: again },
        { label: words.t("common.back"), testid: "back", act: leave },
      ]}
    />
  );
}

/** The network is away; the stream goes on by itself. */
export function NetworkLost(): JSX.Element {
  const { words } = useTv();
  return (
    <div class="calm" role="status" data-testid="network-lost">
      <Icon name="cloud" size={44} />
      <div>
        <b>{words.t("player.lost")}</b>
        <span>{words.t("player.lostText")}</span>
      </div>
    </div>
  );
}

interface AdMarkProps {
  slot: string;
  number: number;
  of: number;
  secondsLeft: number;
  from: string;
  hint: boolean;
}

/** Says that this is an ad, whose, and for how long. */
export function AdMark({ slot, number, of, secondsLeft, from, hint }: AdMarkProps): JSX.Element {
  const { words } = useTv();
  return (
    <div class="ad-mark" role="status" data-testid="ad-mark" data-slot={slot}>
      <div class="ad-line">
        <span class="ad-label">{words.t("ad.label")}</span>
        <span>{words.t("ad.count", { n: number, of, seconds: secondsLeft })}</span>
        <span class="ad-from">{from}</span>
      </div>
      {hint && <div class="ad-hint">{words.t("ad.noSeek")}</div>}
    </div>
  );
}
