/** An error in three sentences: what happened, what is safe, what to do. */
import { Problem } from "@foyer/ui/api";
import { Alert, Button } from "antd";
import { useDesk } from "./desk.tsx";
import type { Words } from "./words.ts";

export type FaultName =
  | "offline"
  | "forbidden"
  | "missing"
  | "notOver"
  | "outOfOrder"
  | "uncovered"
  | "busy"
  | "broken"
  | "refused";

export function faultOf(cause: unknown): FaultName {
  if (!(cause instanceof Problem)) return "offline";
  if (cause.type === "period-not-over") return "notOver";
  if (cause.type === "period-out-of-order") return "outOfOrder";
  if (cause.type === "facts-without-contract") return "uncovered";
  if (cause.status === 401 || cause.status === 403) return "forbidden";
  if (cause.status === 404) return "missing";
  if (cause.status === 429 || cause.status === 503) return "busy";
  return cause.status >= 500 ? "broken" : "refused";
}

export function faultWords(w: Words, cause: unknown) {
  const fault = faultOf(cause);
  const spoken = cause instanceof Problem && cause.status < 500 ? cause.detail : "";
  return {
    what: w.t(`fault.${fault}.what`),
    rest: `${w.t(`fault.${fault}.safe`)} ${w.t(`fault.${fault}.do`)}`,
    spoken,
  };
}

export function Fault({ cause, again }: { cause: unknown; again?: () => void }) {
  const { w } = useDesk();
  const said = faultWords(w, cause);
  const calm = faultOf(cause) === "missing";
  return (
    <Alert
      className="fault"
      type={calm ? "info" : "error"}
      showIcon
      title={said.what}
      description={
        <>
          {said.rest}
          {said.spoken && <small>{said.spoken}</small>}
        </>
      }
      action={again && <Button onClick={again}>{w.t("retry")}</Button>}
    />
  );
}
