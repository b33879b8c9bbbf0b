import { expect, test } from "vitest";
import { calmNow, calmSpan, filmSurfaces } from "../src/moments.ts";

test("the one ad of a film comes at two fifths of it", () => {
  expect(calmSpan(120, [])).toEqual({ from: 48, until: 96 });
  expect(calmSpan(7_200, [])).toEqual({ from: 2_880, until: 5_760 });
});

test("a break keeps it away, and two in a row keep it away longer", () => {
  expect(calmSpan(600, [{ contentAt: 0 }, { contentAt: 235 }])).toEqual({ from: 250, until: 480 });
  expect(calmSpan(600, [{ contentAt: 235 }, { contentAt: 260 }])).toEqual({ from: 275, until: 480 });
});

test("a film too short to be left in peace before a break has none", () => {
  expect(calmSpan(40, [{ contentAt: 20 }])).toBeNull();
});

test("it waits for ten quiet seconds inside its span, and beyond it never comes", () => {
  const span = { from: 48, until: 72 };
  expect(calmNow(span, 47.9, 60)).toBe(false);
  expect(calmNow(span, 50, 9)).toBe(false);
  expect(calmNow(span, 50, 10)).toBe(true);
  expect(calmNow(span, 72, 60)).toBe(false);
  expect(calmNow(null, 50, 60)).toBe(false);
});

test("sessions take turns between the band and the ground", () => {
  expect(filmSurfaces("a")).toEqual(["SQUEEZEBACK", "OVERLAY"]);
  expect(filmSurfaces("b")).toEqual(["OVERLAY", "SQUEEZEBACK"]);
});
