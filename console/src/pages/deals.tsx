import type { Bidder, Deal } from "@foyer/ui/adhouse";
import { faultsOf, SURFACES } from "@foyer/ui/adhouse";
import { Button, DatePicker, Input, Select, Switch, Table } from "antd";
import dayjs from "dayjs";
import { type FormEvent, useState } from "react";
import { Amount, digitsOf } from "../amount.tsx";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { Field } from "../field.tsx";
import { useLoad } from "../load.ts";
import { hashOf } from "../route.ts";
import { dayAfter, dayOf, dayStart } from "../zone.ts";

interface DealsProps {
  rows: Deal[];
  /** Names of line items by their ids. */
  lines: ReadonlyMap<string, string>;
  onOpen: (id: string) => void;
}

export function Deals({ rows, lines, onOpen }: DealsProps) {
  const { w, period, currency } = useDesk();
  return (
    <Table<Deal>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 900 }}
      columns={[
        {
          title: w.t("market.deal"),
          render: (_, deal) => (
            <button type="button" className="inline-link mono" onClick={() => onOpen(deal.id)}>
              {deal.id}
            </button>
          ),
          sorter: (a, b) => a.id.localeCompare(b.id),
        },
        {
          title: w.t("state"),
          width: 110,
          render: (_, deal) => (
            <span className={`state ${deal.enabled ? "good" : "done"}`}>
              {w.t(deal.enabled ? "market.dealOn" : "market.dealOff")}
            </span>
          ),
        },
        { title: w.t("market.bidder"), dataIndex: "bidder" },
        {
          title: w.t("lineItem"),
          render: (_, deal) =>
            deal.lineItemId ? <a href={hashOf("line-items", period, deal.lineItemId)}>{lines.get(deal.lineItemId) ?? w.t("market.openLine")}</a> : "—",
        },
        {
          title: w.t("surface"),
          render: (_, deal) => deal.surfaces.map((s) => w.known("surface.", s)).join(" · ") || w.t("line.all"),
        },
        {
          title: w.t("line.floor"),
          align: "right",
          className: "figure",
          render: (_, deal) => w.micros(deal.floorCpmMicros, currency),
          sorter: (a, b) => a.floorCpmMicros - b.floorCpmMicros,
        },
        { title: w.t("line.flight"), render: (_, deal) => w.days(deal.start, deal.end) },
      ]}
    />
  );
}

interface FormProps {
  deal: Deal | null;
  bidders: readonly Bidder[];
  onSaved: () => void;
}

/** A deal: which bidder may buy where, for how long, and from what price on. */
export function DealForm({ deal, bidders, onSaved }: FormProps) {
  const { w, house, zone, currency } = useDesk();
  const [draft, setDraft] = useState<Deal>(() => deal ?? blank(zone));
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const campaigns = useLoad("deal-lines", () => house.campaigns()).value?.items ?? [];
  const faults = faultsOf(cause);
  const set = (change: Partial<Deal>) => setDraft({ ...draft, ...change });
  const micros = 10 ** (6 - digitsOf(currency));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setCause(null);
    try {
      await (deal ? house.changeDeal(draft) : house.addDeal(draft));
      onSaved();
    } catch (problem) {
      setCause(problem);
      setBusy(false);
    }
  };
  return (
    <form className="fields one" onSubmit={(event) => void save(event)}>
      {cause !== null && faults.length === 0 && <Fault cause={cause} />}
      <Field label={w.t("market.deal")} path="id" faults={faults} help={w.t("market.dealHelp")}>
        <Input
          autoFocus
          readOnly={deal !== null}
          value={draft.id}
          maxLength={40}
          onChange={(event) => set({ id: event.target.value.toLowerCase() })}
        />
      </Field>
      <Field label={w.t("market.bidder")} path="bidder" faults={faults}>
        <Select
          value={draft.bidder || null}
          options={bidders.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(bidder: string) => set({ bidder })}
        />
      </Field>
      <Field label={w.t("lineItem")} path="lineItemId" faults={faults} help={w.t("market.dealLineHelp")}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          value={draft.lineItemId ?? null}
          options={campaigns.flatMap(({ lineItems }) => lineItems.map(({ id, name }) => ({ value: id, label: name })))}
          onChange={(id: string | undefined) => set({ lineItemId: id ?? null })}
        />
      </Field>
      <Field label={w.t("line.floor")} path="floorCpmMicros" faults={faults}>
        <Amount
          value={{ minor: Math.round(draft.floorCpmMicros / micros), currency }}
          onChange={({ minor }) => set({ floorCpmMicros: minor * micros })}
        />
      </Field>
      <Field label={w.t("line.surfaces")} path="surfaces" faults={faults}>
        <Select
          mode="multiple"
          allowClear
          placeholder={w.t("line.all")}
          value={draft.surfaces}
          options={SURFACES.map((value) => ({ value, label: w.t(`surface.${value}`) }))}
          onChange={(surfaces) => set({ surfaces })}
        />
      </Field>
      <Field label={w.t("line.flight")} path="end" faults={faults}>
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(dayOf(draft.start, zone)), dayjs(dayOf(Date.parse(draft.end) - 1, zone))]}
          onChange={(days) => {
            const [from, to] = days ?? [];
            if (!from || !to) return;
            set({
              start: dayStart(from.format("YYYY-MM-DD"), zone),
              end: dayStart(dayAfter(to.format("YYYY-MM-DD")), zone),
            });
          }}
        />
      </Field>
      <Field label={w.t("market.dealOn")} path="enabled" faults={faults}>
        <Switch checked={draft.enabled} onChange={(enabled) => set({ enabled })} style={{ justifySelf: "start" }} />
      </Field>
      <div className="edit-acts">
        <Button type="primary" htmlType="submit" loading={busy} disabled={draft.id === "" || draft.bidder === ""}>
          {w.t(deal ? "market.save" : "market.addDeal")}
        </Button>
      </div>
    </form>
  );
}

function blank(zone: string | undefined): Deal {
  const first = dayAfter(dayOf(Date.now(), zone));
  return {
    id: "",
    bidder: "",
    lineItemId: null,
    floorCpmMicros: 40_000_000,
    surfaces: [],
    start: dayStart(first, zone),
    end: dayStart(dayAfter(first, 28), zone),
    enabled: true,
  };
}
