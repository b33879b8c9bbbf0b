import type { Bidder, BidderHealth } from "@foyer/ui/adhouse";
import { faultsOf } from "@foyer/ui/adhouse";
import { Button, Input, InputNumber, Select, Switch } from "antd";
import { type FormEvent, useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { Field } from "../field.tsx";
import { useVocabulary } from "../vocabulary.ts";

const BLANK: Bidder = {
  key: "",
  partnerId: "",
  name: "",
  endpoint: "https://",
  privateAddress: false,
  enabled: true,
  maxConnections: 16,
};

interface Props {
  bidder: Bidder | null;
  health: BidderHealth | null;
  onSaved: () => void;
}

/** A bidder's settings; they hold from the next auction on. */
export function BidderForm({ bidder, health, onSaved }: Props) {
  const { w, house } = useDesk();
  const { vocabulary } = useVocabulary();
  const [draft, setDraft] = useState(bidder ?? BLANK);
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const faults = faultsOf(cause);
  const set = (change: Partial<Bidder>) => setDraft({ ...draft, ...change });
  const whole =
    draft.name.trim() !== "" &&
    draft.partnerId !== "" &&
    /^[a-z][a-z0-9-]{1,39}$/.test(draft.key) &&
    /^https?:\/\/./.test(draft.endpoint);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setCause(null);
    try {
      await (bidder ? house.changeBidder(draft) : house.addBidder(draft));
      onSaved();
    } catch (problem) {
      setCause(problem);
      setBusy(false);
    }
  };
  const advertisers = (vocabulary?.advertisers ?? []).map(({ id, name }) => ({ value: id, label: w.text(name) }));
  return (
    <form className="fields one" onSubmit={(event) => void save(event)}>
      {cause !== null && faults.length === 0 && <Fault cause={cause} />}
      {health?.asked.lastFault && (
        <p className="last-fault">{w.t("market.lastFault", { fault: health.asked.lastFault })}</p>
      )}
      <Field label={w.t("market.name")} path="name" faults={faults}>
        <Input autoFocus value={draft.name} maxLength={80} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label={w.t("market.key")} path="key" faults={faults} help={w.t("market.keyHelp")}>
        <Input
          value={draft.key}
          readOnly={bidder !== null}
          maxLength={40}
          onChange={(event) => set({ key: event.target.value.toLowerCase() })}
        />
      </Field>
      <Field label={w.t("market.partner")} path="partnerId" faults={faults} help={w.t("market.partnerHelp")}>
        <Select
          showSearch
          optionFilterProp="label"
          value={draft.partnerId || null}
          options={advertisers}
          onChange={(partnerId: string) => set({ partnerId })}
        />
      </Field>
      <Field label={w.t("market.endpoint")} path="endpoint" faults={faults} help={w.t("market.endpointHelp")}>
        <Input
          value={draft.endpoint}
          inputMode="url"
          onChange={(event) => set({ endpoint: event.target.value.trim() })}
        />
      </Field>
      <Field label={w.t("market.connections")} path="maxConnections" faults={faults} help={w.t("market.connectionsHelp")}>
        <InputNumber<number>
          min={1}
          max={256}
          value={draft.maxConnections}
          onChange={(most) => set({ maxConnections: most ?? 0 })}
          style={{ width: "100%" }}
        />
      </Field>
      <Field label={w.t("market.private")} path="privateAddress" faults={faults} help={w.t("market.privateHelp")}>
        <Switch
          checked={draft.privateAddress}
          onChange={(privateAddress) => set({ privateAddress })}
          style={{ justifySelf: "start" }}
        />
      </Field>
      <Field label={w.t("market.enabled")} path="enabled" faults={faults} help={w.t("market.enabledHelp")}>
        <Switch checked={draft.enabled} onChange={(enabled) => set({ enabled })} style={{ justifySelf: "start" }} />
      </Field>
      <div className="edit-acts">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!whole}>
          {w.t(bidder ? "market.save" : "market.add")}
        </Button>
      </div>
    </form>
  );
}
