import { expect, test } from "vitest";
import type { Api, GuideChannel } from "@foyer/ui/api";
import { lineUp, onAt } from "../src/line-up.ts";

const MINUTE = 60_000;

function channel(id: string, ...ends: number[]): GuideChannel {
  const programmes = ends.map((end) => ({
    title: { zh: id, en: id },
    synopsis: { zh: "", en: "" },
    start: new Date(end - 30 * MINUTE).toISOString(),
    end: new Date(end).toISOString(),
  }));
  return { id, number: 1, name: { zh: id, en: id }, logo: "", playable: true, programmes } as GuideChannel;
}

function server(answers: (GuideChannel[] | Error)[]): Pick<Api, "guide"> & { asked: number } {
  const api = {
    asked: 0,
    guide: (async () => {
      const answer = answers[Math.min(api.asked++, answers.length - 1)];
      if (answer instanceof Error) throw answer;
      return { from: "", to: "", channels: answer };
    }) as unknown as Api["guide"],
  };
  return api;
}

test("the line-up is asked for once in five minutes, and for each viewer", async () => {
  const api = server([[channel("a")], [channel("b")]]);

  const [first] = await lineUp(api, "anna", 0);
  await lineUp(api, "anna", 4 * MINUTE);
  expect(api.asked).toBe(1);
  const [later] = await lineUp(api, "anna", 6 * MINUTE);
  expect([first?.id, later?.id]).toEqual(["a", "b"]);
  await lineUp(api, "ben", 6 * MINUTE);
  expect(api.asked).toBe(3);
});

test("a question that failed is asked again by the next caller", async () => {
  const api = server([new Error("away"), [channel("a")]]);

  await expect(lineUp(api, "anna", 0)).rejects.toThrow("away");
  expect(await lineUp(api, "anna", 1)).toHaveLength(1);
});

test("what is over is not on", () => {
  const programmes = onAt(channel("a", 10 * MINUTE, 40 * MINUTE), 10 * MINUTE);

  expect(programmes.map((programme) => Date.parse(programme.end))).toEqual([40 * MINUTE]);
  expect(onAt(undefined, 0)).toEqual([]);
});
