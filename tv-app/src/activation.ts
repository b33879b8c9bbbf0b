/** How a set waits for its household (RFC 8628 §3.5). Pure: the answer to a poll, and what is next. */
import { Problem } from "@foyer/ui/api";

export interface Poll {
  /** `wait` polls again after the interval; `renew` asks for a new code first. */
  readonly then: "wait" | "renew";
  readonly intervalSeconds: number;
  readonly trouble: "none" | "denied" | "network";
}

const SLOWER_SECONDS = 5;
const LONGEST_SECONDS = 30;

/** What a poll that brought no token means. */
export function afterPoll(failure: unknown, intervalSeconds: number): Poll {
  const answer = failure instanceof Problem ? failure.type : "unreachable";
  switch (answer) {
    case "authorization_pending":
      return { then: "wait", intervalSeconds, trouble: "none" };
    case "slow_down":
      return { then: "wait", intervalSeconds: intervalSeconds + SLOWER_SECONDS, trouble: "none" };
    case "expired_token":
      return { then: "renew", intervalSeconds, trouble: "none" };
    case "access_denied":
      return { then: "renew", intervalSeconds, trouble: "denied" };
    default:
      if (failure instanceof Problem && failure.status >= 400 && failure.status < 500 && failure.status !== 429) {
        return { then: "renew", intervalSeconds, trouble: "none" };
      }
      return {
        then: "wait",
        intervalSeconds: Math.min(LONGEST_SECONDS, intervalSeconds * 2),
        trouble: "network",
      };
  }
}

/** A code as people read it aloud: two groups of four. */
export function spelled(userCode: string): string[] {
  const plain = userCode.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  const half = Math.ceil(plain.length / 2);
  return [plain.slice(0, half), plain.slice(half)].filter((part) => part !== "");
}
