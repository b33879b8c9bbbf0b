/** Days of the alliance's time zone and the instants at which they begin. */

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function ahead(at: number, zone: string | undefined): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const clock = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return clock - Math.floor(at / 1_000) * 1_000;
}

/** The instant at which a day, `2026-11-21`, begins where the alliance lives. */
export function dayStart(day: string, zone: string | undefined): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guess = utc - ahead(utc, zone);
  return new Date(utc - ahead(guess, zone)).toISOString().replace(".000Z", "Z");
}

/** The day of an instant there. */
export function dayOf(at: string | number, zone: string | undefined): string {
  const millis = typeof at === "number" ? at : Date.parse(at);
  return new Date(millis + ahead(millis, zone)).toISOString().slice(0, 10);
}

export function dayAfter(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** How many days a flight has, at least one. */
export function daysBetween(start: string, end: string): number {
  return Math.max(1, Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000));
}
