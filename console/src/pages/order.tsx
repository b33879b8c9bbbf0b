import { ArrowLeftOutlined, InboxOutlined } from "@ant-design/icons";
import type { LineView, Order } from "@foyer/ui/adhouse";
import { Button, Table } from "antd";
import { useDesk } from "../desk.tsx";
import { sums } from "../draft.ts";
import { Fault } from "../fault.tsx";
import { BudgetProgress, PaceBadge, PlanSpark, Switcher } from "../lineparts.tsx";
import { useLoad } from "../load.ts";
import { mayBook, maySteer } from "../menu.ts";
import { NothingOf, PageHead, Panel, State, Waiting } from "../parts.tsx";
import { hashOf } from "../route.ts";
import { useSteering } from "../steering.tsx";

/** One order: what was booked, how far it is, and what can be done with it. */
export function OrderPage({ id }: { id: string }) {
  const { w, house, session, period } = useDesk();
  const { value, cause, again } = useLoad(`order/${id}`, () => house.order(id));
  const steering = useSteering(again);
  return (
    <>
      <PageHead title={value?.name ?? w.t("order")} lead={value ? w.text(value.advertiser) : ""}>
        <Button icon={<ArrowLeftOutlined />} href={hashOf("campaigns", period)}>
          {w.t("campaigns.all")}
        </Button>
        {value && mayBook(session) && value.state !== "ARCHIVED" && (
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

function Whole({ order }: { order: Order }) {
  const { w, currency } = useDesk();
  const total = (of: (line: LineView) => number) => order.lineItems.reduce((sum, line) => sum + of(line), 0);
  const figures = [
    [w.t("state"), w.known("state.", order.state.toLowerCase())],
    [w.t("order.booked"), order.bookedAt ? w.at(order.bookedAt) : "—"],
    [w.t("line.budget"), w.money({ minor: total((line) => line.goal.budget.minor), currency })],
    [w.t("campaigns.spentHead"), w.micros(total((line) => line.spentMicros ?? 0), currency)],
    [w.t("impressions"), w.number(total((line) => line.impressions ?? 0))],
    [w.t("order.planned"), `≈ ${w.number(total((line) => sums(line).impressions))}`],
  ] as const;
  return (
    <Panel>
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

function Lines({ order, steering }: { order: Order; steering: ReturnType<typeof useSteering> }) {
  const { w, session, period } = useDesk();
  const steered = (line: LineView) => ({
    id: line.id,
    name: line.name,
    state: line.state,
    order: `${w.text(order.advertiser)} · ${order.name}`,
    rest: w.micros(line.goal.budget.minor * 10_000 - (line.spentMicros ?? 0), line.goal.budget.currency),
  });
  return (
    <Table<LineView>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={order.lineItems}
      scroll={{ x: 1040 }}
      columns={[
        {
          title: w.t("lineItem"),
          render: (_, line) => (
            <div className="two-lines">
              <a href={hashOf("line-items", period, line.id)}>{line.name}</a>
              <small>
                {w.t(`kindOf.${line.kind}`)} · {line.targeting.surfaces.map((s) => w.t(`surface.${s}`)).join(" · ")}
              </small>
            </div>
          ),
        },
        { title: w.t("state"), width: 92, render: (_, line) => <State state={line.state} /> },
        { title: w.t("campaigns.pace"), width: 104, render: (_, line) => <PaceBadge pace={line.onPace} /> },
        { title: w.t("line.flight"), width: 170, render: (_, line) => w.days(line.start, line.end) },
        {
          title: w.t("campaigns.budget"),
          width: 230,
          render: (_, line) => (
            <BudgetProgress {...line} budget={line.goal.budget} spentMicros={line.spentMicros ?? 0} />
          ),
        },
        {
          title: w.t("impressions"),
          width: 96,
          align: "right",
          className: "figure",
          render: (_, line) => w.number(line.impressions ?? 0),
        },
        {
          title: w.t("campaigns.byDay"),
          width: 130,
          render: (_, line) => <PlanSpark days={line.byDay ?? []} label={`${line.name}: ${w.t("campaigns.byDay")}`} />,
        },
        {
          width: 190,
          align: "right",
          render: (_, line) => (
            <span className="row-acts">
              {maySteer(session) && (
                <Switcher id={line.id} state={line.state} onPress={() => steering.pauseOrResume(steered(line))} />
              )}
              {mayBook(session) && line.state !== "ARCHIVED" && (
                <Button size="small" type="text" onClick={() => steering.archive(steered(line))}>
                  {w.t("campaigns.archive")}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
