/** The small things every page is made of. */
import type { ReactNode } from "react";
import { useDesk } from "./desk.tsx";
import type { Key } from "./words.ts";

export function PageHead(props: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.lead && <p>{props.lead}</p>}
      </div>
      {props.children && <div className="page-acts">{props.children}</div>}
    </header>
  );
}

interface PanelProps {
  title?: ReactNode;
  extra?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, extra, className, children }: PanelProps) {
  return (
    <section className={`panel ${className ?? ""}`}>
      {(title || extra) && (
        <header>
          <h2>{title}</h2>
          {extra}
        </header>
      )}
      {children}
    </section>
  );
}

/** An empty list says what is missing and what makes it fill. */
export function Nothing({ title, why }: { title: string; why: string }) {
  return (
    <div className="nothing" role="status">
      <svg viewBox="0 0 72 48" aria-hidden="true">
        <rect x="4" y="3" width="64" height="36" rx="4" />
        <path d="M26 39 h20 l4 6 h-28 z" />
        <path className="spark" d="M16 27 q8 -2 14 -7 t26 -6" />
      </svg>
      <b>{title}</b>
      <span>{why}</span>
    </div>
  );
}

export function NothingOf({ of }: { of: string }) {
  const { w } = useDesk();
  return <Nothing title={w.t(`${of}.none` as Key)} why={w.t(`${of}.noneWhy` as Key)} />;
}

export function Waiting({ rows = 3 }: { rows?: number }) {
  const { w } = useDesk();
  return (
    <div className="waiting" role="status" aria-label={w.t("loading")}>
      {Array.from({ length: rows }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  );
}

const TONES: Record<string, string> = {
  open: "live",
  active: "good",
  closed: "done",
  ended: "done",
  paused: "warn",
};

export function State({ state }: { state: string }) {
  const { w } = useDesk();
  const word = state.toLowerCase();
  return <span className={`state ${TONES[word] ?? "done"}`}>{w.known("state.", word)}</span>;
}

/** A dozen bars of a month: enough to see whether a line runs. */
export function Spark({ values, label }: { values: number[]; label: string }) {
  const top = Math.max(1, ...values);
  const step = 100 / Math.max(1, values.length);
  return (
    <svg className="sparkline" viewBox="0 0 100 24" preserveAspectRatio="none" role="img">
      <title>{label}</title>
      {values.map((value, i) => (
        <rect
          key={i}
          x={i * step}
          width={Math.max(0.6, step - 1)}
          y={24 - Math.max(0.8, (value / top) * 24)}
          height={Math.max(0.8, (value / top) * 24)}
        />
      ))}
    </svg>
  );
}
