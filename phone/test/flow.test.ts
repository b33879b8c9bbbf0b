import { Problem, Unreachable } from "@foyer/ui";
import { describe, expect, test } from "vitest";
import { codeIn, isWhole, tidy } from "../src/code.ts";
import { after, type Draft, type Flow, gaps, left, retrySeconds, start, troubleOf } from "../src/flow.ts";
import { preferred } from "../src/words.ts";

const draft: Draft = { room: "客厅", householdName: "林家", language: "zh" };
const pending = {
  userCode: "BCDF-GHJK",
  state: "pending",
  brand: { key: "ombrix", name: "Ombrix" },
  model: { name: "O55" },
} as const;
const atSet = (): Flow =>
  after(after(start("bcdfghjk", draft), { is: "look" }), { is: "found", activation: pending });
const problem = (status: number, type: string) => new Problem(status, { type }, null);

describe("a code", () => {
  test("is read however it was typed", () => {
    expect(tidy(" bcdf ghjk")).toBe("BCDF-GHJK");
    expect(tidy("bcdf-g")).toBe("BCDF-G");
    expect(tidy("BCDFGHJKLMN")).toBe("BCDF-GHJK");
    expect(isWhole("BCDF-GHJ")).toBe(false);
  });

  test("comes from the address the QR opens", () => {
    expect(codeIn("?code=bcdf-ghjk")).toBe("BCDF-GHJK");
    expect(codeIn("")).toBe("");
  });

  test("is not looked up before it is whole", () => {
    expect(after(start("BCDF", draft), { is: "look" }).step).toBe("code");
  });
});

describe("the walk", () => {
  test("a pending code shows the set that asks", () => {
    expect(atSet().step).toBe("set");
    expect(atSet().activation?.brand?.key).toBe("ombrix");
  });

  test("an expired code keeps everything typed and asks for the new code", () => {
    const typed = after(atSet(), { is: "drafted", change: { room: "书房" } });
    const expired = after(after(typed, { is: "approve" }), { is: "failed", trouble: "expired" });

    expect(expired.step).toBe("code");
    expect(expired.code).toBe("");
    expect(expired.draft).toEqual({ ...draft, room: "书房" });

    const again = after(after(expired, { is: "typed", code: "lmnpqrst" }), { is: "look" });
    const found = after(again, { is: "found", activation: pending });
    expect(found.draft.room).toBe("书房");
    expect(found.trouble).toBeNull();
  });

  test("a wrong code stays to be corrected", () => {
    const wrong = after(start("BCDFGHJK", draft), {
      is: "found",
      activation: { userCode: "BCDF-GHJK", state: "unknown" },
    });
    expect(wrong.code).toBe("BCDF-GHJK");
    expect(wrong.trouble).toBe("unknown");
  });

  test("a network loss while approving stays on the set", () => {
    const lost = after(after(atSet(), { is: "approve" }), { is: "failed", trouble: "offline" });
    expect(lost.step).toBe("set");
    expect(lost.draft).toEqual(draft);
  });

  test("the next set of the household asks for its own room", () => {
    const done = after(atSet(), { is: "approved" });
    expect(after(done, { is: "restart" }).draft).toEqual({ ...draft, room: "" });
  });
});

test("a household name is asked for only the first time", () => {
  expect(gaps({ ...draft, room: " ", householdName: "" }, false)).toEqual(["room", "householdName"]);
  expect(gaps({ ...draft, householdName: "" }, true)).toEqual([]);
});

test("each refusal has its trouble", () => {
  expect(troubleOf(problem(410, "code-expired"), true)).toBe("expired");
  expect(troubleOf(problem(401, "no-household"), true)).toBe("stranger");
  expect(troubleOf(problem(429, "slow-down"), true)).toBe("busy");
  expect(troubleOf(problem(503, "busy"), true)).toBe("unreachable");
  expect(troubleOf(problem(400, "bad-field"), true)).toBe("refused");
  expect(troubleOf(new Unreachable("x"), false)).toBe("offline");
});

test("retries are few and only for troubles that pass", () => {
  expect(retrySeconds("unreachable", 0)).toBe(3);
  expect(retrySeconds("unreachable", 4)).toBeNull();
  expect(retrySeconds("unknown", 0)).toBeNull();
});

test("a phone with a wrong clock shows no countdown", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  expect(left("2026-11-21T12:08:05Z", now)).toEqual({ minutes: 8, seconds: "05" });
  expect(left("2026-11-21T15:00:00Z", now)).toBeNull();
  expect(left("2026-11-21T11:00:00Z", now)).toBeNull();
});

test("the language is the chosen one, else the phone's first that we speak", () => {
  expect(preferred("en", ["zh-CN"])).toBe("en");
  expect(preferred(null, ["fr-FR", "en-GB"])).toBe("en");
  expect(preferred(null, ["fr-FR"])).toBe("zh");
});
