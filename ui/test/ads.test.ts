import { expect, test } from "vitest";
import { api } from "../src/api.ts";

function server(answer: unknown) {
  const calls: { url: string; method: string; body: unknown; bearer: string | null }[] = [];
  const it = api({
    token: () => "t",
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      calls.push({
        url,
        method: init?.method ?? "GET",
        body: init?.body ? JSON.parse(String(init.body)) : null,
        bearer: headers.get("Authorization"),
      });
      return new Response(JSON.stringify(answer), { status: 200 });
    },
  });
  return { it, calls };
}

test("a set asks for ads in its own name", async () => {
  const { it, calls } = server({ policy: "cn-2", breaks: [{ surface: "PAUSE", ads: [] }] });
  const question = { profileId: "p", titleId: "f", breaks: [{ surface: "PAUSE" as const }] };

  expect(await it.ads(question)).toEqual({ policy: "cn-2", breaks: [{ surface: "PAUSE", ads: [] }] });
  expect(calls).toEqual([{ url: "/api/v1/ads", method: "POST", body: question, bearer: "Bearer t" }]);
});

test("a household's word is put as it was said", async () => {
  const { it, calls } = server({});
  const word = { adTargeting: true, interests: ["games"], region: null };
  await it.consents();
  await it.putConsents(word);

  expect(calls.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/api/v1/household/consents", null],
    ["PUT", "/api/v1/household/consents", word],
  ]);
});

test("a boot ad is refused with a post of nothing", async () => {
  const { it, calls } = server(null);
  await it.refuseBootAds();
  expect(calls[0]).toMatchObject({ url: "/api/v1/boot/refusal", method: "POST", body: {} });
});
