/** The page of one set: scale the stage to the glass, find out which set it is, switch it on. */
import { render } from "preact";
import "./styles.css";
import "./ads.css";
import { App } from "./app.tsx";
import { Outbox } from "./beacons.ts";
import { QualityBox } from "./quality.ts";
import { measureWith } from "./quality-hls.ts";
import { listenToRemote } from "./remote.ts";
import { drawer, identity, SetSession } from "./set.ts";

const stage = document.getElementById("stage")!;

function fit(): void {
  const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  const left = (innerWidth - 1920 * scale) / 2;
  const top = (innerHeight - 1080 * scale) / 2;
  stage.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
}
addEventListener("resize", fit);
fit();

const set = identity(location.search, localStorage);
const shelf = drawer(set.serial, localStorage);
const session = new SetSession(shelf);
const outbox = new Outbox({
  shelf,
  send: (events, keepalive) => session.api.events(events, keepalive),
  later: (run, millis) => void setTimeout(run, millis),
  random: Math.random,
});
addEventListener("pagehide", () => void outbox.flush(true));
addEventListener("online", () => void outbox.flush());
void outbox.flush();

const quality = new QualityBox({
  shelf,
  send: (reports, keepalive) => session.api.quality(reports, keepalive),
  now: Date.now,
});
measureWith(quality);
if (session.activated) {
  void session.api.qualityTerms().then(
    ({ ids }) => quality.allow(ids),
    // Without an answer nothing is allowed.
    () => undefined,
  );
}

// The fonts' hundred ranges must not hold up the first picture.
void import("@foyer/ui/fonts.css");
listenToRemote(window, () => performance.now());
render(<App identity={set} session={session} drawer={shelf} outbox={outbox} />, stage);
