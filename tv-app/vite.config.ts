import { defineConfig, type Plugin } from "vite";

/** Every browser that runs this app reads WOFF2; the WOFF twins would double the bundle. */
const woff2Only: Plugin = {
  name: "woff2-only",
  generateBundle(_, bundle) {
    for (const [name, part] of Object.entries(bundle)) {
      if (name.endsWith(".woff")) delete bundle[name];
      else if (name.endsWith(".css") && part.type === "asset") {
        part.source = String(part.source).replace(/,\s*url\([^)]*\.woff\)\s*format\([^)]*\)/g, "");
      }
    }
  },
};

export default defineConfig({
  base: "/tv/",
  plugins: [woff2Only],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    // Television browsers are old: no syntax or CSS newer than this.
    target: ["chrome79"],
    cssTarget: ["chrome79"],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
