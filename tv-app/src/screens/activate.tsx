/** A set without a household shows a code and its QR and waits for the phone. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type DeviceAuthorization, Problem, type Registration } from "@foyer/ui/api";
import { afterPoll, spelled } from "../activation.ts";
import { BrandSign, Icon } from "../parts/icons.tsx";
import type { SetSession } from "../set.ts";
import type { Words } from "../words.ts";

const DEFAULT_INTERVAL_SECONDS = 5;
const RETRY_MILLIS = 3_000;

type Trouble = "none" | "denied" | "network";

interface ActivateProps {
  session: SetSession;
  set: Registration;
  words: Words;
  theme: string;
  done: () => void;
}

export function Activate({ session, set, words, theme, done }: ActivateProps): JSX.Element {
  const [code, setCode] = useState<DeviceAuthorization | null>(null);
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(Date.now());
  const [trouble, setTrouble] = useState<Trouble>("none");
  const turn = useRef(0);

  useEffect(() => {
    let gone = false;
    let timer = 0;
    const later = (run: () => void, millis: number): void => {
      if (!gone) timer = window.setTimeout(run, millis);
    };

    async function ask(): Promise<void> {
      try {
        const answer = await session.api.authorizeDevice(set.deviceId, set.secret);
        if (gone) return;
        setCode(answer);
        setUntil(Date.now() + answer.expires_in * 1_000);
        setTrouble((old) => (old === "network" ? "none" : old));
        const interval = answer.interval ?? DEFAULT_INTERVAL_SECONDS;
        const end = Date.now() + answer.expires_in * 1_000;
        later(() => void poll(answer.device_code, interval, end), interval * 1_000);
      } catch (failure) {
        if (!(failure instanceof Problem)) setTrouble("network");
        later(() => void ask(), RETRY_MILLIS);
      }
    }

    async function poll(deviceCode: string, interval: number, end: number): Promise<void> {
      if (gone) return;
      if (Date.now() >= end) return void ask();
      try {
        const tokens = await session.api.deviceToken(deviceCode, set.deviceId);
        if (gone) return;
        session.keepTokens(tokens);
        done();
      } catch (failure) {
        if (gone) return;
        const next = afterPoll(failure, interval);
        setTrouble(next.trouble);
        if (next.then === "renew") later(() => void ask(), next.trouble === "denied" ? RETRY_MILLIS : 0);
        else later(() => void poll(deviceCode, next.intervalSeconds, end), next.intervalSeconds * 1_000);
      }
    }

    const clock = setInterval(() => setNow(Date.now()), 1_000);
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
      clearInterval(clock);
    };
  }, [turn.current]);

  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  const address = code?.verification_uri.replace(/^https?:\/\//, "") ?? "";
  return (
    <div class="screen activate" data-screen="activate">
      <div class="activate-brand">
        <BrandSign brand={theme} size={72} />
        <b>{words.name(set.brand.name)}</b>
        <span>{words.name(set.model.name)}</span>
      </div>
      <div class="activate-body">
        <div class="activate-words">
          <h1>{words.t("activate.title")}</h1>
          <ol>
            <li>{words.t("activate.step1")}</li>
            <li>{words.t("activate.step2", { address })}</li>
            <li>{words.t("activate.step3")}</li>
          </ol>
          <div class="user-code" data-testid="user-code" data-code={code?.user_code ?? ""} aria-live="polite">
            {code ? (
              spelled(code.user_code).map((group, n) => (
                <span key={n}>
                  {n > 0 && <i>-</i>}
                  {group}
                </span>
              ))
            ) : (
              <span class="waiting">••••-••••</span>
            )}
          </div>
          <div class="activate-state" role="status">
            {trouble === "network" ? (
              <span class="trouble">
                <Icon name="cloud" size={30} /> {words.t("activate.network")}
              </span>
            ) : trouble === "denied" ? (
              <span class="trouble">{words.t("activate.denied")}</span>
            ) : (
              code && words.t("activate.left", { time: words.clock(left) })
            )}
          </div>
        </div>
        <div class="qr">
          {code && <img key={code.user_code} src={session.api.qr(code.user_code)} alt={words.t("activate.qr")} width={420} height={420} />}
        </div>
      </div>
    </div>
  );
}
