import { describe, expect, test } from "vitest";
import { adHouse, type LineDraft } from "../src/adhouse.ts";
import { Problem } from "../src/http.ts";

interface Sent {
  url: string;
  method: string;
  body: unknown;
}

function house(answer: unknown, status = 200) {
  const sent: Sent[] = [];
  const calls = adHouse({
    token: () => "t",
    fetch: async (url, init) => {
      sent.push({
        url,
        method: init?.method ?? "GET",
        body: typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : null,
      });
      return new Response(JSON.stringify(answer), { status });
    },
  });
  return { calls, sent };
}

const line: LineDraft = {
  id: "l",
  version: 3,
  name: "Noodles",
  kind: "GUARANTEED",
  targeting: {
    surfaces: ["PRE_ROLL"],
    brands: [],
    modelClasses: [],
    regions: [],
    genres: [],
    maxRatingAge: 0,
    segments: [],
    hoursOfWeek: [],
  },
  start: "2026-11-01T00:00:00Z",
  end: "2026-12-01T00:00:00Z",
  goal: { budget: { minor: 1, currency: "CNY" }, impressions: 1, sharePercent: 0 },
  cpm: { minor: 1, currency: "CNY" },
  capPerDay: 1,
  category: "food",
  kidsSafe: false,
  creatives: [],
};

describe("the ad house's calls", () => {
  test("change a line item by its id, from the version that was read", async () => {
    const { calls, sent } = house({});
    await calls.changeLine(line);
    expect(sent[0]).toMatchObject({ url: "/api/v1/console/line-items/l", method: "PUT", body: { version: 3 } });
  });

  test("ask for a forecast of terms, not of a version", async () => {
    const { calls, sent } = house({ state: "NO_HISTORY" });
    await calls.forecast(line, "a");
    const { version: _, ...terms } = line;
    expect(sent[0]?.body).toEqual({ advertiserId: "a", line: terms });
  });

  test("put only what was asked for into the address", async () => {
    const { calls, sent } = house({ items: [] });
    await calls.creatives({ state: "PENDING" }, "next");
    await calls.lineDelivery("l", { from: "2026-11-01T00:00:00Z", hours: 25 });
    await calls.lineDelivery("l");
    expect(sent.map(({ url }) => url)).toEqual([
      "/api/v1/console/creatives?state=PENDING&cursor=next",
      "/api/v1/console/line-items/l/delivery?from=2026-11-01T00%3A00%3A00Z&hours=25",
      "/api/v1/console/line-items/l/delivery",
    ]);
  });

  test("tell every broken rule of a refused draft", async () => {
    const faults = [{ field: "lineItems[0].name", rule: "1 to 200 characters" }];
    const { calls } = house({ type: "rules-broken", status: 422, faults }, 422);
    const refusal = await calls.book({ orderId: "o", name: "", lineItems: [line] }).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(Problem);
    expect((refusal as Problem).faults).toEqual(faults);
  });
});
