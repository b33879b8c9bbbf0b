import { type BookedCreative, type CampaignOrder, type Creative, withBooked } from "@foyer/ui/adhouse";
import { App, Button, Checkbox, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault, faultWords } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { maySteer } from "../menu.ts";
import { Waiting } from "../parts.tsx";
import { Preview } from "../preview.tsx";
import { MOVING, reasonsOf, ReviewState, shape } from "./creatives.tsx";

interface Props {
  id: string;
  rows: readonly Creative[];
  /** By which the order of its line item is found. */
  campaigns: readonly CampaignOrder[];
  onOpen: (id: string) => void;
  onChanged: () => void;
}

/** One creative: what it looks like, its facts, and the review with its keys. */
export function CreativeDetail({ id, rows, campaigns, onOpen, onChanged }: Props) {
  const { session } = useDesk();
  const at = rows.findIndex((row) => row.id === id);
  const { creative, cause, again } = useWhole(id, rows[at] ?? null, campaigns);
  const moving = creative !== null && MOVING.includes(creative.state);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(again, 2_000);
    return () => clearInterval(timer);
  }, [moving, again]);
  const step = (by: number) => {
    const next = rows[at + by];
    if (at >= 0 && next) onOpen(next.id);
  };
  if (!creative) return cause !== null ? <Fault cause={cause} again={again} /> : <Waiting rows={6} />;
  return (
    <div className="creative-detail">
      <Preview creative={creative} />
      <Facts creative={creative} />
      {maySteer(session) && (
        <ReviewDesk
          creative={creative}
          step={step}
          onDone={() => {
            again();
            onChanged();
            step(1);
          }}
        />
      )}
    </div>
  );
}

function whole(seen: Creative, booked: BookedCreative | null, line: string | null): Creative {
  const named = { ...seen, lineItem: seen.lineItem ?? line };
  return booked ? withBooked(named, booked) : named;
}

/** What was delivered and what stands in the books, put together; either may be missing. */
function useWhole(id: string, row: Creative | null, campaigns: readonly CampaignOrder[]) {
  const { house } = useDesk();
  const made = useLoad(`creative/${id}`, () => house.creative(id));
  const seen = made.value ?? row;
  const line = seen?.lineItemId ?? "";
  const campaign = campaigns.find(({ lineItems }) => lineItems.some((item) => item.id === line));
  const name = campaign?.lineItems.find((item) => item.id === line)?.name ?? null;
  const order = campaign?.order.id ?? "";
  const booked = useLoad(`booked/${id}/${order}`, async (): Promise<BookedCreative | null> => {
    if (order === "") return null;
    const { lineItems } = await house.order(order);
    return lineItems.flatMap(({ creatives }) => creatives).find(({ film }) => film.id === id) ?? null;
  });
  return {
    creative: seen && whole(seen, booked.value, name),
    cause: made.cause,
    again: () => {
      made.again();
      booked.again();
    },
  };
}

function Facts({ creative }: { creative: Creative }) {
  const { w } = useDesk();
  const { film, lufs } = creative;
  const facts: [string, React.ReactNode][] = [
    [w.t("state"), <ReviewState key="state" creative={creative} />],
    [w.t("advertiser"), w.text(creative.advertiser) || "—"],
    [w.t("lineItem"), creative.lineItem ?? "—"],
    [w.t("creatives.what"), shape(w, creative)],
    [w.t("creatives.words"), [w.text(film?.title), w.text(film?.headline)].filter(Boolean).join(" — ") || "—"],
    [w.t("creatives.link"), film?.link ?? "—"],
    [w.t("creatives.comparative"), w.t(film?.comparative ? "creatives.comparativeYes" : "no")],
    [w.t("creatives.loudness"), lufs ? w.t("creatives.lufs", { before: w.number(lufs.before), after: w.number(lufs.after) }) : "—"],
    [w.t("creatives.reviewed"), creative.reviewedAt ? w.at(creative.reviewedAt) : "—"],
    [w.t("creatives.why"), reasonsOf(w, creative) || "—"],
  ];
  return (
    <dl className="terms">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface DeskProps {
  creative: Creative;
  step: (by: number) => void;
  onDone: () => void;
}

const REASONS = ["label", "claim", "kids", "comparative", "quality"] as const;

/** Approve or refuse; a refusal says why. J and K walk the queue, A approves, R goes to the reason. */
function ReviewDesk({ creative, step, onDone }: DeskProps) {
  const { w, house } = useDesk();
  const { notification } = App.useApp();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const words = useRef<{ focus: () => void } | null>(null);
  const [comparative, setComparative] = useState<boolean | null>(null);
  const flagged = comparative ?? creative.film?.comparative ?? false;
  const open = creative.state === "PENDING" || creative.state === "APPROVED" || creative.state === "REFUSED";
  const decide = async (decision: "APPROVED" | "REFUSED") => {
    if (decision === "REFUSED" && reason.trim() === "") {
      words.current?.focus();
      return;
    }
    setBusy(true);
    try {
      await house.reviewCreative(creative.id, {
        decision,
        ...(creative.version === null ? {} : { version: creative.version }),
        ...(decision === "REFUSED" ? { reason: reason.trim() } : {}),
        comparative: flagged,
      });
      notification.success({ title: w.t(`creatives.${decision}`, { name: creative.name }) });
      onDone();
    } catch (cause) {
      const said = faultWords(w, cause);
      notification.error({ title: said.spoken || said.what, description: said.rest });
    } finally {
      setBusy(false);
    }
  };
  useReviewKeys({
    a: () => open && creative.state !== "APPROVED" && void decide("APPROVED"),
    r: () => words.current?.focus(),
    j: () => step(1),
    k: () => step(-1),
  });
  return (
    <section className="review-desk">
      <h3>{w.t("creatives.review")}</h3>
      {!open && <p className="quiet">{w.t("creatives.notYet")}</p>}
      {open && (
        <>
          <Checkbox checked={flagged} onChange={(event) => setComparative(event.target.checked)}>
            {w.t("creatives.comparativeYes2")}
          </Checkbox>
          <div className="reason-chips">
            {REASONS.map((name) => (
              <button key={name} type="button" onClick={() => setReason(w.t(`refuse.${name}`))}>
                {w.t(`refuse.${name}`)}
              </button>
            ))}
          </div>
          <Input.TextArea
            ref={(element) => {
              words.current = element;
            }}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            placeholder={w.t("creatives.reasonHint")}
            aria-label={w.t("creatives.reasonHint")}
          />
          <div className="edit-acts">
            <small>{w.t("creatives.keys")}</small>
            <Button danger loading={busy} disabled={reason.trim() === ""} onClick={() => void decide("REFUSED")}>
              {w.t("creatives.refuse")}
            </Button>
            <Button
              type="primary"
              loading={busy}
              disabled={creative.state === "APPROVED"}
              onClick={() => void decide("APPROVED")}
              data-testid="approve"
            >
              {w.t("creatives.approve")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function useReviewKeys(keys: Record<string, () => void>) {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target;
      if (at instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      now.current[event.key.toLowerCase()]?.();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
