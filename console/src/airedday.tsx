/** The day as a draft would air it, from the very function that prints playlists. */
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import type { AiredDay } from "@foyer/ui/channels";
import { Button, Table } from "antd";
import { useDesk } from "./desk.tsx";
import { Nothing, Panel } from "./parts.tsx";
import type { Words } from "./words.ts";
import { dayAfter } from "./zone.ts";

interface Props {
  aired: AiredDay | null;
  busy: boolean;
  pick: (day: string) => void;
}

export function AiredDayPanel({ aired, busy, pick }: Props) {
  const { w } = useDesk();
  return (
    <Panel
      title={w.t("schedule.preview")}
      extra={
        aired && (
          <span className="day-picker" aria-busy={busy}>
            <Button size="small" type="text" icon={<LeftOutlined />} aria-label={w.t("schedule.dayBefore")} onClick={() => pick(dayAfter(aired.day, -1))} />
            <b>{w.day(aired.day)}</b>
            <Button size="small" type="text" icon={<RightOutlined />} aria-label={w.t("schedule.dayAfter")} onClick={() => pick(dayAfter(aired.day))} />
          </span>
        )
      }
    >
      {aired ? <Aired aired={aired} /> : <Nothing title={w.t("schedule.noPreview")} why={w.t("schedule.noPreviewWhy")} />}
    </Panel>
  );
}

const sum = <T,>(rows: T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0);

function Aired({ aired }: { aired: AiredDay }) {
  const { w } = useDesk();
  const programme = sum(aired.parts, (p) => p.programmeSeconds);
  const spot = sum(aired.parts, (p) => p.spotSeconds);
  const filler = sum(aired.parts, (p) => p.fillerSeconds);
  const whole = Math.max(1, programme + spot + filler);
  const clock = clockOf(w, aired.zone);
  return (
    <>
      <ul className="shares">
        {([["programme", programme], ["spot", spot], ["filler", filler]] as const).map(([kind, seconds]) => (
          <li key={kind} className={kind}>
            {w.t(`schedule.kind.${kind}`)} <b>{w.tenths(seconds / whole)}</b> <small>{minutes(w, seconds)}</small>
          </li>
        ))}
        <li>
          {w.t("schedule.programmes")} <b>{w.number(sum(aired.parts, (p) => p.programmes))}</b>
        </li>
        <li className={aired.repeats.length > 0 ? "warn" : ""}>
          {w.t("schedule.repeats")} <b>{w.number(aired.repeats.length)}</b>
        </li>
      </ul>
      <Strip aired={aired} clock={clock} />
      <div className="halves aired-tables">
        <div>
          <h3>{w.t("schedule.parts")}</h3>
          <Parts aired={aired} />
        </div>
        <div>
          <h3>{w.t("schedule.repeatsOf")}</h3>
          {aired.repeats.length === 0 ? (
            <Nothing title={w.t("schedule.noRepeats")} why={w.t("schedule.noRepeatsWhy")} />
          ) : (
            <Table
              size="small"
              rowKey={(row) => w.text(row.title)}
              dataSource={[...aired.repeats].sort((a, b) => a.leastMinutes - b.leastMinutes)}
              pagination={false}
              scroll={{ y: 240 }}
              columns={[
                { title: w.t("schedule.title"), key: "title", ellipsis: true, render: (_, row) => w.text(row.title) },
                { title: w.t("schedule.times"), key: "times", width: 72, align: "right", className: "figure", render: (_, row) => w.number(row.times) },
                { title: w.t("schedule.least"), key: "least", width: 110, align: "right", className: "figure", render: (_, row) => w.t("schedule.minutes", { minutes: w.number(row.leastMinutes) }) },
              ]}
            />
          )}
        </div>
      </div>
    </>
  );
}

const minutes = (w: Words, seconds: number): string => w.t("schedule.minutes", { minutes: w.number(Math.round(seconds / 60)) });

function clockOf(w: Words, zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat(w.locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: zone });
  return (at) => format.format(new Date(at));
}

/** Four rows of six hours: every piece as long as it is. */
function Strip({ aired, clock }: { aired: AiredDay; clock: (at: string) => string }) {
  const { w } = useDesk();
  const first = Date.parse(aired.pieces[0]?.at ?? `${aired.day}T00:00:00Z`);
  const rows = [0, 1, 2, 3].map((n) => ({ from: first + n * ROW, to: first + (n + 1) * ROW }));
  return (
    <div className="strip" role="img" aria-label={w.t("schedule.strip")}>
      {rows.map(({ from, to }) => (
        <div key={from}>
          <time>{clock(new Date(from).toISOString()).slice(0, 5)}</time>
          <div>
            {aired.guide
              .filter(({ at, end }) => Date.parse(at) < to && Date.parse(end) > from)
              .map(({ at, end, title }) => {
                const start = Math.max(from, Date.parse(at));
                const width = (Math.min(to, Date.parse(end)) - start) / ROW;
                return (
                  <b key={at} style={{ left: `${((start - from) / ROW) * 100}%`, width: `${width * 100}%` }} title={`${clock(at)} ${w.text(title)}`}>
                    {width > 0.03 && w.text(title)}
                  </b>
                );
              })}
            {aired.pieces
              .filter((piece) => Date.parse(piece.at) < to && Date.parse(piece.end) > from)
              .map((piece) => {
                const start = Math.max(from, Date.parse(piece.at));
                const width = (Math.min(to, Date.parse(piece.end)) - start) / ROW;
                return (
                  <i
                    key={piece.at}
                    className={piece.kind.toLowerCase()}
                    style={{ left: `${((start - from) / ROW) * 100}%`, width: `${width * 100}%` }}
                    title={`${clock(piece.at)}–${clock(piece.end)} ${w.text(piece.title)}${piece.part > 1 ? ` (${piece.part})` : ""}`}
                  >
                    {width > 0.045 && w.text(piece.title)}
                  </i>
                );
              })}
          </div>
        </div>
      ))}
    </div>
  );
}
const ROW = 6 * 3_600_000;

function Parts({ aired }: { aired: AiredDay }) {
  const { w } = useDesk();
  const share = (part: AiredDay["parts"][number], seconds: number) =>
    w.percent(seconds / Math.max(1, part.programmeSeconds + part.spotSeconds + part.fillerSeconds));
  return (
    <Table
      size="small"
      rowKey="at"
      dataSource={aired.parts}
      pagination={false}
      scroll={{ y: 240 }}
      columns={[
        { title: w.t("schedule.block"), key: "block", render: (_, p) => <>{p.block.slice(0, 5)} <small>{p.playlist}</small></> },
        { title: w.t("schedule.programmes"), key: "n", width: 80, align: "right", className: "figure", render: (_, p) => w.number(p.programmes) },
        { title: w.t("schedule.kind.spot"), key: "spot", width: 76, align: "right", className: "figure", render: (_, p) => share(p, p.spotSeconds) },
        {
          title: w.t("schedule.kind.filler"),
          key: "filler",
          width: 84,
          align: "right",
          className: "figure",
          render: (_, p) => (
            <span className={p.fillerSeconds > 0.1 * (p.programmeSeconds + p.spotSeconds + p.fillerSeconds) ? "strain over" : ""}>{share(p, p.fillerSeconds)}</span>
          ),
        },
      ]}
    />
  );
}
