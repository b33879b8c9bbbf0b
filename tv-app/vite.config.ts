import { defineConfig } from "vite";

export default defineConfig({
  base: "/tv/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    // Television browsers are old: no syntax or CSS newer than this.
    target: ["chrome79"],
    cssTarget: ["chrome79"],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
