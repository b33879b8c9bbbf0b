/** Quality as rows: sets by what they have in common, the worst first; a provider's titles in bands. */
import type { By, Quality, QualityItem, QualityTitle } from "@foyer/ui/quality";
import { Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useDesk } from "./desk.tsx";
import { Nothing, Panel } from "./parts.tsx";
import { Course } from "./qualityparts.tsx";
import { failedShare, itemName, rate, seconds, share } from "./qualitywords.ts";
import type { Key, Words } from "./words.ts";

interface Props {
  quality: Quality;
  by: By;
  choose: (item: QualityItem) => void;
}

export function QualityTable({ quality, by, choose }: Props) {
  const { w } = useDesk();
  const columns = useMemo(() => columnsOf(w, quality, by, choose), [w, quality, by]);
  const items = quality.sets?.items ?? [];
  if (items.length === 0) return <Nothing title={w.t("quality.noneHere")} why={w.t("quality.noneHereWhy")} />;
  return (
    <Table
      size="small"
      className="quality-table"
      rowKey="key"
      columns={columns}
      dataSource={items}
      pagination={items.length > 15 ? { pageSize: 15, size: "small" } : false}
      scroll={{ x: 980 }}
    />
  );
}

/** How far a measure is beyond its target, as a word for its colour. */
function tone(value: number, target: number): string {
  return value > 2 * target ? "far" : value > target ? "over" : "";
}

function columnsOf(w: Words, { targets }: Quality, by: By, choose: (item: QualityItem) => void): TableColumnsType<QualityItem> {
  const figure = (key: string, width: number, of: (item: QualityItem) => number | null | undefined, say: (n: number) => string, target?: number) => ({
    title: w.t(`quality.column.${key}` as Key),
    key,
    width,
    align: "right" as const,
    className: "figure",
    sorter: (a: QualityItem, b: QualityItem) => (of(a) ?? -1) - (of(b) ?? -1),
    render: (_: unknown, item: QualityItem) => {
      const value = of(item);
      if (value == null) return "—";
      return target === undefined ? say(value) : <span className={`strain ${tone(value, target)}`}>{say(value)}</span>;
    },
  });
  return [
    {
      title: w.t(`quality.by.${by}`),
      key: "name",
      render: (_, item) => (
        <button type="button" className="quality-name" onClick={() => choose(item)} title={w.t("quality.open")}>
          <b>{itemName(w, by, item)}</b>
          {item.of && <small>{w.text(item.of)}</small>}
        </button>
      ),
    },
    {
      title: w.t("quality.column.state"),
      key: "state",
      width: 104,
      sorter: (a, b) => (a.figures.strain ?? -1) - (b.figures.strain ?? -1),
      render: (_, { figures }) => <Verdict strain={figures.strain ?? null} />,
    },
    figure("plays", 86, (i) => i.figures.plays, w.number),
    figure("p50", 104, (i) => i.figures.startMillis?.p50, (n) => seconds(w, n)),
    figure("p95", 104, (i) => i.figures.startMillis?.p95, (n) => seconds(w, n), targets.startMillis),
    figure("rebuffering", 96, (i) => i.figures.rebuffering, (n) => share(w, n), targets.rebuffering),
    figure("failed", 96, (i) => failedShare(i.figures), (n) => share(w, n), targets.failed),
    figure("kbps", 112, (i) => i.figures.kbps, (n) => rate(w, n)),
    figure("errors", 80, (i) => i.figures.errors, w.number),
    {
      title: w.t("quality.column.course"),
      key: "course",
      width: 132,
      render: (_, item) => (
        <Course
          slots={item.slots}
          of={(f) => f.startMillis?.p95 ?? null}
          label={w.t("quality.startCourse")}
          target={targets.startMillis}
        />
      ),
    },
  ];
}

function Verdict({ strain }: { strain: number | null }) {
  const { w } = useDesk();
  if (strain === null) return <span className="state done">{w.t("quality.few")}</span>;
  if (strain > 2) return <span className="state bad">{w.t("quality.poor")}</span>;
  if (strain > 1) return <span className="state warn">{w.t("quality.strained")}</span>;
  return <span className="state good">{w.t("quality.good")}</span>;
}

export function QualityTitles({ titles }: { titles: NonNullable<Quality["titles"]> }) {
  const { w } = useDesk();
  const columns: TableColumnsType<QualityTitle> = [
    { title: w.t("quality.column.title"), key: "title", render: (_, row) => w.text(row.title) },
    { title: w.t("quality.column.plays"), key: "plays", width: 160, align: "right", render: (_, row) => range(row.plays, w.number) },
    {
      title: w.t("quality.column.p95"),
      key: "p95",
      width: 200,
      align: "right",
      render: (_, row) => (row.startMillis ? range(row.startMillis, (n) => seconds(w, n)) : "—"),
    },
    {
      title: w.t("quality.column.rebuffering"),
      key: "rebuffering",
      width: 180,
      align: "right",
      render: (_, row) => (row.rebufferingPerMille ? range(row.rebufferingPerMille, (n) => w.percent(n / 1_000)) : "—"),
    },
  ];
  const last = new Date(Date.parse(`${titles.to}T00:00:00Z`) - 86_400_000).toISOString();
  return (
    <Panel title={w.t("quality.titles")} extra={<small>{`${w.day(titles.from)} – ${w.day(last)}`}</small>}>
      <p className="quality-rule">{w.t("quality.titlesRule")}</p>
      {titles.items.length === 0 ? (
        <Nothing title={w.t("quality.titlesNone")} why={w.t("quality.titlesNoneWhy")} />
      ) : (
        <Table size="small" rowKey="id" columns={columns} dataSource={titles.items} pagination={false} scroll={{ x: 700 }} />
      )}
    </Panel>
  );
}

const range = ({ from, to }: { from: number; to: number }, say: (n: number) => string): string => `${say(from)} – ${say(to)}`;
