import "./style.css";
import { render } from "preact";
import { App } from "./app.tsx";

const root = document.getElementById("app");
if (root) render(<App />, root);

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  // Without it the page works the same, only not from a dead network.
  navigator.serviceWorker.register("/phone/sw.js", { scope: "/phone/" }).catch(() => undefined);
}
