import { PlusOutlined, ReloadOutlined } from "@ant-design/icons";
import type { Bidder, Deal } from "@foyer/ui/adhouse";
import { Button, Drawer, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";
import { hashOf } from "../route.ts";
import type { Words } from "../words.ts";
import { BidderForm } from "./bidder.tsx";

/** Who bids for our breaks: whether they answer, in time, and how often they win. */
export function MarketPage({ of }: { of: string | null }) {
  const { w, house, go } = useDesk();
  const bidders = useLoad("bidders", () => house.bidders());
  const deals = useLoad("deals", () => house.deals());
  const chosen = bidders.value?.items.find(({ id }) => id === of) ?? null;
  const again = () => {
    bidders.again();
    deals.again();
  };
  return (
    <>
      <PageHead title={w.t("market.title")} lead={w.t("market.lead")}>
        <Button icon={<ReloadOutlined />} loading={bidders.busy} onClick={again}>
          {w.t("decisions.refresh")}
        </Button>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go("market", "new")} data-testid="bidder-new">
          {w.t("market.add")}
        </Button>
      </PageHead>
      {bidders.cause !== null && <Fault cause={bidders.cause} again={again} />}
      {!bidders.value && bidders.cause === null && <Waiting rows={4} />}
      {bidders.value && (
        <Panel title={w.t("market.bidders")}>
          {bidders.value.items.length === 0 ? (
            <NothingOf of="market" />
          ) : (
            <Bidders rows={bidders.value.items} onOpen={(id) => go("market", id)} />
          )}
        </Panel>
      )}
      {deals.cause !== null && bidders.cause === null && <Fault cause={deals.cause} again={again} />}
      {deals.value && (
        <Panel title={w.t("market.deals")}>
          {deals.value.items.length === 0 ? <NothingOf of="deals" /> : <Deals rows={deals.value.items} />}
        </Panel>
      )}
      <Drawer
        open={of !== null && bidders.value !== null}
        onClose={() => go("market")}
        size={480}
        title={chosen?.name ?? w.t("market.add")}
        destroyOnHidden
      >
        {of && (
          <BidderForm
            key={of}
            bidder={chosen}
            onSaved={() => {
              again();
              go("market");
            }}
          />
        )}
      </Drawer>
    </>
  );
}

type Health = "off" | "open" | "half" | "slow" | "quiet" | "good";

const SLOW = 0.05;

/** One word for how a bidder is: the worst thing that is true. */
export function healthOf(bidder: Bidder): Health {
  if (!bidder.enabled) return "off";
  if (bidder.breaker === "OPEN") return "open";
  if (bidder.breaker === "HALF_OPEN") return "half";
  if (bidder.asked === 0) return "quiet";
  return (bidder.timeouts + bidder.late) / bidder.asked > SLOW ? "slow" : "good";
}

const TONES: Record<Health, string> = {
  off: "done",
  open: "bad",
  half: "warn",
  slow: "warn",
  quiet: "done",
  good: "good",
};

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function Bidders({ rows, onOpen }: { rows: Bidder[]; onOpen: (id: string) => void }) {
  const { w } = useDesk();
  const columns = useMemo(() => bidderColumns(w, onOpen), [w]);
  return (
    <Table<Bidder> size="small" rowKey="id" pagination={false} dataSource={rows} columns={columns} scroll={{ x: 1120 }} />
  );
}

function bidderColumns(w: Words, onOpen: (id: string) => void): TableColumnsType<Bidder> {
  const figure = { align: "right" as const, className: "figure" };
  const rate = (key: "market.late" | "market.timeouts" | "market.faults", of: (bidder: Bidder) => number) => ({
    title: w.t(key),
    width: 92,
    ...figure,
    render: (_: unknown, bidder: Bidder) => (
      <span className={share(of(bidder), bidder.asked) > SLOW ? "hot" : ""}>
        {w.tenths(share(of(bidder), bidder.asked))}
      </span>
    ),
    sorter: (a: Bidder, b: Bidder) => share(of(a), a.asked) - share(of(b), b.asked),
  });
  return [
    {
      title: w.t("market.bidder"),
      width: 230,
      render: (_, bidder) => (
        <div className="two-lines">
          <button type="button" className="inline-link" onClick={() => onOpen(bidder.id)}>
            {bidder.name}
          </button>
          <small className="clip">{bidder.endpoint}</small>
        </div>
      ),
      sorter: (a, b) => a.name.localeCompare(b.name, w.locale),
    },
    {
      title: w.t("market.health"),
      width: 170,
      render: (_, bidder) => <HealthMark bidder={bidder} />,
    },
    { title: w.t("market.asked"), width: 96, ...figure, render: (_, b) => w.number(b.asked), sorter: (a, b) => a.asked - b.asked },
    {
      title: w.t("market.answered"),
      width: 92,
      ...figure,
      render: (_, b) => w.tenths(share(b.answered, b.asked)),
    },
    {
      title: w.t("market.winRate"),
      width: 120,
      render: (_, b) => <RateBar value={share(b.wins, b.bids)} words={w.tenths(share(b.wins, b.bids))} />,
      sorter: (a, b) => share(a.wins, a.bids) - share(b.wins, b.bids),
    },
    rate("market.timeouts", (b) => b.timeouts),
    rate("market.late", (b) => b.late),
    rate("market.faults", (b) => b.faults),
    { title: w.t("market.latency"), width: 170, render: (_, bidder) => <Latency bidder={bidder} /> },
    { title: w.t("market.byHour"), width: 130, render: (_, bidder) => <HourSpark bidder={bidder} /> },
  ];
}

function HealthMark({ bidder }: { bidder: Bidder }) {
  const { w } = useDesk();
  const health = healthOf(bidder);
  return (
    <div className="two-lines">
      <span className={`state ${TONES[health]}`} style={{ justifySelf: "start", alignSelf: "start" }}>
        {w.t(`health.${health}`)}
      </span>
      {health === "open" && bidder.breakerSince && (
        <small>{w.t("market.since", { at: w.at(bidder.breakerSince) })}</small>
      )}
    </div>
  );
}

function RateBar({ value, words }: { value: number; words: string }) {
  return (
    <div className="rate-bar" role="img" aria-label={words}>
      <span>
        <i style={{ width: `${Math.min(1, value) * 100}%` }} />
      </span>
      <small>{words}</small>
    </div>
  );
}

/** Half and nineteen of twenty answers, against the time that is given. */
function Latency({ bidder }: { bidder: Bidder }) {
  const { w } = useDesk();
  const { p50Millis, p95Millis, timeoutMillis } = bidder;
  if (p50Millis == null || p95Millis == null) return <span className="quiet">—</span>;
  const at = (millis: number) => `${Math.min(100, (millis / timeoutMillis) * 100)}%`;
  const words = w.t("market.latencySaid", { p50: p50Millis, p95: p95Millis, most: timeoutMillis });
  return (
    <div className="latency" role="img" aria-label={words} title={words}>
      <span>
        <i style={{ width: at(p95Millis) }} />
        <b style={{ width: at(p50Millis) }} />
      </span>
      <small>
        {p50Millis} / {p95Millis} ms
      </small>
    </div>
  );
}

function HourSpark({ bidder }: { bidder: Bidder }) {
  const { w } = useDesk();
  const hours = bidder.byHour ?? [];
  if (hours.length === 0) return <span className="quiet">—</span>;
  const top = Math.max(1, ...hours.map((hour) => hour.asked));
  const step = 100 / hours.length;
  const bar = (n: number) => Math.max(0.4, (n / top) * 24);
  return (
    <svg className="sparkline market" viewBox="0 0 100 24" preserveAspectRatio="none" role="img">
      <title>{w.t("market.byHour")}</title>
      {hours.map((hour, i) => (
        <g key={hour.at}>
          <rect x={i * step} width={step - 0.6} y={24 - bar(hour.asked)} height={bar(hour.asked)} />
          <rect className="late" x={i * step} width={step - 0.6} y={24 - bar(hour.timeouts)} height={bar(hour.timeouts)} />
        </g>
      ))}
    </svg>
  );
}

function Deals({ rows }: { rows: Deal[] }) {
  const { w, period } = useDesk();
  const figure = { align: "right" as const, className: "figure" };
  return (
    <Table<Deal>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 980 }}
      columns={[
        {
          title: w.t("market.deal"),
          render: (_, deal) => (
            <div className="two-lines">
              <b>{deal.name}</b>
              <small className="mono">{deal.dealId}</small>
            </div>
          ),
        },
        { title: w.t("market.bidder"), render: (_, deal) => w.name(deal.bidder) || w.t("market.anyBidder") },
        {
          title: w.t("lineItem"),
          render: (_, deal) =>
            deal.lineItem ? <a href={hashOf("line-items", period, deal.lineItem.id)}>{deal.lineItem.name}</a> : "—",
        },
        { title: w.t("surface"), render: (_, deal) => deal.surfaces.map((s) => w.known("surface.", s)).join(" · ") },
        { title: w.t("line.floor"), ...figure, render: (_, deal) => w.money(deal.floor) },
        { title: w.t("line.flight"), render: (_, deal) => w.days(deal.start, deal.end) },
        { title: w.t("market.asked"), ...figure, render: (_, deal) => w.number(deal.asked) },
        { title: w.t("market.bids"), ...figure, render: (_, deal) => w.number(deal.bids) },
        { title: w.t("market.wins"), ...figure, render: (_, deal) => w.number(deal.wins) },
      ]}
    />
  );
}
