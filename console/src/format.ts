/** Numbers, money and dates by locale. Money is formatted from exact digits, never from floats. */
import type { Money } from "@foyer/ui";

const MICRO_DIGITS = 6;

export function formats(locale: string, zone: string | undefined) {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const tenth = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const clock = { dateStyle: "medium", timeStyle: "medium", timeZone: zone } as const;
  const at = new Intl.DateTimeFormat(locale, clock);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const local = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: zone });
  const short = new Intl.DateTimeFormat(locale, {
    month: "numeric",
    day: "numeric",
    timeZone: "UTC",
  });
  const hourly = new Intl.DateTimeFormat(locale, {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" });
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  return {
    number: (n: number): string => number.format(n),
    percent: (ratio: number): string => percent.format(ratio),
    /** With one digit always, for columns. */
    tenths: (ratio: number): string => tenth.format(ratio),
    /** An instant in the alliance's zone. */
    at: (instant: string): string => at.format(new Date(instant)),
    /** A business day, `2026-11-21`. */
    day: (date: string): string => day.format(noon(date.slice(0, 10))),
    /** A flight from its first to its last day; `end` is the instant at which it is over. */
    days: (start: string, end: string): string =>
      local.formatRange(new Date(start), new Date(Date.parse(end) - 1)),
    shortDay: (date: string): string => short.format(noon(date.slice(0, 10))),
    /** An instant to the hour, for axes. */
    hour: (instant: string): string => hourly.format(new Date(instant)),
    month: (period: string): string => month.format(noon(`${period}-01`)),
    money: (money: Money): string => exact(locale, money.minor, money.currency),
    /** Micro-units of the currency's major unit; shows more digits than a cent where there are. */
    micros: (micros: number, currency: string, digits = 2, least = 2): string =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        minimumFractionDigits: least,
        maximumFractionDigits: digits,
      }).format(decimal(micros, MICRO_DIGITS) as Intl.StringNumericLiteral),
  };
}

function exact(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(decimal(minor, digits) as Intl.StringNumericLiteral);
}

/** `-1234` with 2 digits is `-12.34`: no float in between. */
export function decimal(units: number, digits: number): string {
  const sign = units < 0 ? "-" : "";
  const text = String(Math.abs(units)).padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A share as the server writes it (`"18/100"`, `0.18`, `{numerator, denominator}`) as a ratio. */
export function ratio(share: unknown): number | null {
  if (typeof share === "number") return share;
  if (typeof share === "string") {
    const [over, under = "1"] = share.split("/");
    const value = Number(over) / Number(under);
    return Number.isFinite(value) ? value : null;
  }
  if (share !== null && typeof share === "object" && "numerator" in share) {
    const { numerator, denominator } = share as { numerator: number; denominator?: number };
    return numerator / (denominator ?? 1);
  }
  return null;
}

/** The month of an instant, as the zone lives it: `2026-11`. */
export function periodOf(now: Date, zone: string | undefined): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    timeZone: zone,
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}`;
}

/** The month `by` months after `period`. */
export function shift(period: string, by: number): string {
  const [year = 0, month = 1] = period.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
}

/** How much of a flight is over, 0 to 1. */
export function elapsed(start: string, end: string, nowMillis: number): number {
  const from = Date.parse(start);
  const to = Date.parse(end);
  if (!(to > from)) return 1;
  return Math.min(1, Math.max(0, (nowMillis - from) / (to - from)));
}
