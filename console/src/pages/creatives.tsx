import type { CampaignOrder, Creative, CreativeQuery } from "@foyer/ui/adhouse";
import { CREATIVE_STATES } from "@foyer/ui/adhouse";
import { PlaySquareOutlined } from "@ant-design/icons";
import { Button, Drawer, Input, Progress, Segmented, Table, type TableColumnsType } from "antd";
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

type Shelf = "queue" | "refused" | "all";

const NONE: readonly CampaignOrder[] = [];

function asked(shelf: Shelf): CreativeQuery {
  if (shelf === "queue") return { state: "PENDING" };
  return shelf === "refused" ? { state: "REFUSED" } : {};
}

const namesOf = (campaigns: readonly CampaignOrder[]): ReadonlyMap<string, string> =>
  new Map(campaigns.flatMap(({ lineItems }) => lineItems.map(({ id, name }) => [id, name])));

/** Creatives whose name, words, advertiser or line item hold a text. */
function found(w: Words, rows: Creative[], lines: ReadonlyMap<string, string>, q: string): Creative[] {
  const wanted = q.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter((creative) =>
    [
      creative.name,
      w.text(creative.film?.title),
      w.text(creative.advertiser),
      creative.lineItem ?? lines.get(creative.lineItemId ?? "") ?? "",
    ]
      .join(" ")
      .toLowerCase()
      .includes(wanted),
  );
}

/** Creatives: on their way in, waiting for review, in use, and those of the last three years. */
export function CreativesPage({ of }: { of: string | null }) {
  const { w, house, session, period, go } = useDesk();
  const { query, set } = useQuery(period);
  const shelf = (query["shelf"] as Shelf | undefined) ?? (session.operator ? "queue" : "all");
  const q = query["q"] ?? "";
  const pages = usePages(`creatives/${shelf}`, (cursor) => house.creatives(asked(shelf), cursor));
  const campaigns = useLoad("creatives-campaigns", () => house.campaigns()).value?.items ?? NONE;
  const lines = useMemo(() => namesOf(campaigns), [campaigns]);
  const rows = useMemo(() => found(w, pages.rows, lines, q), [w, pages.rows, lines, q]);
  useMoving(pages.rows, pages.again);
  const chosen = pages.rows.find((creative) => creative.id === of);
  const open = (id?: string) => go("creatives", id, query);
  return (
    <>
      <PageHead title={w.t("creatives.title")} lead={w.t("creatives.lead")}>
        <Segmented<Shelf>
          value={shelf}
          onChange={(next) => set({ shelf: next })}
          options={(["queue", "refused", "all"] as const).map((value) => ({ value, label: w.t(`creatives.${value}`) }))}
        />
        <Input.Search
          allowClear
          defaultValue={q}
          placeholder={w.t("creatives.search")}
          aria-label={w.t("creatives.search")}
          onChange={(event) => set({ q: event.target.value })}
          style={{ width: 220 }}
        />
      </PageHead>
      {mayBook(session) && <Uploads campaigns={campaigns} onDone={pages.again} />}
      {pages.cause !== null && <Fault cause={pages.cause} again={pages.again} />}
      {pages.rows.length === 0 && pages.busy && <Waiting rows={6} />}
      {(pages.rows.length > 0 || (!pages.busy && pages.cause === null)) && (
        <Panel>
          {pages.rows.length === 0 ? (
            <Nothing title={w.t(`creatives.${shelf}.none`)} why={w.t(`creatives.${shelf}.noneWhy`)} />
          ) : rows.length === 0 ? (
            <Nothing title={w.t("creatives.noneMatch")} why={w.t("campaigns.noneMatch")} />
          ) : (
            <Rows rows={rows} lines={lines} onOpen={open} next={pages.next} />
          )}
          {pages.more && (
            <footer className="panel-foot">
              <Button size="small" loading={pages.busy} onClick={pages.all}>
                {w.t("delivery.all")}
              </Button>
            </footer>
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
        {of && <CreativeDetail key={of} id={of} rows={rows} campaigns={campaigns} onOpen={open} onChanged={pages.again} />}
      </Drawer>
    </>
  );
}

export const MOVING: readonly string[] = ["RECEIVED", "PROBING", "ENCODING"];
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
  RECEIVED: "done",
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
  const rules = creative.reasons.map(({ field, rule, found }) => {
    const said = `${field ? `${w.known("made.", field)}: ` : ""}${ruleInWords(w, rule)}`;
    return found ? `${said} (${w.t("creatives.found", { found })})` : said;
  });
  return [...(creative.refusal ? [creative.refusal] : []), ...rules].join(" · ");
}

interface RowsProps {
  rows: Creative[];
  /** Names of line items by their ids. */
  lines: ReadonlyMap<string, string>;
  onOpen: (id: string) => void;
  next: () => void;
}

function Rows({ rows, lines, onOpen, next }: RowsProps) {
  const { w } = useDesk();
  const columns = useMemo(() => columnsOf(w, lines, onOpen), [w, lines, rows]);
  return (
    <Table<Creative>
      size="small"
      virtual={rows.length > 60}
      rowKey="id"
      pagination={false}
      dataSource={rows}
      columns={columns}
      scroll={rows.length > 60 ? { x: 1100, y: 520 } : { x: 1100 }}
      onScroll={nearEnd(next)}
      onRow={({ id }) => ({ onClick: () => onOpen(id), className: "clickable" })}
    />
  );
}

function columnsOf(w: Words, lines: ReadonlyMap<string, string>, onOpen: (id: string) => void): TableColumnsType<Creative> {
  return [
    {
      title: w.t("creative"),
      width: 250,
      render: (_, creative) => (
        <div className="creative-name">
          <Thumb creative={creative} />
          <div className="two-lines">
            <button type="button" className="inline-link" onClick={() => onOpen(creative.id)}>
              {creative.name}
            </button>
            <small>{w.text(creative.film?.title)}</small>
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
      width: 160,
      render: (_, creative) => (
        <div className="two-lines">
          <span>{w.text(creative.advertiser) || "—"}</span>
          <small>{creative.lineItem ?? lines.get(creative.lineItemId ?? "")}</small>
        </div>
      ),
    },
    { title: w.t("creatives.what"), width: 160, render: (_, creative) => shape(w, creative) },
    {
      title: w.t("creatives.flags"),
      width: 110,
      render: (_, creative) =>
        creative.film?.comparative ? <span className="state warn">{w.t("creatives.comparative")}</span> : "—",
    },
    { title: w.t("creatives.why"), width: 230, render: (_, creative) => <small>{reasonsOf(w, creative)}</small> },
    {
      title: w.t("creatives.uploaded"),
      width: 110,
      render: (_, creative) => (creative.at ? w.hour(creative.at) : "—"),
      sorter: (a, b) => (a.at ?? "").localeCompare(b.at ?? ""),
    },
  ];
}

function Thumb({ creative }: { creative: Creative }) {
  const source = creative.format === "IMAGE" ? creative.media : null;
  if (source) return <img src={source} alt="" loading="lazy" />;
  return (
    <span className="thumb" aria-hidden="true">
      {creative.format === "VIDEO" && <PlaySquareOutlined />}
    </span>
  );
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
