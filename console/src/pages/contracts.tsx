import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";
import type { Contract, Step } from "../statement.ts";
import { partsOf, stepName, termsOf } from "../terms.ts";

/** Contracts as they are written: an ordered table of steps with dates. */
export function ContractsPage() {
  const { w, server } = useDesk();
  const { value, cause, again } = useLoad("contracts", () => server.contracts<Contract>());
  return (
    <>
      <PageHead title={w.t("contracts.title")} lead={w.t("contracts.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={6} />}
      {value?.items.length === 0 && (
        <Panel>
          <NothingOf of="contracts" />
        </Panel>
      )}
      <div className="contracts">
        {value?.items.map((contract) => (
          <ContractCard key={`${contract.key}@${contract.version}`} contract={contract} />
        ))}
      </div>
    </>
  );
}

function ContractCard({ contract }: { contract: Contract }) {
  const { w } = useDesk();
  const { version, name, kind, effectiveFrom, effectiveUntil, parties, currency, zone } = contract;
  const from = w.day(effectiveFrom);
  return (
    <Panel
      title={w.text(name)}
      extra={
        <span className="quiet">
          {w.t("contracts.version", { version })} ·{" "}
          {effectiveUntil
            ? w.t("contracts.until", { from, to: w.day(dayBefore(effectiveUntil)) })
            : w.t("contracts.from", { from })}
        </span>
      }
    >
      <p className="contract-of">
        <code>{contract.key}</code>
        <span>{w.known("statement.kind.", kind)}</span>
        <span>
          {w.t("contracts.parties")}: {parties.map((p) => w.text(p.name)).join(" · ")}
        </span>
        <span>
          {currency} · {zone}
        </span>
      </p>
      <ol className="contract-steps">
        {contract.steps.map((step, i) => (
          <StepRow key={i} contract={contract} step={step} />
        ))}
      </ol>
    </Panel>
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function StepRow({ contract, step }: { contract: Contract; step: Step }) {
  const { w } = useDesk();
  const parts = partsOf(w, contract, step);
  return (
    <li>
      <b>{stepName(w, step)}</b>
      <div>
        {termsOf(w, contract, step).map(({ label, value }) => (
          <span key={label} className="term">
            <small>{label}</small> {value}
          </span>
        ))}
        {parts.length > 0 && (
          <ul className="split">
            {parts.map((part) => (
              <li key={part.payee} style={{ flexGrow: Math.max(0.04, part.ratio) }}>
                <b>{w.percent(part.ratio)}</b>
                <span>{part.payee}</span>
                <small>{part.written}</small>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
