/** What a line item could reach, in bands, beside the form; asked again a moment after each change. */
import type { Band, Forecast, LineDraft } from "@foyer/ui/adhouse";
import { Problem } from "@foyer/ui/api";
import { LoadingOutlined } from "@ant-design/icons";
import { useCallback, useEffect, useState } from "react";
import { useDesk } from "./desk.tsx";
import { sums } from "./draft.ts";
import { Fault } from "./fault.tsx";
import { Nothing, Panel } from "./parts.tsx";
import { parts, Plot, type Skin } from "./plot.tsx";
import type { Words } from "./words.ts";

const PAUSE_MILLIS = 700;

/** Only what changes the answer: words and ads do not. */
const asked = (line: LineDraft): string =>
  JSON.stringify([line.kind, line.targeting, line.start, line.end, line.goal, line.cpm, line.capPerDay, line.kidsSafe]);

interface Got {
  value: Forecast | null;
  cause: unknown;
  busy: boolean;
}

export function useForecast(line: LineDraft): Got & { again: () => void } {
  const { house } = useDesk();
  const [got, setGot] = useState<Got>({ value: null, cause: null, busy: true });
  const [round, setRound] = useState(0);
  const question = asked(line);
  useEffect(() => {
    let stale = false;
    setGot((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      house.forecast(line).then(
        (value) => !stale && setGot({ value, cause: null, busy: false }),
        (cause: unknown) => !stale && setGot({ value: null, cause, busy: false }),
      );
    }, PAUSE_MILLIS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [question, round]);
  return { ...got, again: () => setRound((n) => n + 1) };
}

export function ForecastPanel({ line }: { line: LineDraft }) {
  const { w } = useDesk();
  const { value, cause, busy, again } = useForecast(line);
  return (
    <Panel
      className="forecast"
      title={w.t("forecast.title")}
      extra={busy && <LoadingOutlined aria-label={w.t("loading")} />}
    >
      {cause !== null && <NoForecast cause={cause} again={again} />}
      {!value && cause === null && <div className="forecast-wait">{w.t("forecast.asking")}</div>}
      {value && <Bands forecast={value} line={line} />}
      <p className="why-bands">{w.t("forecast.why")}</p>
    </Panel>
  );
}

/** Without a forecast one can still book; a field that it refuses is shown at its place anyway. */
function NoForecast({ cause, again }: { cause: unknown; again: () => void }) {
  const { w } = useDesk();
  const status = cause instanceof Problem ? cause.status : 0;
  if (status === 404 || status === 503) {
    return <Nothing title={w.t("forecast.none")} why={w.t("forecast.noneWhy")} />;
  }
  if (status === 400 || status === 422) {
    return <Nothing title={w.t("forecast.unready")} why={w.t("forecast.unreadyWhy")} />;
  }
  return <Fault cause={cause} again={again} />;
}

function Bands({ forecast, line }: { forecast: Forecast; line: LineDraft }) {
  const { w } = useDesk();
  const wanted = sums(line).impressions;
  const top = Math.max(forecast.avails.high, wanted, 1);
  const { chance } = forecast;
  return (
    <div className="bands">
      {chance && (
        <p className={`chance ${chance.toLowerCase()}`}>
          <b>{w.t(`forecast.chance.${chance}`)}</b> <span>{w.t(`forecast.chance.${chance}.do`)}</span>
        </p>
      )}
      <BandBar label={w.t("forecast.avails")} band={forecast.avails} top={top} mark={wanted} />
      {forecast.deliverable && (
        <BandBar label={w.t("forecast.deliverable")} band={forecast.deliverable} top={top} mark={wanted} />
      )}
      {forecast.households && (
        <p className="band-line">
          <span>{w.t("forecast.households")}</span>
          <b>{bandInWords(w, forecast.households)}</b>
        </p>
      )}
      {forecast.byDay && forecast.byDay.length > 1 && <DayBands days={forecast.byDay} />}
      {forecast.limits && forecast.limits.length > 0 && <Limits forecast={forecast} />}
      <small>{w.t("forecast.basis", { days: forecast.sampledDays })}</small>
    </div>
  );
}

export function bandInWords(w: Words, { low, high }: Band): string {
  const short = new Intl.NumberFormat(w.locale, { notation: "compact", maximumSignificantDigits: 3 });
  return low === high ? short.format(low) : `${short.format(low)} – ${short.format(high)}`;
}

interface BandBarProps {
  label: string;
  band: Band;
  top: number;
  /** What is wanted, as a line across. */
  mark: number;
}

function BandBar({ label, band, top, mark }: BandBarProps) {
  const { w } = useDesk();
  const share = (n: number) => `${Math.min(100, (n / top) * 100)}%`;
  return (
    <div className="band-bar">
      <p className="band-line">
        <span>{label}</span>
        <b>{bandInWords(w, band)}</b>
      </p>
      <div className="band-track" role="img" aria-label={`${label}: ${bandInWords(w, band)}`}>
        <i className="sure" style={{ width: share(band.low) }} />
        <i className="maybe" style={{ left: share(band.low), width: `calc(${share(band.high)} - ${share(band.low)})` }} />
        {mark > 0 && <s style={{ left: share(mark) }} title={w.t("forecast.wanted", { count: mark })} />}
      </div>
    </div>
  );
}

function DayBands({ days }: { days: NonNullable<Forecast["byDay"]> }) {
  const { w } = useDesk();
  const key = JSON.stringify(days);
  const option = useCallback((skin: Skin) => bandOption(w, days, skin), [w, key]);
  return <Plot option={option} label={w.t("forecast.byDay")} height={150} />;
}

function bandOption(w: Words, days: NonNullable<Forecast["byDay"]>, skin: Skin) {
  const compact = new Intl.NumberFormat(w.locale, { notation: "compact" });
  const low = days.map((day) => day.low);
  const width = days.map((day) => day.high - day.low);
  const bare = { type: "line" as const, stack: "band", symbol: "none", lineStyle: { width: 0 }, step: "middle" };
  return {
    grid: parts.grid(false, { bottom: 0 }),
    tooltip: {
      ...parts.tooltip(skin, "line"),
      formatter: (at: { dataIndex: number }[]) => {
        const day = days[at[0]?.dataIndex ?? 0];
        return day ? `${w.day(day.day)}<br>${bandInWords(w, day)}` : "";
      },
    },
    xAxis: parts.names(skin, days.map((day) => w.shortDay(day.day))),
    yAxis: { ...parts.values(skin, (n) => compact.format(n)), splitNumber: 3 },
    series: [
      { ...bare, data: low, areaStyle: { opacity: 0.45 } },
      { ...bare, data: width, areaStyle: { opacity: 0.18 }, itemStyle: { color: skin.inks[0] } },
    ],
  };
}

function Limits({ forecast }: { forecast: Forecast }) {
  const { w } = useDesk();
  return (
    <div className="limits">
      <h3>{w.t("forecast.limits")}</h3>
      <ul>
        {forecast.limits?.map((limit) => (
          <li key={limit.reason}>
            <span>{w.known("reason.", limit.reason)}</span> <b>{bandInWords(w, limit)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

