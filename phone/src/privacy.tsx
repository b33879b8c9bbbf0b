import type { ConsentDraft, Consents } from "@foyer/ui";
import { useCallback, useEffect, useReducer } from "preact/hooks";
import { after, FRESH, livingIn, switched, toggled, wordOf } from "./consents.ts";
import { type Trouble, troubleOf } from "./flow.ts";
import { memory } from "./memory.ts";
import { useRetry } from "./retry.ts";
import { server } from "./server.ts";
import type { Key, Words } from "./words.ts";

const TROUBLE: Record<Trouble, Key> = {
  offline: "offlineTitle",
  unreachable: "unreachableTitle",
  busy: "busyTitle",
  refused: "refusedTitle",
  stranger: "strangerTitle",
  unknown: "unreachableTitle",
  expired: "unreachableTitle",
};

/** What the household's TVs may choose ads by, in plain words, each with what it does. */
export function Privacy({ w, onSets }: { w: Words; onSets: () => void }) {
  const [page, tell] = useReducer(after, FRESH);
  const load = useCallback(async () => {
    try {
      tell({ is: "loaded", consents: await server.consents() });
    } catch (cause) {
      const trouble = troubleOf(cause, navigator.onLine);
      if (trouble === "stranger") memory.keepToken(null);
      tell({ is: "failed", trouble });
    }
  }, []);
  useEffect(() => void load(), []);
  const retryIn = useRetry(page.saved ? null : page.trouble, load);
  const change = async (to: ConsentDraft): Promise<void> => {
    tell({ is: "changed", to });
    try {
      tell({ is: "saved", consents: await server.putConsents(to) });
    } catch (cause) {
      tell({ is: "failed", trouble: troubleOf(cause, navigator.onLine) });
    }
  };

  const { saved, shown, saving } = page;
  return (
    <main data-testid="privacy">
      <div class="sheet plain">
        <div>
          <h1>{w.t("privacyTitle")}</h1>
          <p class="lead">{w.t("privacyLead")}</p>
        </div>
        {page.trouble && (
          <section class={`trouble ${page.trouble}`} role="alert" data-testid={`trouble-${page.trouble}`}>
            <h2>{w.t(TROUBLE[page.trouble])}</h2>
            <p>{w.t(saved ? "privacyUnchanged" : "privacyNotLoaded")}</p>
          </section>
        )}
        {saved && (
          <>
            <Targeting w={w} saved={saved} shown={shown} busy={saving} onChange={(to) => void change(to)} />
            <Region w={w} saved={saved} shown={shown} busy={saving} onChange={(to) => void change(to)} />
            <section>
              <h2>{w.t("privacyAlways")}</h2>
              <ul class="plain-list">
                <li>{w.t("privacyAlways1")}</li>
                <li>{w.t("privacyAlways2")}</li>
                <li>{w.t("privacyAlways3")}</li>
              </ul>
            </section>
          </>
        )}
        {!saved && !page.trouble && <div class="card skeleton" aria-hidden="true" />}
        <div class="act">
          <p class="status" role="status" data-testid="privacy-status">
            {retryIn !== null ? w.t("retryIn", { seconds: retryIn }) : saving ? w.t("saving") : page.before ? w.t("savedNow") : ""}
          </p>
          {page.before && !saving && (
            <button class="primary" type="button" data-testid="undo" onClick={() => page.before && void change(wordOf(page.before))}>
              {w.t("undo")}
            </button>
          )}
          {page.trouble && !saved && (
            <button class="quiet" type="button" onClick={load}>
              {w.t("retry")}
            </button>
          )}
          <button class="quiet" type="button" onClick={onSets}>
            {w.t("seeSets")}
          </button>
        </div>
      </div>
    </main>
  );
}

interface PartProps {
  w: Words;
  saved: Consents;
  shown: ConsentDraft;
  busy: boolean;
  onChange: (to: ConsentDraft) => void;
}

function Targeting({ w, saved, shown, busy, onChange }: PartProps) {
  const on = shown.adTargeting;
  return (
    <section class="card">
      <label class="switch">
        <span>
          <b>{w.t("targetingLabel")}</b>
          <small>{w.t(on ? "targetingOn" : "targetingOff")}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={on}
          disabled={busy}
          data-testid="targeting"
          onChange={(event) => onChange(switched(shown, event.currentTarget.checked))}
        />
        <i aria-hidden="true" />
      </label>
      {on && (
        <fieldset class="field" disabled={busy}>
          <legend>{w.t("interestsLabel")}</legend>
          <div class="chips">
            {saved.known.interests.map((choice) => (
              <label class="chip" key={choice.key}>
                <input
                  type="checkbox"
                  checked={shown.interests.includes(choice.key)}
                  data-testid={`interest-${choice.key}`}
                  onChange={() => onChange(toggled(shown, choice.key))}
                />
                <span>{w.text(choice.name)}</span>
              </label>
            ))}
          </div>
          <small>{w.t("interestsHint")}</small>
        </fieldset>
      )}
      {saved.since && <small class="since">{w.t(saved.adTargeting ? "onSince" : "offSince", { date: w.day(saved.since) })}</small>}
    </section>
  );
}

function Region({ w, saved, shown, busy, onChange }: PartProps) {
  return (
    <section class="card">
      <label class="field">
        <span>{w.t("regionLabel")}</span>
        <select
          value={shown.region ?? ""}
          disabled={busy}
          data-testid="region"
          onChange={(event) => onChange(livingIn(shown, event.currentTarget.value))}
        >
          <option value="">{w.t("regionNone")}</option>
          {saved.known.regions.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {w.text(choice.name)}
            </option>
          ))}
        </select>
        <small>{w.t(shown.region ? "regionGiven" : "regionNotGiven")}</small>
      </label>
    </section>
  );
}
