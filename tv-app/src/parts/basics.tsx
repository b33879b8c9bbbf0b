/** The small pieces every screen is made of. */
import type { ComponentChildren, CSSProperties, JSX } from "preact";
import { useState } from "preact/hooks";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import { useNow, useRealFocus, useRested, useTv } from "../tv.ts";
import { Icon } from "./icons.tsx";

export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

interface FocusableProps {
  focused: boolean;
  class?: string;
  label: string;
  testid?: string;
  role?: "button" | "menuitem" | "option" | "gridcell";
  style?: CSSProperties;
  selected?: boolean;
  children?: ComponentChildren;
}

/** Something the remote can stand on; the page's real focus follows, so a reader speaks it. */
export function Focusable(props: FocusableProps): JSX.Element {
  const ref = useRealFocus<HTMLDivElement>(props.focused);
  return (
    <div
      ref={ref}
      class={classes("focusable", props.class, props.focused && "focused")}
      role={props.role ?? "button"}
      tabIndex={-1}
      aria-label={props.label}
      aria-selected={props.selected}
      data-focused={props.focused ? "true" : undefined}
      data-testid={props.testid}
      style={props.style}
    >
      {props.children}
    </div>
  );
}

interface ButtonProps {
  focused: boolean;
  icon?: string;
  label: string;
  testid?: string;
  quiet?: boolean;
}

export function Button({ focused, icon, label, testid, quiet }: ButtonProps): JSX.Element {
  return (
    <Focusable focused={focused} label={label} testid={testid} class={classes("btn", quiet && "quiet")}>
      {icon && <Icon name={icon} size={32} />}
      <span>{label}</span>
    </Focusable>
  );
}

/** A full-bleed picture that fades into the next one when the viewer rests on it. */
export function Backdrop({ src, dim }: { src: string | null; dim?: boolean }): JSX.Element {
  const rested = useRested(src, 220);
  const [shown, setShown] = useState<string[]>([]);
  if (src === null && shown.length > 0) setShown([]);
  const stack = src !== null && rested && shown[shown.length - 1] !== rested ? [...shown, rested] : shown;
  const settle = (of: string): void => setShown([of]);
  return (
    <div class={classes("backdrop", dim && "dim")} aria-hidden="true">
      {stack.slice(-2).map((url) => (
        <img
          key={url}
          src={url}
          alt=""
          width={1280}
          height={720}
          onLoad={(event) => {
            event.currentTarget.classList.add("on");
            setTimeout(() => settle(url), 600);
          }}
        />
      ))}
      <div class="veil" />
    </div>
  );
}

/** A line of facts with dots between them. */
export function Facts({ parts, children }: { parts: string[]; children?: ComponentChildren }) {
  return (
    <div class="facts">
      {children}
      {parts.map((part) => (
        <span key={part} class="fact">
          {part}
        </span>
      ))}
    </div>
  );
}

export function Bar({ share }: { share: number }): JSX.Element {
  const width = `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%`;
  return (
    <div class="bar" aria-hidden="true">
      <div style={{ width }} />
    </div>
  );
}

export function RoomClock(): JSX.Element {
  const { words, online } = useTv();
  const now = useNow(10_000);
  return (
    <div class="room-clock" role="status">
      {!online && (
        <span class="offline" data-testid="offline">
          <Icon name="cloud" size={30} />
          {words.t("net.offline")}
        </span>
      )}
      <span>{words.time(now)}</span>
    </div>
  );
}

interface NoticeProps {
  title: string;
  text?: string;
  children?: ComponentChildren;
  testid?: string;
}

/** An empty or failed place: what is so, and which key helps. */
export function Notice({ title, text, children, testid }: NoticeProps): JSX.Element {
  return (
    <div class="notice" role="status" data-testid={testid ?? "notice"}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}

export interface Choice {
  label: string;
  testid: string;
  act: () => void;
}

/** A question over the screen. The first choice is the safe one; Back takes it. */
export function Dialog(props: { title: string; text?: string; choices: Choice[]; onBack: () => void }) {
  const [at, setAt] = useState(0);
  useRemote(LAYER.dialog, ({ key }) => {
    if (key === "back") props.onBack();
    else if (key === "ok") props.choices[at]?.act();
    else if (isArrow(key)) {
      const by = key === "left" || key === "up" ? -1 : 1;
      setAt(Math.max(0, Math.min(props.choices.length - 1, at + by)));
    }
    return true;
  });
  return (
    <div class="scrim" role="dialog" aria-modal="true" aria-label={props.title} data-testid="dialog">
      <div class="dialog">
        <h2>{props.title}</h2>
        {props.text && <p>{props.text}</p>}
        <div class="choices">
          {props.choices.map((choice, index) => (
            <Button
              key={choice.testid}
              focused={index === at}
              label={choice.label}
              testid={choice.testid}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
