import { expect, test } from "vitest";
import { Problem, Unreachable } from "@foyer/ui/api";
import { afterPoll, spelled } from "../src/activation.ts";

const said = (error: string, status = 400) => new Problem(status, { error }, null);

test("while the phone has not answered the set keeps its pace", () => {
  expect(afterPoll(said("authorization_pending"), 5)).toEqual({ then: "wait", intervalSeconds: 5, trouble: "none" });
});
test("slow_down makes every later poll five seconds slower", () => {
  const once = afterPoll(said("slow_down"), 5);
  expect(once.intervalSeconds).toBe(10);
  expect(afterPoll(said("slow_down"), once.intervalSeconds).intervalSeconds).toBe(15);
});
test("an expired code, a refusal or an unknown code asks for a new one", () => {
  expect(afterPoll(said("expired_token"), 5).then).toBe("renew");
  expect(afterPoll(said("access_denied"), 5)).toMatchObject({ then: "renew", trouble: "denied" });
  expect(afterPoll(said("invalid_grant"), 5).then).toBe("renew");
});
test("a lost network is waited out with growing pauses, never longer than half a minute", () => {
  let seconds = 5;
  for (let n = 0; n < 10; n++) seconds = afterPoll(new Unreachable("x"), seconds).intervalSeconds;
  expect(seconds).toBe(30);
  expect(afterPoll(said("busy", 503), 5)).toMatchObject({ then: "wait", trouble: "network" });
});
test("a code is spelled in two groups", () => {
  expect(spelled("BCDF-GHJK")).toEqual(["BCDF", "GHJK"]);
  expect(spelled("bcdfghjk")).toEqual(["BCDF", "GHJK"]);
});
