import { uuidV7 } from "@foyer/ui";
import type { Bidder, BidderDraft, Fault as Broken } from "@foyer/ui/adhouse";
import { faultsOf } from "@foyer/ui/adhouse";
import { Button, Input, InputNumber, Switch } from "antd";
import { type FormEvent, useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { Field } from "../field.tsx";

const blank = (): BidderDraft => ({
  id: uuidV7(),
  name: "",
  endpoint: "https://",
  seat: "",
  enabled: true,
  timeoutMillis: 120,
  qps: 200,
});

const draftOf = ({ id, name, endpoint, seat, enabled, timeoutMillis, qps }: Bidder): BidderDraft => ({
  id,
  name,
  endpoint,
  seat,
  enabled,
  timeoutMillis,
  qps,
});

/** A bidder's settings; they hold from the next auction on. */
export function BidderForm({ bidder, onSaved }: { bidder: Bidder | null; onSaved: () => void }) {
  const { w, house } = useDesk();
  const [draft, setDraft] = useState(() => (bidder ? draftOf(bidder) : blank()));
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const faults: Broken[] = faultsOf(cause);
  const set = (change: Partial<BidderDraft>) => setDraft({ ...draft, ...change });
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
  return (
    <form className="fields one" onSubmit={(event) => void save(event)}>
      {cause !== null && faults.length === 0 && <Fault cause={cause} />}
      <Field label={w.t("market.name")} path="name" faults={faults}>
        <Input autoFocus value={draft.name} maxLength={80} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label={w.t("market.endpoint")} path="endpoint" faults={faults} help={w.t("market.endpointHelp")}>
        <Input
          value={draft.endpoint}
          inputMode="url"
          onChange={(event) => set({ endpoint: event.target.value.trim() })}
        />
      </Field>
      <Field label={w.t("market.seat")} path="seat" faults={faults}>
        <Input value={draft.seat} maxLength={80} onChange={(event) => set({ seat: event.target.value })} />
      </Field>
      <Field label={w.t("market.timeout")} path="timeoutMillis" faults={faults} help={w.t("market.timeoutHelp")}>
        <InputNumber<number>
          min={20}
          max={150}
          suffix="ms"
          value={draft.timeoutMillis}
          onChange={(millis) => set({ timeoutMillis: millis ?? 0 })}
          style={{ width: "100%" }}
        />
      </Field>
      <Field label={w.t("market.qps")} path="qps" faults={faults}>
        <InputNumber<number>
          min={1}
          max={100_000}
          value={draft.qps}
          onChange={(qps) => set({ qps: qps ?? 0 })}
          style={{ width: "100%" }}
        />
      </Field>
      <Field label={w.t("market.enabled")} path="enabled" faults={faults} help={w.t("market.enabledHelp")}>
        <Switch checked={draft.enabled} onChange={(enabled) => set({ enabled })} style={{ justifySelf: "start" }} />
      </Field>
      <div className="edit-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={draft.name.trim() === "" || !/^https?:\/\/./.test(draft.endpoint)}
        >
          {w.t(bidder ? "market.save" : "market.add")}
        </Button>
      </div>
    </form>
  );
}
