import { useEffect, useState } from "preact/hooks";
import { retrySeconds, type Trouble } from "./flow.ts";

/**
 * Repeats `again` after a trouble that passes by itself: a few times, ever more slowly, and at once
 * when the network comes back. Answers the seconds until the next try, or null.
 */
export function useRetry(trouble: Trouble | null, again: () => void): number | null {
  const [tries, setTries] = useState(0);
  const [seconds, setSeconds] = useState<number | null>(null);
  const passes = retrySeconds(trouble, 0) !== null;

  useEffect(() => {
    const wait = retrySeconds(trouble, tries);
    setSeconds(wait);
    if (wait === null) return;
    const due = Date.now() + wait * 1000;
    const timer = setInterval(() => {
      const rest = Math.ceil((due - Date.now()) / 1000);
      setSeconds(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(timer);
      setTries((n) => n + 1);
      again();
    }, 1000);
    return () => clearInterval(timer);
  }, [trouble, tries]);

  useEffect(() => {
    if (!passes) return;
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [passes, again]);

  return passes ? seconds : null;
}
