import { CloseOutlined, DownloadOutlined, ReloadOutlined } from "@ant-design/icons";
import { BY, type By, type Quality, type QualityItem } from "@foyer/ui/quality";
import { Button, Segmented, Tag } from "antd";
import { csv, save } from "../csv.ts";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { shift } from "../format.ts";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";
import { Courses, Hindrances, Tiles } from "../qualityparts.tsx";
import { QualityTable, QualityTitles } from "../qualitytable.tsx";
import { hostName, itemName } from "../qualitywords.ts";
import { useQuery } from "../route.ts";
import type { Words } from "../words.ts";
import { dayStart } from "../zone.ts";

const SPANS = ["day", "week", "month"] as const;
type Span = (typeof SPANS)[number];

/** The hours of a span; a month is the one that the console stands in, as long as it is. */
export function hoursOf(span: Span, period: string, zone: string | undefined): { hours: number; to?: string } {
  if (span !== "month") return { hours: span === "week" ? 168 : 24 };
  const start = dayStart(`${period}-01`, zone);
  const end = dayStart(`${shift(period, 1)}-01`, zone);
  const last = new Date(Date.parse(end) - 1).toISOString();
  return { hours: Math.round((Date.parse(end) - Date.parse(start)) / 3_600_000), to: last };
}

/** How well sets play: what viewers waited for, where, and since when. */
export function QualityPage() {
  const { w, house, period, session, zone } = useDesk();
  const sells = session.operator || session.partner.kinds.includes("MAKER");
  const { query, set } = useQuery(period);
  const span = (query["span"] as Span | undefined) ?? "day";
  const by = (query["by"] as By | undefined) ?? "model";
  const { brand = "", model = "", host = "" } = query;
  const asked = { ...hoursOf(span, period, zone), by, brand, model, host, days: sells && span !== "month" ? 7 : 28 };
  const { value, cause, busy, again } = useLoad(`quality/${JSON.stringify(asked)}`, () => house.quality(asked));
  return (
    <>
      <PageHead title={w.t("quality.title")} lead={w.t(session.operator ? "quality.leadAll" : sells ? "quality.lead" : "quality.leadTitles")}>
        {sells && (
          <Segmented<Span>
            value={span}
            onChange={(next) => set({ span: next })}
            options={SPANS.map((key) => ({ value: key, label: key === "month" ? w.month(period) : w.t(`quality.span.${key}`) }))}
          />
        )}
        <Button icon={<ReloadOutlined />} loading={busy && value !== null} onClick={again} aria-label={w.t("decisions.refresh")} />
        <Button icon={<DownloadOutlined />} disabled={!value} onClick={() => value && saveRows(w, value, by)}>
          {w.t("csv")}
        </Button>
      </PageHead>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={8} />}
      {value?.sets && <Sets quality={value} by={by} chosen={{ brand, model, host }} choose={set} />}
      {value?.titles && <QualityTitles titles={value.titles} />}
    </>
  );
}

interface SetsProps {
  quality: Quality;
  by: By;
  chosen: Record<By, string>;
  choose: (changes: Record<string, string>) => void;
}

function Sets({ quality, by, chosen, choose }: SetsProps) {
  const { w } = useDesk();
  const sets = quality.sets!;
  const filters = BY.filter((name) => chosen[name] !== "");
  const acts = (
    <>
      {filters.map((name) => (
        <Tag key={name} closable closeIcon={<CloseOutlined />} onClose={() => choose({ [name]: "", [`${name}Name`]: "" })}>
          {w.t(`quality.by.${name}`)}: <Chosen name={name} value={chosen[name]} />
        </Tag>
      ))}
      <Segmented<By>
        value={by}
        onChange={(next) => choose({ by: next })}
        options={BY.map((name) => ({ value: name, label: w.t(`quality.by.${name}`) }))}
      />
    </>
  );
  const none = !sets.total || sets.total.plays + sets.total.playedSeconds === 0;
  return (
    <>
      {none && filters.length === 0 ? (
        <Panel>
          <NothingOf of="quality" />
        </Panel>
      ) : (
        <>
          {sets.total && <Tiles total={sets.total} quality={quality} />}
          <Courses quality={quality} />
          <Panel title={w.t("quality.worst")} extra={<div className="page-acts">{acts}</div>}>
            <p className="quality-rule">
              {w.t("quality.rule", {
                start: w.number(quality.targets.startMillis / 1_000),
                rebuffering: w.percent(quality.targets.rebuffering),
                failed: w.percent(quality.targets.failed),
              })}
            </p>
            <QualityTable quality={quality} by={by} choose={(item) => choose(deeper(w, by, item))} />
          </Panel>
          <Hindrances quality={quality} />
        </>
      )}
    </>
  );
}

function Chosen({ name, value }: { name: By; value: string }) {
  const { w, period } = useDesk();
  const { query } = useQuery(period);
  return <b>{name === "host" ? hostName(w, value) : (query[`${name}Name`] ?? value.slice(0, 8))}</b>;
}

/** A brand opens to its models, a model to the hosts of its media, a host to the models behind it. */
function deeper(w: Words, by: By, item: QualityItem): Record<string, string> {
  const next: By = by === "model" ? "host" : "model";
  return { by: next, [by]: item.key, ...(by === "host" ? {} : { [`${by}Name`]: w.text(item.name) }) };
}

function saveRows(w: Words, quality: Quality, by: By): void {
  const head = ["name", "plays", "p50", "p95", "rebuffering", "stalls", "failed", "abandoned", "kbps", "played", "errors"] as const;
  const rows = (quality.sets?.items ?? []).map((item) => {
    const f = item.figures;
    return [
      [item.of ? w.text(item.of) : "", itemName(w, by, item)].filter(Boolean).join(" · "),
      f.plays,
      f.startMillis?.p50 ?? "",
      f.startMillis?.p95 ?? "",
      f.rebuffering ?? "",
      f.stalls,
      f.failed,
      f.abandoned,
      f.kbps ?? "",
      f.playedSeconds,
      f.errors,
    ];
  });
  const titles = (quality.titles?.items ?? []).map((title) => [
    w.text(title.title),
    `${title.plays.from}-${title.plays.to}`,
    "",
    title.startMillis ? `${title.startMillis.from}-${title.startMillis.to}` : "",
    title.rebufferingPerMille ? `${title.rebufferingPerMille.from}-${title.rebufferingPerMille.to} ‰` : "",
  ]);
  const table = [head.map((key) => w.t(`quality.csv.${key}`)), ...rows, ...titles];
  save(`quality-${quality.from.slice(0, 10)}.csv`, new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
}
