import { expect, test } from "vitest";
import { dispatch, keyOf } from "../src/remote.ts";
import { drawer, identity, insertionWish } from "../src/set.ts";

function storage(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  } as unknown as Storage;
}

test("the address names the set, and a reload without it is the same set", () => {
  const disk = storage();
  expect(identity("?model=x55&serial=K-1&lang=en", disk)).toEqual({ modelKey: "x55", serial: "K-1", language: "en" });
  expect(identity("", disk)).toEqual({ modelKey: "x55", serial: "K-1", language: null });
});

test("two sets in one browser never read each other's secrets", () => {
  const disk = storage();
  drawer("K-1", disk).write("tokens", { access_token: "one" });
  expect(drawer("K-2", disk).read("tokens")).toBeNull();
  expect(drawer("K-1", disk).read("tokens")).toEqual({ access_token: "one" });
});

test("a broken or full disk only forgets", () => {
  const broken = {
    getItem: () => "{not json",
    setItem: () => { throw new Error("full"); },
  } as unknown as Storage;
  const shelf = drawer("K-1", broken);
  shelf.write("x", 1);
  expect(shelf.read("x")).toBeNull();
});

test("remotes that send only numbers are understood", () => {
  const key = (name: string, keyCode: number) => keyOf({ key: name, keyCode });
  expect([key("Unidentified", 461), key("Unidentified", 10009), key("Backspace", 8), key("5", 53), key("F5", 116)])
    .toEqual(["back", "back", "back", "digit5", null]);
});

test("a key nobody listens to is used by nobody", () => {
  expect(dispatch({ key: "ok", held: 0 })).toBe(false);
});

test("a set asks for guided ads only by its address", () => {
  expect(insertionWish("?model=a&serial=b")).toEqual({});
  expect(insertionWish("?insertion=other")).toEqual({});
  expect(insertionWish("?insertion=guided")).toEqual({
    insertion: "guided",
    player: { hlsInterstitials: true, oneDecoder: true },
  });
});
