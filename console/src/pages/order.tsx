import { ArrowLeftOutlined, InboxOutlined } from "@ant-design/icons";
import type { BookedLine, CampaignLine, Order } from "@foyer/ui/adhouse";
import { Button, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useDesk } from "../desk.tsx";
import { sums } from "../draft.ts";
import { Fault } from "../fault.tsx";
import { BudgetProgress, PaceBadge, PlanSpark, Switcher } from "../lineparts.tsx";
import { useLoad } from "../load.ts";
import { mayBook, maySteer } from "../menu.ts";
import { NothingOf, PageHead, Panel, State, Waiting } from "../parts.tsx";
import { hashOf } from "../route.ts";
import { type Steering, useSteering } from "../steering.tsx";
import type { Words } from "../words.ts";

/** One order: what was booked, how far it is, and what can be done with it. */
export function OrderPage({ id }: { id: string }) {
  const { w, house, session, period } = useDesk();
  const { value, cause, again } = useLoad(`order/${id}`, async () => {
    const [order, campaigns] = await Promise.all([house.order(id), house.campaigns()]);
    const counted = campaigns.items.flatMap(({ lineItems }) => lineItems);
    return { ...order, counted: new Map(counted.map((line) => [line.id, line])) };
  });
  const steering = useSteering(again);
  return (
    <>
      <PageHead title={value?.name ?? w.t("order")} lead={value ? w.text(value.advertiser.name) : ""}>
        <Button icon={<ArrowLeftOutlined />} href={hashOf("campaigns", period)}>
          {w.t("campaigns.all")}
        </Button>
        {value && mayBook(session) && !value.archivedAt && (
          <Button icon={<InboxOutlined />} onClick={() => steering.archiveOrder(value)}>
            {w.t("campaigns.archive")}
          </Button>
        )}
      </PageHead>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={6} />}
      {value && <Whole order={value} />}
      {value && (
        <Panel title={w.t("lineItems")}>
          {value.lineItems.length === 0 ? (
            <NothingOf of="campaigns" />
          ) : (
            <Lines order={value} steering={steering} />
          )}
        </Panel>
      )}
    </>
  );
}

type Counted = Order & { counted: ReadonlyMap<string, CampaignLine> };

function Whole({ order }: { order: Counted }) {
  const { w, currency } = useDesk();
  const total = (of: (line: BookedLine) => number) => order.lineItems.reduce((sum, line) => sum + of(line), 0);
  const counted = (line: BookedLine) => order.counted.get(line.id);
  const figures = [
    [w.t("order.booked"), w.at(order.bookedAt)],
    [w.t("line.budget"), w.money({ minor: total(({ line }) => line.goal.budget.minor), currency })],
    [w.t("campaigns.spentHead"), w.micros(total((line) => counted(line)?.spentMicros ?? 0), currency)],
    [w.t("impressions"), w.number(total((line) => counted(line)?.impressions ?? 0))],
    [w.t("order.planned"), `≈ ${w.number(total(({ line }) => sums(line).impressions))}`],
  ] as const;
  return (
    <Panel>
      {order.archivedAt && (
        <p className="archived">
          <State state="archived" /> {w.at(order.archivedAt)}
        </p>
      )}
      <dl className="pair">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Lines({ order, steering }: { order: Counted; steering: Steering }) {
  const { w } = useDesk();
  const columns = useMemo(() => columnsOf(w, order), [w, order]);
  return (
    <Table<BookedLine>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={order.lineItems}
      scroll={{ x: 1040 }}
      columns={[
        ...columns,
        {
          width: 190,
          align: "right",
          render: (_, booked) => <Acts order={order} booked={booked} steering={steering} />,
        },
      ]}
    />
  );
}

function Acts({ order, booked, steering }: { order: Counted; booked: BookedLine; steering: Steering }) {
  const { w, session } = useDesk();
  const counted = order.counted.get(booked.id);
  const { goal } = booked.line;
  const steered = {
    id: booked.id,
    name: booked.line.name,
    state: booked.state,
    order: `${w.text(order.advertiser.name)} · ${order.name}`,
    rest: w.micros(goal.budget.minor * 10_000 - (counted?.spentMicros ?? 0), goal.budget.currency),
  };
  return (
    <span className="row-acts">
      {maySteer(session) && (
        <Switcher
          id={booked.id}
          state={counted?.state ?? booked.state}
          onPress={() => steering.pauseOrResume(steered)}
        />
      )}
      {mayBook(session) && booked.state !== "ARCHIVED" && (
        <Button size="small" type="text" onClick={() => steering.archive(steered)}>
          {w.t("campaigns.archive")}
        </Button>
      )}
    </span>
  );
}

function columnsOf(w: Words, order: Counted): TableColumnsType<BookedLine> {
  const counted = (booked: BookedLine) => order.counted.get(booked.id);
  return [
    { title: w.t("lineItem"), width: 330, render: (_, booked) => <LineName booked={booked} /> },
    {
      title: w.t("state"),
      width: 92,
      render: (_, booked) => (
        <State state={booked.state === "ACTIVE" ? (counted(booked)?.state ?? booked.state) : booked.state} />
      ),
    },
    {
      title: w.t("campaigns.pace"),
      width: 104,
      render: (_, booked) => <PaceBadge pace={counted(booked)?.onPace} />,
    },
    {
      title: w.t("campaigns.budget"),
      width: 196,
      render: (_, booked) => (
        <BudgetProgress
          start={booked.line.start}
          end={booked.line.end}
          budget={booked.line.goal.budget}
          spentMicros={counted(booked)?.spentMicros ?? 0}
        />
      ),
    },
    {
      title: w.t("impressions"),
      width: 96,
      align: "right",
      className: "figure",
      render: (_, booked) => w.number(counted(booked)?.impressions ?? 0),
    },
    {
      title: w.t("campaigns.byDay"),
      width: 130,
      render: (_, booked) => (
        <PlanSpark days={counted(booked)?.byDay ?? []} label={`${booked.line.name}: ${w.t("campaigns.byDay")}`} />
      ),
    },
  ];
}

function LineName({ booked }: { booked: BookedLine }) {
  const { w, period } = useDesk();
  const { line, creatives } = booked;
  const waiting = creatives.filter(({ review }) => review === "PENDING").length;
  return (
    <div className="two-lines">
      <a href={hashOf("line-items", period, line.id)}>{line.name}</a>
      <small>
        {w.t(`kindOf.${line.kind}`)} · {line.targeting.surfaces.map((s) => w.t(`surface.${s}`)).join(" · ")}
      </small>
      <small>{w.days(line.start, line.end)}</small>
      <small className={creatives.length === 0 ? "hot" : ""}>
        {creatives.length === 0
          ? w.t("order.noCreative")
          : w.t("order.creatives", { count: creatives.length, waiting })}
      </small>
    </div>
  );
}
