import { DeleteOutlined, RedoOutlined, UndoOutlined } from "@ant-design/icons";
import type { Fault as Broken, Order, OrderDraft } from "@foyer/ui/adhouse";
import { uuidV7 } from "@foyer/ui";
import { faultsOf } from "@foyer/ui/adhouse";
import { App, Button, Input, Select, Steps } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useBookedCreatives } from "../booked.ts";
import { useDesk } from "../desk.tsx";
import { blankOrder, faultsIn } from "../draft.ts";
import { draftsOf, type KeptDraft } from "../drafts.ts";
import { Fault } from "../fault.tsx";
import { Field } from "../field.tsx";
import { useHistory } from "../history.ts";
import { Nothing, PageHead, Panel, Waiting } from "../parts.tsx";
import { useVocabulary } from "../vocabulary.ts";
import { Lines } from "./plan-lines.tsx";
import { Review } from "./plan-review.tsx";

/** Plan and book: the list of what was begun, or one order on its way. */
export function PlanPage({ of }: { of: string | null }) {
  const { session } = useDesk();
  const shelf = useMemo(() => draftsOf(session.partner.id), [session.partner.id]);
  const { vocabulary, waiting } = useVocabulary();
  const { currency, zone } = useDesk();
  const kept = of ? shelf.list().find((draft) => draft.order.orderId === of) : undefined;
  if (waiting) return <Waiting rows={6} />;
  if (of === null) return <Begun />;
  const advertiser = session.operator ? "" : session.partner.id;
  const fresh = () => ({ ...blankOrder(advertiser, currency, zone, Date.now()), orderId: of });
  return <Form key={of} first={() => kept?.order ?? fresh()} vocabulary={vocabulary} />;
}

/** Drafts of this browser, and the door to a new one. */
function Begun() {
  const { w, session, go } = useDesk();
  const shelf = useMemo(() => draftsOf(session.partner.id), [session.partner.id]);
  const [drafts, setDrafts] = useState<KeptDraft[]>(shelf.list);
  const begin = () => go("plan", uuidV7());
  const drop = (id: string) => {
    shelf.drop(id);
    setDrafts(shelf.list());
  };
  return (
    <>
      <PageHead title={w.t("plan.title")} lead={w.t("plan.lead")}>
        <Button type="primary" onClick={begin} data-testid="plan-new">
          {w.t("plan.new")}
        </Button>
      </PageHead>
      <Panel title={w.t("plan.drafts")}>
        {drafts.length === 0 ? (
          <Nothing title={w.t("plan.none")} why={w.t("plan.noneWhy")} />
        ) : (
          <ul className="drafts">
            {drafts.map(({ order, at }) => (
              <li key={order.orderId}>
                <Button type="link" onClick={() => go("plan", order.orderId)}>
                  {order.name || w.t("plan.unnamed")}
                </Button>
                <span className="quiet">
                  {w.t("plan.lineCount", { count: order.lineItems.length })} · {w.at(at)}
                </span>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={w.t("plan.drop", { name: order.name || w.t("plan.unnamed") })}
                  onClick={() => drop(order.orderId)}
                />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

interface FormProps {
  first: () => OrderDraft;
  vocabulary: ReturnType<typeof useVocabulary>["vocabulary"];
}

function Form({ first, vocabulary }: FormProps) {
  const { w } = useDesk();
  const { now: order, set, undo, redo, canUndo, canRedo } = useHistory(first);
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState(false);
  const { saved, drop } = useKeeping(order);
  const booking = useBooking(order, drop, () => {
    setTried(true);
    setAt((step) => (step === 2 ? stepOf(faultsIn(order)[0]) : step));
  });
  const mine = useMemo(() => faultsIn(order), [order]);
  const faults = tried ? [...mine, ...booking.faults] : booking.faults;
  useKeys({ undo, redo, next: () => (at < 2 ? setAt(at + 1) : void booking.book()) });
  const creatives = useBookedCreatives();
  useEffect(() => {
    document.getElementById("content")?.scrollTo(0, 0);
  }, [at]);

  return (
    <>
      <PageHead title={order.name || w.t("plan.title")} lead={saved ? w.t("plan.saved", { at: w.at(saved) }) : w.t("plan.lead")}>
        <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={undo} title="Ctrl+Z">
          {w.t("undo")}
        </Button>
        <Button icon={<RedoOutlined />} disabled={!canRedo} onClick={redo} title="Ctrl+Shift+Z" aria-label={w.t("redo")} />
      </PageHead>
      <Steps
        className="plan-steps"
        current={at}
        onChange={setAt}
        items={[
          { title: w.t("plan.step.order"), status: statusOf(0, at, faults) },
          { title: w.t("plan.step.lines"), status: statusOf(1, at, faults) },
          { title: w.t("plan.step.check"), status: statusOf(2, at, []) },
        ]}
      />
      {booking.cause !== null && (at !== 2 || booking.faults.length === 0) && (
        <BookingFault cause={booking.cause} faults={booking.faults} />
      )}
      {at === 0 && <OrderStep order={order} set={set} faults={faults} vocabulary={vocabulary} />}
      {at === 1 && (
        <Lines order={order} set={set} faults={faults} vocabulary={vocabulary} creatives={creatives} />
      )}
      {at === 2 && (
        <Review
          order={order}
          vocabulary={vocabulary}
          faults={[...mine, ...booking.faults]}
          refused={booking.faults.length > 0}
          onFix={(field) => {
            setTried(true);
            setAt(stepOf({ field }));
          }}
        />
      )}
      <footer className="plan-foot">
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          {w.t("plan.back")}
        </Button>
        <small>{w.t(at < 2 ? "plan.keysNext" : "plan.keysBook")}</small>
        {at < 2 ? (
          <Button type="primary" onClick={() => setAt(at + 1)} data-testid="plan-next">
            {w.t("plan.next")}
          </Button>
        ) : (
          <Button type="primary" loading={booking.busy} onClick={() => void booking.book()} data-testid="plan-book">
            {w.t("plan.book", { count: order.lineItems.length })}
          </Button>
        )}
      </footer>
    </>
  );
}

/** The step on which a field stands. */
export function stepOf(fault: { field: string } | undefined): number {
  if (!fault) return 2;
  return fault.field.startsWith("lineItems") ? 1 : 0;
}

function statusOf(step: number, at: number, faults: readonly Broken[]) {
  if (faults.some((fault) => stepOf(fault) === step)) return "error" as const;
  return step === at ? ("process" as const) : step < at ? ("finish" as const) : ("wait" as const);
}

function BookingFault({ cause, faults }: { cause: unknown; faults: readonly Broken[] }) {
  const { w } = useDesk();
  if (faults.length === 0) return <Fault cause={cause} />;
  return (
    <div className="refused" role="alert">
      <b>{w.t("plan.refused", { count: faults.length })}</b> {w.t("plan.refusedDo")}
    </div>
  );
}

/** Keeps the draft in this browser a moment after each change. */
function useKeeping(order: OrderDraft) {
  const { session } = useDesk();
  const shelf = useMemo(() => draftsOf(session.partner.id), [session.partner.id]);
  const [saved, setSaved] = useState<string | null>(null);
  const first = useRef(order);
  useEffect(() => {
    if (order === first.current) return;
    const timer = setTimeout(() => {
      const at = new Date().toISOString();
      shelf.keep(order, at);
      setSaved(at);
    }, 400);
    return () => clearTimeout(timer);
  }, [order, shelf]);
  return { saved, drop: () => shelf.drop(order.orderId) };
}

/** Books once; the same order id again changes nothing, so trying again is safe. */
function useBooking(order: OrderDraft, onBooked: () => void, onRefused: () => void) {
  const { w, house, go } = useDesk();
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const [refused, setRefused] = useState<{ faults: Broken[]; of: OrderDraft } | null>(null);
  // A field that was changed since is no longer known to be wrong.
  const faults = refused ? refused.faults.filter((fault) => !touched(refused.of, order, fault.field)) : [];

  const book = async () => {
    if (busy) return;
    if (faultsIn(order).length > 0) {
      onRefused();
      return;
    }
    setBusy(true);
    setCause(null);
    try {
      const booked: Order = await house.book(order);
      onBooked();
      notification.success({ title: w.t("plan.booked", { name: order.name }), description: w.t("plan.bookedNext") });
      go("campaigns", booked?.id ?? order.orderId);
    } catch (problem) {
      setCause(problem);
      setRefused({ faults: faultsOf(problem), of: order });
      if (faultsOf(problem).length > 0) onRefused();
    } finally {
      setBusy(false);
    }
  };
  return { book, busy, cause: faults.length > 0 || refused === null || refused.faults.length === 0 ? cause : null, faults };
}

/** Whether the value at a path differs between two drafts. */
export function touched(before: OrderDraft, after: OrderDraft, path: string): boolean {
  const at = (order: OrderDraft) => {
    const names = path.split(/[.[\]]+/).filter(Boolean);
    let value: unknown = order;
    for (const name of names) {
      value = value !== null && typeof value === "object" ? (value as Record<string, unknown>)[name] : undefined;
    }
    return JSON.stringify(value);
  };
  return at(before) !== at(after);
}

function useKeys(keys: { undo: () => void; redo: () => void; next: () => void }) {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const act =
        event.key === "Enter" ? "next" : event.key.toLowerCase() !== "z" ? null : event.shiftKey ? "redo" : "undo";
      if (act === null) return;
      event.preventDefault();
      now.current[act]();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

interface OrderStepProps {
  order: OrderDraft;
  set: (order: OrderDraft, field: string) => void;
  faults: readonly Broken[];
  vocabulary: FormProps["vocabulary"];
}

function OrderStep({ order, set, faults, vocabulary }: OrderStepProps) {
  const { w, session } = useDesk();
  const advertisers = (vocabulary?.advertisers ?? []).map(({ id, name }) => ({ value: id, label: w.text(name) }));
  return (
    <Panel className="order-step" title={w.t("plan.step.order")}>
      <div className="fields">
        <Field label={w.t("advertiser")} path="advertiserId" faults={faults}>
          {session.operator ? (
            <Select
              showSearch
              optionFilterProp="label"
              value={order.advertiserId || undefined}
              placeholder={w.t("plan.advertiserHint")}
              options={advertisers}
              onChange={(advertiserId: string) => set({ ...order, advertiserId }, "advertiserId")}
              data-testid="plan-advertiser"
            />
          ) : (
            <Input value={w.text(session.partner.name)} readOnly />
          )}
        </Field>
        <Field label={w.t("plan.name")} path="name" faults={faults} help={w.t("plan.nameHelp")}>
          <Input
            autoFocus
            maxLength={200}
            value={order.name}
            placeholder={w.t("plan.nameHint")}
            onChange={(event) => set({ ...order, name: event.target.value }, "name")}
            data-testid="plan-name"
          />
        </Field>
      </div>
    </Panel>
  );
}
