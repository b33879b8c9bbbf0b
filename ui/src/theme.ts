/**
 * A theme is the base tokens with one brand's colours laid over them, handed to the page as CSS
 * variables (`--color-accent`, `--type-body` …). Values live in tokens.json and brands/*.json only.
 */
import tokens from "../tokens.json" with { type: "json" };
import kestral from "../brands/kestral.json" with { type: "json" };
import pop from "../brands/pop.json" with { type: "json" };
import ombrix from "../brands/ombrix.json" with { type: "json" };
import lumao from "../brands/lumao.json" with { type: "json" };

export const brands = { kestral, pop, ombrix, lumao } as const;
export type BrandKey = keyof typeof brands;
export type Scheme = "dark" | "light";

const FALLBACK: BrandKey = "kestral";

/** A brand key from outside, or the fallback when this build does not know it. */
export function brandKey(key: string | null | undefined): BrandKey {
  const known = key != null && Object.prototype.hasOwnProperty.call(brands, key);
  return known ? (key as BrandKey) : FALLBACK;
}

export interface Colours {
  canvas: string;
  surface: string;
  raised: string;
  line: string;
  text: string;
  textMuted: string;
  accent: string;
  onAccent: string;
  glow: string;
  danger: string;
  success: string;
  live: string;
}

/** The colours of one brand; television is always dark, phone and console may be light. */
export function colours(key: BrandKey, scheme: Scheme = "dark"): Colours {
  const brand = brands[key];
  const dark: Colours = { ...tokens.color, ...brand.color };
  return scheme === "dark" ? dark : { ...dark, ...tokens.light, ...brand.light };
}

/** CSS variables of a theme, in a stable order. */
export function cssVariables(key: BrandKey, scheme: Scheme = "dark"): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(colours(key, scheme))) {
    out[`--color-${kebab(name)}`] = value;
  }
  for (const [name, px] of Object.entries(tokens.type.tv)) out[`--type-${name}`] = `${px}px`;
  out["--font"] = tokens.type.family;
  for (const [name, px] of Object.entries(tokens.space)) out[`--space-${kebab(name)}`] = `${px}px`;
  for (const [name, px] of Object.entries(tokens.radius)) out[`--radius-${name}`] = `${px}px`;
  out["--motion-focus"] = `${tokens.motion.focus}ms`;
  out["--motion-fade"] = `${tokens.motion.fade}ms`;
  out["--motion-ease"] = tokens.motion.ease;
  out["--ring-width"] = `${tokens.ring.width}px`;
  out["--ring-grow"] = String(tokens.ring.grow);
  return out;
}

/** Puts a theme on an element, usually the document's root. */
export function applyTheme(root: HTMLElement, key: BrandKey, scheme: Scheme = "dark"): void {
  for (const [name, value] of Object.entries(cssVariables(key, scheme))) {
    root.style.setProperty(name, value);
  }
  root.dataset["theme"] = key;
}

/** WCAG 2 contrast ratio of two #RRGGBB colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
}
