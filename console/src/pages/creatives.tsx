import type { Creative } from "@foyer/ui/adhouse";
import { CREATIVE_STATES } from "@foyer/ui/adhouse";
import { Drawer, Input, Progress, Segmented, Table, type TableColumnsType } from "antd";
import { useEffect, useMemo } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { nearEnd, useLoad, usePages } from "../load.ts";
import { ruleInWords } from "../lineterms.ts";
import { mayBook } from "../menu.ts";
import { Nothing, PageHead, Panel, Waiting } from "../parts.tsx";
import { useQuery } from "../route.ts";
import { Uploads } from "../uploads.tsx";
import type { Words } from "../words.ts";
import { CreativeDetail } from "./creative.tsx";

type Shelf = "queue" | "all" | "archive";

/** Creatives: on their way in, waiting for review, in use, and those of the last three years. */
export function CreativesPage({ of }: { of: string | null }) {
  const { w, house, session, period, go } = useDesk();
  const { query, set } = useQuery(period);
  const shelf = (query["shelf"] as Shelf | undefined) ?? (session.operator ? "queue" : "all");
  const asked = { ...(shelf === "queue" ? { state: "PENDING" as const } : {}), ...(shelf === "archive" ? { archived: "true" as const } : {}) };
  const q = query["q"] ?? "";
  const pages = usePages(`creatives/${shelf}/${q}`, (cursor) => house.creatives({ ...asked, q }, cursor));
  const campaigns = useLoad("creatives-campaigns", () => house.campaigns()).value?.items ?? [];
  useMoving(pages.rows, pages.again);
  const chosen = pages.rows.find((creative) => creative.id === of);
  const open = (id?: string) => go("creatives", id, query);
  return (
    <>
      <PageHead title={w.t("creatives.title")} lead={w.t("creatives.lead")}>
        <Segmented<Shelf>
          value={shelf}
          onChange={(next) => set({ shelf: next })}
          options={(["queue", "all", "archive"] as const).map((value) => ({ value, label: w.t(`creatives.${value}`) }))}
        />
        <Input.Search
          allowClear
          defaultValue={q}
          placeholder={w.t("creatives.search")}
          aria-label={w.t("creatives.search")}
          onSearch={(text) => set({ q: text })}
          style={{ width: 220 }}
        />
      </PageHead>
      {mayBook(session) && shelf !== "archive" && <Uploads campaigns={campaigns} onDone={pages.again} />}
      {pages.cause !== null && <Fault cause={pages.cause} again={pages.again} />}
      {pages.rows.length === 0 && pages.busy && <Waiting rows={6} />}
      {(pages.rows.length > 0 || (!pages.busy && pages.cause === null)) && (
        <Panel>
          {pages.rows.length === 0 ? (
            <Nothing title={w.t(`creatives.${shelf}.none`)} why={w.t(`creatives.${shelf}.noneWhy`)} />
          ) : (
            <Rows rows={pages.rows} onOpen={open} next={pages.next} />
          )}
        </Panel>
      )}
      <Drawer
        open={of !== null}
        onClose={() => open()}
        size={720}
        title={chosen?.name ?? w.t("creative")}
        destroyOnHidden
      >
        {of && <CreativeDetail key={of} id={of} rows={pages.rows} onOpen={open} onChanged={pages.again} />}
      </Drawer>
    </>
  );
}

const MOVING: readonly string[] = ["PROBING", "ENCODING"];
const LOOK_AGAIN_MILLIS = 2_000;

/** Looks again while something is being encoded. */
function useMoving(rows: readonly Creative[], again: () => void) {
  const moving = rows.some((creative) => MOVING.includes(creative.state));
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(again, LOOK_AGAIN_MILLIS);
    return () => clearInterval(timer);
  }, [moving, again]);
}

const TONES: Record<string, string> = {
  PROBING: "live",
  ENCODING: "live",
  PENDING: "warn",
  APPROVED: "good",
  REFUSED: "bad",
  REJECTED: "bad",
};

export function ReviewState({ creative }: { creative: Creative }) {
  const { w } = useDesk();
  const { state, progress } = creative;
  return (
    <span className="review-state">
      <span className={`state ${TONES[state] ?? "done"}`}>{w.known("review.", state)}</span>
      {MOVING.includes(state) && progress != null && <Progress size="small" percent={Math.round(progress * 100)} />}
    </span>
  );
}

export function reasonsOf(w: Words, creative: Creative): string {
  const rules = (creative.reasons ?? []).map(({ rule }) => ruleInWords(w, rule));
  return [...(creative.reason ? [creative.reason] : []), ...rules].join(" · ");
}

interface RowsProps {
  rows: Creative[];
  onOpen: (id: string) => void;
  next: () => void;
}

function Rows({ rows, onOpen, next }: RowsProps) {
  const { w } = useDesk();
  const columns = useMemo(() => columnsOf(w, onOpen), [w, rows]);
  return (
    <Table<Creative>
      size="small"
      virtual={rows.length > 60}
      rowKey="id"
      pagination={false}
      dataSource={rows}
      columns={columns}
      scroll={rows.length > 60 ? { x: 1000, y: 520 } : { x: 1000 }}
      onScroll={nearEnd(next)}
      onRow={({ id }) => ({ onClick: () => onOpen(id), className: "clickable" })}
    />
  );
}

function columnsOf(w: Words, onOpen: (id: string) => void): TableColumnsType<Creative> {
  return [
    {
      title: w.t("creative"),
      width: 300,
      render: (_, creative) => (
        <div className="creative-name">
          <Thumb creative={creative} />
          <div className="two-lines">
            <button type="button" className="inline-link" onClick={() => onOpen(creative.id)}>
              {creative.name}
            </button>
            <small>{w.text(creative.title)}</small>
          </div>
        </div>
      ),
      sorter: (a, b) => a.name.localeCompare(b.name, w.locale),
    },
    {
      title: w.t("state"),
      width: 150,
      render: (_, creative) => <ReviewState creative={creative} />,
      sorter: (a, b) => CREATIVE_STATES.indexOf(a.state) - CREATIVE_STATES.indexOf(b.state),
    },
    {
      title: w.t("advertiser"),
      width: 190,
      render: (_, creative) => (
        <div className="two-lines">
          <span>{w.text(creative.advertiser) || "—"}</span>
          <small>{creative.lineItem?.name}</small>
        </div>
      ),
    },
    { title: w.t("creatives.what"), width: 170, render: (_, creative) => shape(w, creative) },
    {
      title: w.t("creatives.flags"),
      width: 120,
      render: (_, creative) =>
        creative.comparative ? <span className="state warn">{w.t("creatives.comparative")}</span> : "—",
    },
    { title: w.t("creatives.why"), render: (_, creative) => <small>{reasonsOf(w, creative)}</small> },
    {
      title: w.t("creatives.uploaded"),
      width: 150,
      render: (_, creative) => (creative.uploadedAt ? w.at(creative.uploadedAt) : "—"),
      sorter: (a, b) => (a.uploadedAt ?? "").localeCompare(b.uploadedAt ?? ""),
    },
  ];
}

function Thumb({ creative }: { creative: Creative }) {
  const source = creative.poster ?? (creative.format === "IMAGE" ? creative.media : null);
  return source ? <img src={source} alt="" loading="lazy" /> : <span className="thumb" aria-hidden="true" />;
}

export function shape(w: Words, creative: Creative): string {
  const { format, seconds, width, height } = creative;
  const parts = [
    format ? w.t(`format.${format}`) : "",
    seconds ? w.t("seconds", { count: seconds }) : "",
    width && height ? `${width}×${height}` : "",
  ];
  return parts.filter(Boolean).join(" · ") || "—";
}
