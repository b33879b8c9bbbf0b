import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The console is served under /console/; in development its calls go to a local server. */
export default defineConfig({
  base: "/console/",
  plugins: [react()],
  // Ant Design is one large part of the first page; the charts are a part of their own.
  build: { target: "es2022", chunkSizeWarningLimit: 1500 },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
