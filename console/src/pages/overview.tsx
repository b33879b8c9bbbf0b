import type { Overview } from "@foyer/ui";
import { Button } from "antd";
import { useMemo } from "react";
import { Chart, type Series } from "../chart.tsx";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { may } from "../menu.ts";
import { Nothing, PageHead, Panel, State, Waiting } from "../parts.tsx";

/** A partner's month at a glance; parts that are not theirs are not there. */
export function OverviewPage() {
  const { w, server, session, period } = useDesk();
  const { value, cause, again } = useLoad(period, () => server.overview(period));
  return (
    <>
      <PageHead title={w.t("overview.title")} lead={`${w.text(session.partner.name)} · ${w.month(period)}`} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {value ? <Month month={value} /> : cause === null && <Waiting rows={6} />}
    </>
  );
}

function Month({ month }: { month: Overview }) {
  const { w } = useDesk();
  const { sets, delivery, viewing, statement } = month;
  return (
    <>
      <div className="totals" data-testid="overview-totals">
        {sets && (
          <Total label={w.t("overview.sets")} value={w.number(sets.total)} testid="total-sets">
            {w.t("overview.seen", {
              share: w.percent(sets.total > 0 ? sets.switchedOnToday / sets.total : 0),
            })}
          </Total>
        )}
        {delivery && (
          <Total
            label={w.t("overview.impressions")}
            value={w.number(delivery.impressions)}
            testid="total-impressions"
          >
            {w.t("overview.gross")} {w.money(delivery.gross)}
          </Total>
        )}
        {viewing && (
          <Total
            label={w.t("overview.minutes")}
            value={w.number(viewing.minutes)}
            testid="total-minutes"
          />
        )}
        {statement && <Payable statement={statement} />}
      </div>
      <div className="grid">
        {delivery && <Delivery month={month} />}
        {sets && <Sets sets={sets} />}
        {viewing && <Viewing month={month} />}
        {viewing && viewing.topTitles.length > 0 && <TopTitles titles={viewing.topTitles} />}
      </div>
    </>
  );
}

interface TotalProps {
  label: string;
  value: string;
  testid: string;
  children?: React.ReactNode;
}

function Total({ label, value, testid, children }: TotalProps) {
  return (
    <div className="total">
      <span>{label}</span>
      <b data-testid={testid}>{value}</b>
      <small>{children}</small>
    </div>
  );
}

function Payable({ statement }: { statement: NonNullable<Overview["statement"]> }) {
  const { w, session, go } = useDesk();
  const { payable, state, period } = statement;
  return (
    <div className="total money">
      <span>
        {w.t("overview.payable")} <State state={state} />
      </span>
      <b data-testid="total-payable" data-minor={payable.minor}>
        {w.money(payable)}
      </b>
      <small>
        {w.t(state === "open" ? "overview.payableOpen" : "overview.payableClosed")}
        {may(session, "statements") && (
          <Button type="link" size="small" onClick={() => go("statements", period)}>
            {w.t("overview.openStatement")}
          </Button>
        )}
      </small>
    </div>
  );
}

function Delivery({ month }: { month: Overview }) {
  const { w, go } = useDesk();
  const { delivery, period } = month;
  const { currency } = delivery.gross;
  const days = useMemo(() => delivery.byDay.map((d) => d.day), [delivery]);
  const series = useMemo<Series[]>(
    () => [
      {
        name: w.t("overview.impressions"),
        kind: "bar",
        values: delivery.byDay.map((d) => d.impressions),
        say: w.number,
      },
      {
        name: w.t("overview.gross"),
        kind: "line",
        values: delivery.byDay.map((d) => d.grossMicros / 1e6),
        say: (major) => w.micros(Math.round(major * 1e6), currency),
        right: true,
      },
    ],
    [delivery, w, currency],
  );
  return (
    <Panel
      className={month.sets ? "wide" : "wide full"}
      title={w.t("overview.deliveryByDay")}
      extra={
        <Button type="link" size="small" onClick={() => go("delivery")}>
          {w.t("overview.openDelivery")}
        </Button>
      }
    >
      {delivery.impressions === 0 ? (
        <Nothing
          title={w.t("overview.noDelivery", { period: w.month(period) })}
          why={w.t("overview.noDeliveryWhy")}
        />
      ) : (
        <Chart days={days} series={series} label={w.t("overview.deliveryByDay")} />
      )}
    </Panel>
  );
}

function Viewing({ month }: { month: Overview }) {
  const { w } = useDesk();
  const { viewing, period } = month;
  const days = useMemo(() => viewing.byDay.map((d) => d.day), [viewing]);
  const series = useMemo<Series[]>(
    () => [
      {
        name: w.t("overview.minutes"),
        kind: "line",
        values: viewing.byDay.map((d) => d.minutes),
        say: w.number,
      },
    ],
    [viewing, w],
  );
  return (
    <Panel className="wide" title={w.t("overview.viewingByDay")}>
      {viewing.minutes === 0 ? (
        <Nothing
          title={w.t("overview.noViewing", { period: w.month(period) })}
          why={w.t("overview.noViewingWhy")}
        />
      ) : (
        <Chart days={days} series={series} label={w.t("overview.viewingByDay")} height={220} />
      )}
    </Panel>
  );
}

/** Names with a bar and a number: brands, titles. */
function Bars({ rows }: { rows: { key: string; name: string; value: number }[] }) {
  const { w } = useDesk();
  const top = Math.max(1, ...rows.map((row) => row.value));
  return (
    <ol className="bars">
      {rows.map((row) => (
        <li key={row.key}>
          <span>{row.name}</span>
          <b>{w.number(row.value)}</b>
          <i style={{ width: `${(row.value / top) * 100}%` }} />
        </li>
      ))}
    </ol>
  );
}

function Sets({ sets }: { sets: NonNullable<Overview["sets"]> }) {
  const { w } = useDesk();
  return (
    <Panel title={w.t("overview.sets")}>
      {sets.total === 0 ? (
        <Nothing title={w.t("overview.noSets")} why={w.t("overview.noSetsWhy")} />
      ) : (
        <>
          <dl className="pair">
            <div>
              <dt>{w.t("overview.setsTotal")}</dt>
              <dd>{w.number(sets.total)}</dd>
            </div>
            <div>
              <dt>{w.t("overview.switchedOn")}</dt>
              <dd>{w.number(sets.switchedOnToday)}</dd>
            </div>
          </dl>
          <h3>{w.t("overview.byBrand")}</h3>
          <Bars
            rows={sets.byBrand.map((b) => ({ key: b.key, name: w.name(b.brand), value: b.sets }))}
          />
        </>
      )}
    </Panel>
  );
}

function TopTitles({ titles }: { titles: Overview["viewing"]["topTitles"] }) {
  const { w } = useDesk();
  const rows = titles
    .slice(0, 8)
    .map((t, i) => ({ key: String(i), name: w.text(t.title), value: t.minutes }));
  return (
    <Panel title={w.t("overview.topTitles")}>
      <Bars rows={rows} />
    </Panel>
  );
}
