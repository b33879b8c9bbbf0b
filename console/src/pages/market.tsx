import { PlusOutlined, ReloadOutlined } from "@ant-design/icons";
import type { Bidder, BidderHealth, Deal } from "@foyer/ui/adhouse";
import { Button, Drawer, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { type Desk, useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { type Asked, askedOf, type HealthWord, healthWord, share, TOO_MANY } from "../market.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";
import type { Words } from "../words.ts";
import { BidderForm } from "./bidder.tsx";
import { DealForm, Deals } from "./deals.tsx";

/** A bidder beside its health; a bidder whose health cannot be read is still shown. */
interface Row {
  bidder: Bidder;
  health: BidderHealth | null;
  asked: Asked;
}

/** Whoever needs more looks has more bidders than a page can show. */
const MOST_LOOKS = 100;

async function rowsOf(house: Desk["house"]): Promise<Row[]> {
  const { items } = await house.bidders();
  const healths = await Promise.all(
    items.slice(0, MOST_LOOKS).map(({ key }) => house.bidderHealth(key).catch(() => null)),
  );
  return items.map((bidder, i) => {
    const health = healths[i] ?? null;
    return { bidder, health, asked: askedOf(health) };
  });
}

/** Who bids for our breaks: whether they answer, in time, and how often they win. */
export function MarketPage({ of }: { of: string | null }) {
  const { w, house, go } = useDesk();
  const bidders = useLoad("bidders", () => rowsOf(house));
  const deals = useLoad("deals", () => house.deals());
  const campaigns = useLoad("market-lines", () => house.campaigns()).value?.items;
  const lines = useMemo(
    () => new Map((campaigns ?? []).flatMap(({ lineItems }) => lineItems.map(({ id, name }) => [id, name] as const))),
    [campaigns],
  );
  const again = () => {
    bidders.again();
    deals.again();
  };
  const chosen = chosenOf(of, bidders.value ?? [], deals.value?.items ?? []);
  const done = () => {
    again();
    go("market");
  };
  return (
    <>
      <PageHead title={w.t("market.title")} lead={w.t("market.lead")}>
        <Button icon={<ReloadOutlined />} loading={bidders.busy} onClick={again}>
          {w.t("decisions.refresh")}
        </Button>
        <Button icon={<PlusOutlined />} onClick={() => go("market", "new-deal")}>
          {w.t("market.addDeal")}
        </Button>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go("market", "new")} data-testid="bidder-new">
          {w.t("market.add")}
        </Button>
      </PageHead>
      {bidders.cause !== null && <Fault cause={bidders.cause} again={again} />}
      {!bidders.value && bidders.cause === null && <Waiting rows={4} />}
      {bidders.value && (
        <Panel title={w.t("market.bidders")} extra={<small>{w.t("market.sinceStart")}</small>}>
          {bidders.value.length === 0 ? (
            <NothingOf of="market" />
          ) : (
            <Bidders rows={bidders.value} onOpen={(key) => go("market", key)} />
          )}
        </Panel>
      )}
      {deals.cause !== null && bidders.cause === null && <Fault cause={deals.cause} again={again} />}
      {deals.value && (
        <Panel title={w.t("market.deals")}>
          {deals.value.items.length === 0 ? (
            <NothingOf of="deals" />
          ) : (
            <Deals rows={deals.value.items} lines={lines} onOpen={(id) => go("market", `deal:${id}`)} />
          )}
        </Panel>
      )}
      <Drawer
        open={of !== null && bidders.value !== null}
        onClose={() => go("market")}
        size={480}
        title={w.t(chosen.title, { name: chosen.bidder?.bidder.name ?? chosen.deal?.id ?? "" })}
        destroyOnHidden
      >
        {chosen.kind === "bidder" && (
          <BidderForm key={of} bidder={chosen.bidder?.bidder ?? null} health={chosen.bidder?.health ?? null} onSaved={done} />
        )}
        {chosen.kind === "deal" && (
          <DealForm
            key={of}
            deal={chosen.deal ?? null}
            bidders={(bidders.value ?? []).map(({ bidder }) => bidder)}
            onSaved={done}
          />
        )}
      </Drawer>
    </>
  );
}

/** What the address asks for: a bidder or a deal, an old one or a new one. */
function chosenOf(of: string | null, rows: readonly Row[], deals: readonly Deal[]) {
  if (of === "new-deal") return { kind: "deal", title: "market.addDeal" } as const;
  if (of?.startsWith("deal:")) {
    const deal = deals.find(({ id }) => `deal:${id}` === of);
    return { kind: "deal", title: "market.dealNamed", deal } as const;
  }
  const bidder = rows.find((row) => row.bidder.key === of);
  return { kind: "bidder", title: bidder ? "market.named" : "market.add", bidder } as const;
}

const TONES: Record<HealthWord, string> = {
  off: "done",
  unknown: "done",
  open: "bad",
  half: "warn",
  slow: "warn",
  faulty: "warn",
  quiet: "done",
  good: "good",
};

function Bidders({ rows, onOpen }: { rows: Row[]; onOpen: (key: string) => void }) {
  const { w } = useDesk();
  const columns = useMemo(() => bidderColumns(w, onOpen), [w]);
  return (
    <Table<Row>
      size="small"
      rowKey={({ bidder }) => bidder.key}
      pagination={false}
      dataSource={rows}
      columns={columns}
      scroll={{ x: 1080 }}
    />
  );
}

function bidderColumns(w: Words, onOpen: (key: string) => void): TableColumnsType<Row> {
  const figure = { align: "right" as const, className: "figure" };
  const rate = (key: "market.late" | "market.faults", of: (asked: Asked) => number) => ({
    title: w.t(key),
    width: 96,
    ...figure,
    render: (_: unknown, { asked }: Row) => (
      <span className={share(of(asked), asked.asked) > TOO_MANY ? "hot" : ""}>
        {w.tenths(share(of(asked), asked.asked))}
      </span>
    ),
    sorter: (a: Row, b: Row) => share(of(a.asked), a.asked.asked) - share(of(b.asked), b.asked.asked),
  });
  return [
    {
      title: w.t("market.bidder"),
      width: 250,
      render: (_, { bidder }) => (
        <div className="two-lines">
          <button type="button" className="inline-link" onClick={() => onOpen(bidder.key)}>
            {bidder.name}
          </button>
          <small className="clip">{bidder.endpoint}</small>
        </div>
      ),
      sorter: (a, b) => a.bidder.name.localeCompare(b.bidder.name, w.locale),
    },
    { title: w.t("market.health"), width: 180, render: (_, row) => <HealthMark row={row} /> },
    {
      title: w.t("market.asked"),
      width: 100,
      ...figure,
      render: (_, { asked }) => w.number(asked.asked),
      sorter: (a, b) => a.asked.asked - b.asked.asked,
    },
    { title: w.t("market.outcomes"), width: 210, render: (_, { asked }) => <OutcomeBar asked={asked} /> },
    {
      title: w.t("market.bids"),
      width: 100,
      ...figure,
      render: (_, { asked }) => w.number(asked.bids),
      sorter: (a, b) => a.asked.bids - b.asked.bids,
    },
    {
      title: w.t("market.winRate"),
      width: 150,
      render: (_, { asked }) => <RateBar value={share(asked.won, asked.bids)} />,
      sorter: (a, b) => share(a.asked.won, a.asked.bids) - share(b.asked.won, b.asked.bids),
    },
    rate("market.late", (asked) => asked.late),
    rate("market.faults", (asked) => asked.faults),
  ];
}

function HealthMark({ row: { bidder, health } }: { row: Row }) {
  const { w } = useDesk();
  const word = healthWord(bidder, health);
  const opened = health?.asked.breakerOpened ?? 0;
  return (
    <div className="two-lines start">
      <span className={`state ${TONES[word]}`}>{w.t(`health.${word}`)}</span>
      {opened > 0 && <small>{w.t("market.opened", { count: opened })}</small>}
    </div>
  );
}

const PARTS = ["bids", "answered", "late", "faults", "spared"] as const;

/** What came of it as one bar: bids, no bids, late ones, faults, and those that were spared. */
function OutcomeBar({ asked }: { asked: Asked }) {
  const { w } = useDesk();
  const counts = { ...asked, answered: asked.answered - asked.bids };
  const words = PARTS.map((part) => `${w.t(`market.part.${part}`)} ${w.number(counts[part])}`).join(" · ");
  if (asked.asked + asked.spared === 0) return <span className="quiet">—</span>;
  return (
    <div className="outcomes" role="img" aria-label={words} title={words}>
      {PARTS.map((part) => counts[part] > 0 && <i key={part} className={part} style={{ flexGrow: counts[part] }} />)}
    </div>
  );
}

function RateBar({ value }: { value: number }) {
  const { w } = useDesk();
  const words = w.tenths(value);
  return (
    <div className="rate-bar" role="img" aria-label={words}>
      <span>
        <i style={{ width: `${Math.min(1, value) * 100}%` }} />
      </span>
      <small>{words}</small>
    </div>
  );
}
