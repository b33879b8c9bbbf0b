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
  const { w, currency } = useDesk();
  const { version, name, effectiveFrom, effectiveTo, parties = [] } = contract;
  const named = parties.map((p) =>
    typeof p === "object" && ("name" in p || "partner" in p) ? w.name(p.name ?? p.partner) : w.name(p as never),
  );
  const from = w.day(effectiveFrom);
  return (
    <Panel
      title={w.text(name) || contract.key}
      extra={
        <span className="quiet">
          {w.t("contracts.version", { version })} ·{" "}
          {effectiveTo
            ? w.t("contracts.until", { from, to: w.day(effectiveTo) })
            : w.t("contracts.from", { from })}
        </span>
      }
    >
      <p className="contract-of">
        <code>{contract.key}</code>
        {contract.kind && <span>{w.known("statement.kind.", contract.kind)}</span>}
        {named.length > 0 && (
          <span>
            {w.t("contracts.parties")}: {named.join(" · ")}
          </span>
        )}
        {contract.currency && <span>{contract.currency}</span>}
      </p>
      <ol className="contract-steps">
        {contract.steps.map((step, i) => (
          <StepRow key={i} step={step} currency={contract.currency ?? currency} />
        ))}
      </ol>
    </Panel>
  );
}

function StepRow({ step, currency }: { step: Step; currency: string }) {
  const { w } = useDesk();
  const parts = partsOf(step);
  return (
    <li>
      <b>{stepName(w, step)}</b>
      <div>
        {termsOf(w, step, currency).map(({ label, value }) => (
          <span key={label} className="term">
            <small>{label}</small> {value}
          </span>
        ))}
        {parts.length > 0 && (
          <ul className="split">
            {parts.map((part, i) => (
              <li key={i} style={{ flexGrow: Math.max(0.04, part.ratio ?? 0) }}>
                <b>{part.ratio === null ? part.written : w.percent(part.ratio)}</b>
                <span>{w.name(part.payee)}</span>
                <small>{part.written}</small>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
