import type { Counting } from "@foyer/ui";
import { useMemo } from "react";
import { Chart, type Series } from "../chart.tsx";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";

const KINDS = ["accepted", "duplicates", "forged", "late", "implausible"] as const;
const REFUSED = ["forged", "late", "implausible"] as const;

/** How beacons became facts, and what became of those that did not. */
export function CountingPage() {
  const { w, server } = useDesk();
  const { value, cause, again } = useLoad("counting", () => server.counting());
  return (
    <>
      <PageHead title={w.t("counting.title")} lead={w.t("counting.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={5} />}
      {value && <Counts counting={value} />}
    </>
  );
}

function Counts({ counting }: { counting: Counting }) {
  const { w } = useDesk();
  const all = KINDS.reduce((sum, kind) => sum + counting[kind], 0);
  if (all === 0) {
    return (
      <Panel>
        <NothingOf of="counting" />
      </Panel>
    );
  }
  return (
    <>
      <div className="counts">
        {KINDS.map((kind) => (
          <div key={kind} className={`count ${kind}`}>
            <span>{w.t(`counting.${kind}`)}</span>
            <b data-testid={`count-${kind}`}>{w.number(counting[kind])}</b>
            <small>{w.t("counting.share", { share: share(w.locale, counting[kind] / all) })}</small>
            <p>{w.t(`counting.${kind}Why`)}</p>
          </div>
        ))}
      </div>
      <ByDay counting={counting} />
    </>
  );
}

/** Small shares matter here: a forged one in a hundred thousand must not read as zero. */
function share(locale: string, ratio: number): string {
  return new Intl.NumberFormat(locale, {
    style: "percent",
    maximumSignificantDigits: 2,
  }).format(ratio);
}

function ByDay({ counting }: { counting: Counting }) {
  const { w } = useDesk();
  const rows = counting.byDay;
  const days = useMemo(() => rows.map((row) => String(row["day"])), [rows]);
  const of = (kind: string) => rows.map((row) => Number(row[kind] ?? 0));
  const refused = useMemo<Series[]>(
    () =>
      REFUSED.map((kind) => ({
        name: w.t(`counting.${kind}`),
        kind: "bar",
        stack: "refused",
        values: of(kind),
        say: w.number,
      })),
    [rows, w],
  );
  const accepted = useMemo<Series[]>(
    () => [{ name: w.t("counting.accepted"), kind: "bar", values: of("accepted"), say: w.number }],
    [rows, w],
  );
  if (rows.length === 0) return null;
  return (
    <div className="halves">
      <Panel title={w.t("counting.acceptedByDay")}>
        <Chart days={days} series={accepted} label={w.t("counting.acceptedByDay")} />
      </Panel>
      <Panel title={w.t("counting.byDay")}>
        <Chart days={days} series={refused} label={w.t("counting.byDay")} />
      </Panel>
    </div>
  );
}
