import { expect, test } from "vitest";
import { api, Problem, Unreachable } from "../src/api.ts";
import { uuidV7 } from "../src/ids.ts";
import { languageOf, translator } from "../src/i18n.ts";

function answering(...answers: (() => Response)[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    calls.push({ url, init });
    const answer = answers[Math.min(calls.length, answers.length) - 1]!;
    return answer();
  };
  return { calls, fetch };
}
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => () =>
  new Response(JSON.stringify(body), { status, headers });

test("a problem+json answer becomes a Problem that names type, field and rule", async () => {
  const { fetch } = answering(
    json(
      429,
      { type: "too-many", title: "Too many", status: 429, detail: "slow", field: "q", rule: "max" },
      { "Retry-After": "7" },
    ),
  );

  const failure = await api({ fetch }).search("x").catch((e: unknown) => e);

  expect(failure).toBeInstanceOf(Problem);
  expect(failure).toMatchObject({ type: "too-many", field: "q", rule: "max", retryAfterSeconds: 7 });
});

test("an OAuth error is a Problem whose type is the error code", async () => {
  const { fetch } = answering(json(400, { error: "slow_down" }));

  const failure = await api({ fetch }).deviceToken("c", "d").catch((e: unknown) => e);

  expect(failure).toMatchObject({ status: 400, type: "slow_down" });
});

test("no network and broken answers are Unreachable", async () => {
  const dead = async (): Promise<Response> => {
    throw new TypeError("failed to fetch");
  };
  await expect(api({ fetch: dead }).me()).rejects.toBeInstanceOf(Unreachable);
  const { fetch } = answering(() => new Response("<html>", { status: 200 }));
  await expect(api({ fetch }).me()).rejects.toBeInstanceOf(Unreachable);
});

test("a stale token is renewed once and the call repeated with the new one", async () => {
  let token = "old";
  const { calls, fetch } = answering(json(401, { type: "unauthorised" }), json(200, { ok: true }));
  const renew = async (): Promise<boolean> => ((token = "new"), true);

  await api({ fetch, token: () => token, renew }).me();

  expect(calls.map((c) => new Headers(c.init.headers).get("Authorization"))).toEqual([
    "Bearer old",
    "Bearer new",
  ]);
});

test("a refused renewal leaves the 401 with the caller", async () => {
  const { calls, fetch } = answering(json(401, { type: "unauthorised" }));
  const call = api({ fetch, token: () => "t", renew: async () => false }).me();
  await expect(call).rejects.toMatchObject({ status: 401 });
  expect(calls.length).toBe(1);
});

test("query words travel encoded", async () => {
  const { calls, fetch } = answering(json(200, { items: [] }));
  await api({ fetch, base: "http://set" }).search("雪 & 山");
  expect(calls[0]!.url).toBe("http://set/api/v1/search?q=%E9%9B%AA%20%26%20%E5%B1%B1&limit=20");
});

test("a UUIDv7 carries its time, version and variant and sorts by birth", () => {
  const id = uuidV7(0x0123456789ab, (b) => b.fill(0xff));
  expect(id).toBe("01234567-89ab-7fff-bfff-ffffffffffff");
  expect(uuidV7(1_700_000_000_000) < uuidV7(1_700_000_000_001)).toBe(true);
});

test("messages speak ICU in both languages, bilingual text falls back to its other side", () => {
  const messages = {
    zh: { ads: "广告 {n}/{of}" },
    en: { ads: "{of, plural, one {Ad} other {Ad {n} of {of}}}" },
  };
  expect(translator("zh", messages).t("ads", { n: 1, of: 2 })).toBe("广告 1/2");
  expect(translator("en", messages).t("ads", { n: 1, of: 2 })).toBe("Ad 1 of 2");
  expect(translator("en", messages).text({ zh: "雪", en: "" })).toBe("雪");
  expect(languageOf("zh-Hans-CN")).toBe("zh");
  expect(languageOf("fr")).toBe(null);
});
