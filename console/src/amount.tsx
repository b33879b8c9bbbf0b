/** An amount of money that is typed: digits of the major unit, kept as whole minor units. */
import type { Money } from "@foyer/ui";
import { InputNumber } from "antd";
import { useDesk } from "./desk.tsx";
import { decimal } from "./format.ts";

interface Props {
  value: Money;
  onChange: (money: Money) => void;
  disabled?: boolean;
  /** Handed on to the input by the field around it. */
  id?: string;
  status?: "error";
  "aria-label"?: string;
}

export function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** `"45.5"` with 2 digits is 4550; words that are no amount are nothing. */
export function minorOf(typed: string | null, digits: number): number {
  const match = /^(\d+)(?:\.(\d*))?$/.exec((typed ?? "").trim());
  if (!match) return 0;
  const [, whole = "0", part = ""] = match;
  return Number(whole + part.slice(0, digits).padEnd(digits, "0"));
}

export function Amount({ value, onChange, ...rest }: Props) {
  const { w } = useDesk();
  const digits = digitsOf(value.currency);
  const sign =
    new Intl.NumberFormat(w.locale, { style: "currency", currency: value.currency })
      .formatToParts(0)
      .find((part) => part.type === "currency")?.value ?? value.currency;
  return (
    <InputNumber<string>
      stringMode
      min="0"
      precision={digits}
      controls={false}
      prefix={sign}
      value={decimal(value.minor, digits)}
      onChange={(typed) => onChange({ ...value, minor: minorOf(typed, digits) })}
      style={{ width: "100%" }}
      {...rest}
    />
  );
}
