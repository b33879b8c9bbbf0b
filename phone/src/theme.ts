import { applyTheme, type BrandKey, brands } from "@foyer/ui";
import { useEffect } from "preact/hooks";

/** The theme of a brand this build knows, else null: the page then keeps its own colours. */
export function brandOf(key: string | null | undefined): BrandKey | null {
  return key != null && Object.prototype.hasOwnProperty.call(brands, key)
    ? (key as BrandKey)
    : null;
}

/** Puts the brand's colours on the page, light or dark as the phone wants; null takes them off. */
export function useTheme(brand: BrandKey | null): void {
  useEffect(() => {
    if (brand === null) return;
    const root = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => applyTheme(root, brand, dark.matches ? "dark" : "light");
    apply();
    dark.addEventListener("change", apply);
    return () => {
      dark.removeEventListener("change", apply);
      root.removeAttribute("style");
      delete root.dataset["theme"];
    };
  }, [brand]);
}
