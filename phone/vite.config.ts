import { defineConfig } from "vite";

/** The page is served under /phone/ by the server; in development its calls go to a local one. */
export default defineConfig({
  base: "/phone/",
  build: { target: "es2020" },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
