/**
 * The set's outbox of reports. A report is on the set's disk before it is sent, leaves in batches,
 * and is forgotten only when the server has said 200: a lost answer is sent again and the server
 * counts it once. Bounded: the oldest go first when a set was away for very long.
 */
import { type Beacon, type BeaconAnswer, Problem } from "@foyer/ui/api";

const KEY = "beacons";
const BATCH = 100;
const KEPT = 1_000;
const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 60_000;

export interface Shelf {
  read<T>(name: string): T | null;
  write(name: string, value: unknown): void;
}

export interface OutboxParts {
  shelf: Shelf;
  send: (events: Beacon[], keepalive: boolean) => Promise<BeaconAnswer>;
  later: (run: () => void, millis: number) => void;
  /** 0 to 1; spreads the retries of a fleet that lost the server at the same moment. */
  random: () => number;
}

export class Outbox {
  readonly #parts: OutboxParts;
  #waiting: Beacon[];
  #sending: Promise<void> | null = null;
  #failures = 0;
  #scheduled = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#waiting = parts.shelf.read<Beacon[]>(KEY) ?? [];
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Keeps a report and sends it soon. */
  add(beacon: Beacon): void {
    this.#waiting.push(beacon);
    if (this.#waiting.length > KEPT) this.#waiting.splice(0, this.#waiting.length - KEPT);
    this.#keep();
    this.#schedule(this.#failures === 0 ? FIRST_WAIT_MILLIS : this.#wait());
  }

  /** Sends what waits now; resolves when that attempt is over, whatever came of it. */
  flush(keepalive = false): Promise<void> {
    this.#sending ??= this.#attempt(keepalive).finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #attempt(keepalive: boolean): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH);
      try {
        await this.#parts.send(batch, keepalive);
      } catch (failure) {
        if (!hopeless(failure)) {
          this.#failures++;
          this.#schedule(retryAfterMillis(failure) ?? this.#wait());
          return;
        }
      }
      this.#failures = 0;
      this.#waiting = this.#waiting.filter((beacon) => !batch.includes(beacon));
      this.#keep();
    }
  }

  #schedule(millis: number): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#parts.later(() => {
      this.#scheduled = false;
      void this.flush();
    }, millis);
  }

  #wait(): number {
    const full = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** this.#failures);
    return Math.round(full * (0.5 + this.#parts.random() / 2));
  }

  #keep(): void {
    this.#parts.shelf.write(KEY, this.#waiting);
  }
}

/** The server read the batch and will never take it; keeping it would block all later ones. */
function hopeless(failure: unknown): boolean {
  if (!(failure instanceof Problem)) return false;
  return failure.status >= 400 && failure.status < 500 && ![401, 408, 429].includes(failure.status);
}

function retryAfterMillis(failure: unknown): number | null {
  const seconds = failure instanceof Problem ? failure.retryAfterSeconds : null;
  return seconds === null ? null : Math.min(seconds * 1_000, LONGEST_WAIT_MILLIS);
}
