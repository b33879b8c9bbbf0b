/** One field of a form: its label, its words of help, and what is wrong with it, at its place. */
import type { Fault } from "@foyer/ui/adhouse";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { useDesk } from "./desk.tsx";
import { rulesAt } from "./draft.ts";
import { ruleInWords } from "./lineterms.ts";

interface Props {
  label: string;
  /** Its path in the draft, by which faults find it. */
  path?: string;
  faults?: readonly Fault[];
  help?: ReactNode;
  wide?: boolean;
  children: ReactElement<Record<string, unknown>>;
}

export function Field({ label, path, faults = [], help, wide, children }: Props) {
  const { w } = useDesk();
  const id = useId();
  const rules = path === undefined ? [] : [...new Set(rulesAt(faults, path))];
  const bad = rules.length > 0;
  return (
    <div className={`field ${wide ? "wide" : ""} ${bad ? "bad" : ""}`} data-field={path}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        ...(bad ? { status: "error", "aria-invalid": true, "aria-describedby": `${id}-why` } : {}),
      })}
      {bad && (
        <p className="field-fault" id={`${id}-why`} role="alert">
          {rules.map((rule) => ruleInWords(w, rule)).join(" · ")}
        </p>
      )}
      {help && <p className="field-help">{help}</p>}
    </div>
  );
}
