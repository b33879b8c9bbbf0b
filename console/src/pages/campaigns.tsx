import { PauseCircleOutlined, PlayCircleOutlined } from "@ant-design/icons";
import type { Campaign, LineItem } from "@foyer/ui";
import { App, Button, Table, Tooltip } from "antd";
import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault, faultWords } from "../fault.tsx";
import { elapsed } from "../format.ts";
import { useLoad } from "../load.ts";
import { maySteer } from "../menu.ts";
import { NothingOf, PageHead, Panel, Spark, State, Waiting } from "../parts.tsx";

/** Orders and their line items: money, time, reach, and the two switches. */
export function CampaignsPage() {
  const { w, server } = useDesk();
  const { value, cause, again } = useLoad("campaigns", () => server.campaigns());
  const steer = useSteering(again);
  return (
    <>
      <PageHead title={w.t("campaigns.title")} lead={w.t("campaigns.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={6} />}
      {value?.items.length === 0 && (
        <Panel>
          <NothingOf of="campaigns" />
        </Panel>
      )}
      {value?.items.map((campaign) => (
        <Order key={campaign.order.id} campaign={campaign} steer={steer} />
      ))}
    </>
  );
}

type Steer = (campaign: Campaign, item: LineItem) => void;

/** Pause and resume: asked first, undone with one key afterwards. */
function useSteering(again: () => void): Steer {
  const { w, server } = useDesk();
  const { modal, notification } = App.useApp();

  const set = async (item: LineItem, pause: boolean, undoable: boolean) => {
    const { name, id } = item;
    try {
      await (pause ? server.pauseLineItem(id) : server.resumeLineItem(id));
      again();
    } catch (cause) {
      const said = faultWords(w, cause);
      notification.error({ title: said.what, description: said.rest });
      return;
    }
    const key = `steer-${id}`;
    const undo = () => {
      notification.destroy(key);
      void set(item, !pause, false);
    };
    notification.success({
      key,
      title: w.t(pause ? "campaigns.paused" : "campaigns.resumed", { name }),
      duration: 8,
      ...(undoable
        ? { actions: <Button data-testid="undo" onClick={undo}>{w.t("undo")}</Button> }
        : {}),
    });
  };

  return (campaign, item) => {
    const pause = item.state.toLowerCase() !== "paused";
    const order = `${w.text(campaign.order.advertiser)} · ${campaign.order.name}`;
    const rest = w.micros(item.budget.minor * 10_000 - item.spentMicros, item.budget.currency);
    const { name } = item;
    modal.confirm({
      title: w.t(pause ? "campaigns.pauseAsk" : "campaigns.resumeAsk", { name }),
      content: w.t(pause ? "campaigns.pauseWhat" : "campaigns.resumeWhat", { order, rest }),
      okText: w.t(pause ? "campaigns.pause" : "campaigns.resume"),
      cancelText: w.t("cancel"),
      onOk: () => set(item, pause, true),
    });
  };
}

function Order({ campaign, steer }: { campaign: Campaign; steer: Steer }) {
  const { w, session } = useDesk();
  const { order, lineItems } = campaign;
  const figure = { align: "right" as const, className: "figure" };
  return (
    <Panel
      title={
        <>
          {w.text(order.advertiser)} <span className="quiet">{order.name}</span>
        </>
      }
    >
      <Table<LineItem>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={lineItems}
        tableLayout="fixed"
        scroll={{ x: 1080 }}
        columns={[
          { title: w.t("lineItem"), render: (_, item) => <ItemName item={item} /> },
          { title: w.t("state"), width: 88, render: (_, item) => <State state={item.state} /> },
          { title: w.t("campaigns.budget"), width: 250, render: (_, item) => <Progress item={item} /> },
          { title: w.t("campaigns.cpm"), width: 92, ...figure, render: (_, item) => w.money(item.cpm) },
          {
            title: w.t("campaigns.cap"),
            width: 96,
            ...figure,
            render: (_, item) => (item.capPerDay == null ? "—" : w.number(item.capPerDay)),
          },
          { title: w.t("impressions"), width: 96, ...figure, render: (_, item) => w.number(item.impressions) },
          { title: w.t("campaigns.reach"), width: 80, ...figure, render: (_, item) => w.number(item.reach) },
          {
            title: w.t("campaigns.byDay"),
            width: 120,
            render: (_, item) => (
              <Spark
                values={item.byDay.map((d) => d.impressions)}
                label={`${item.name}: ${w.t("campaigns.byDay")}`}
              />
            ),
          },
          ...(maySteer(session)
            ? [
                {
                  width: 104,
                  align: "right" as const,
                  render: (_: unknown, item: LineItem) => (
                    <Switcher item={item} onPress={() => steer(campaign, item)} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

function ItemName({ item }: { item: LineItem }) {
  const { w } = useDesk();
  return (
    <div className="two-lines">
      <b>{item.name}</b>
      <small>
        {item.surfaces.map((s) => w.known("surface.", s)).join(" · ")}
        {item.brands.length > 0 && ` — ${item.brands.map((b) => w.name(b)).join(", ")}`}
      </small>
      <small>
        {w.days(item.start, item.end)}
      </small>
    </div>
  );
}

/** Money spent against the budget, with a mark where time stands. */
function Progress({ item }: { item: LineItem }) {
  const { w } = useDesk();
  const [now] = useState(Date.now);
  const { budget, spentMicros } = item;
  const spent = budget.minor > 0 ? spentMicros / (budget.minor * 10_000) : 0;
  const time = elapsed(item.start, item.end, now);
  const words = w.t("campaigns.spent", {
    spent: w.micros(spentMicros, budget.currency),
    budget: w.money(budget),
  });
  return (
    <Tooltip title={w.t("campaigns.time", { share: w.percent(time) })}>
      <div className="pacing">
        <div role="progressbar" aria-valuenow={Math.round(spent * 100)} aria-label={words}>
          <i style={{ width: `${Math.min(100, spent * 100)}%` }} />
          <s style={{ left: `${time * 100}%` }} />
        </div>
        <small>
          {words} <b>{w.percent(spent)}</b>
        </small>
      </div>
    </Tooltip>
  );
}

function Switcher({ item, onPress }: { item: LineItem; onPress: () => void }) {
  const { w } = useDesk();
  const state = item.state.toLowerCase();
  if (state === "ended") return null;
  const paused = state === "paused";
  return (
    <Button
      size="small"
      icon={paused ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
      onClick={onPress}
      data-testid={`${paused ? "resume" : "pause"}-${item.id}`}
    >
      {w.t(paused ? "campaigns.resume" : "campaigns.pause")}
    </Button>
  );
}
