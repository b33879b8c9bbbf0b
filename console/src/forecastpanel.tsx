/** What a line item could reach, in bands, beside the form; asked again a moment after each change. */
import type { Band, Expected, Forecast, LineDraft } from "@foyer/ui/adhouse";
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

export function useForecast(line: LineDraft, advertiser?: string): Got & { again: () => void } {
  const { house } = useDesk();
  const [got, setGot] = useState<Got>({ value: null, cause: null, busy: true });
  const [round, setRound] = useState(0);
  const question = asked(line);
  useEffect(() => {
    let stale = false;
    setGot((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      house.forecast(line, advertiser || undefined).then(
        (value) => !stale && setGot({ value, cause: null, busy: false }),
        (cause: unknown) => !stale && setGot({ value: null, cause, busy: false }),
      );
    }, PAUSE_MILLIS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [question, advertiser, round]);
  return { ...got, again: () => setRound((n) => n + 1) };
}

interface Props {
  line: LineDraft;
  /** In whose name the operator asks. */
  advertiser?: string | undefined;
}

export function ForecastPanel({ line, advertiser }: Props) {
  const { w } = useDesk();
  const { value, cause, busy, again } = useForecast(line, advertiser);
  return (
    <Panel
      className="forecast"
      title={w.t("forecast.title")}
      extra={busy && <LoadingOutlined aria-label={w.t("loading")} />}
    >
      {cause !== null && <NoForecast cause={cause} again={again} />}
      {!value && cause === null && <div className="forecast-wait">{w.t("forecast.asking")}</div>}
      {value && <Answer answer={value} line={line} />}
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

function Answer({ answer, line }: { answer: Forecast; line: LineDraft }) {
  const { w } = useDesk();
  if (answer.state === "SILENT") {
    return <Nothing title={w.t("forecast.silent")} why={w.t("forecast.silentWhy")} />;
  }
  if (!answer.forecast) return <Nothing title={w.t("forecast.none")} why={w.t("forecast.noneWhy")} />;
  return <Bands forecast={answer.forecast} line={line} />;
}

function Bands({ forecast, line }: { forecast: Expected; line: LineDraft }) {
  const { w } = useDesk();
  const wanted = forecast.goal ?? sums(line).impressions;
  const top = Math.max(forecast.avails.to, wanted, 1);
  const { chance, byDay } = forecast;
  return (
    <div className="bands">
      {chance !== "OPEN" && (
        <p className={`chance ${chance.toLowerCase()}`}>
          <b>{w.t(`forecast.chance.${chance}`)}</b> <span>{w.t(`forecast.chance.${chance}.do`)}</span>
        </p>
      )}
      <BandBar label={w.t("forecast.avails")} band={forecast.avails} top={top} mark={wanted} />
      <BandBar label={w.t("forecast.delivery")} band={forecast.delivery} top={top} mark={wanted} />
      <p className="band-line">
        <span>{w.t("forecast.goal")}</span>
        <b>{w.number(wanted)}</b>
      </p>
      {byDay.length > 1 && <DayBands days={byDay} />}
      <small>{w.t("forecast.basis", { since: w.at(forecast.learnedSince) })}</small>
    </div>
  );
}

/** A band in words: its edges are round, so short words are exact. */
export function bandInWords(w: Words, { from, to }: Band): string {
  const short = new Intl.NumberFormat(w.locale, { notation: "compact", maximumSignificantDigits: 3 });
  return from === 0 ? w.t("forecast.fewer", { to: short.format(to) }) : `${short.format(from)} – ${short.format(to)}`;
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
        <i className="sure" style={{ width: share(band.from) }} />
        <i className="maybe" style={{ left: share(band.from), width: `calc(${share(band.to)} - ${share(band.from)})` }} />
        {mark > 0 && <s style={{ left: share(mark) }} title={w.t("forecast.wanted", { count: mark })} />}
      </div>
    </div>
  );
}

function DayBands({ days }: { days: Expected["byDay"] }) {
  const { w } = useDesk();
  const key = JSON.stringify(days);
  const option = useCallback((skin: Skin) => bandOption(w, days, skin), [w, key]);
  return (
    <div>
      <h3>{w.t("forecast.byDay")}</h3>
      <Plot option={option} label={w.t("forecast.byDay")} height={150} />
    </div>
  );
}

function bandOption(w: Words, days: Expected["byDay"], skin: Skin) {
  const compact = new Intl.NumberFormat(w.locale, { notation: "compact" });
  const bare = { type: "line" as const, stack: "band", symbol: "none", lineStyle: { width: 0 }, step: "middle" };
  return {
    grid: parts.grid(false, { bottom: 0 }),
    tooltip: {
      ...parts.tooltip(skin, "line"),
      formatter: (at: { dataIndex: number }[]) => {
        const day = days[at[0]?.dataIndex ?? 0];
        return day ? `${w.day(day.day)}<br>${bandInWords(w, day.avails)}` : "";
      },
    },
    xAxis: parts.names(skin, days.map((day) => w.shortDay(day.day))),
    yAxis: { ...parts.values(skin, (n) => compact.format(n)), splitNumber: 3 },
    series: [
      { ...bare, data: days.map(({ avails }) => avails.from), areaStyle: { opacity: 0.5 } },
      {
        ...bare,
        data: days.map(({ avails }) => avails.to - avails.from),
        itemStyle: { color: skin.inks[0] },
        areaStyle: { opacity: 0.2 },
      },
    ],
  };
}
