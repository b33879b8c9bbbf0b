import type { Household } from "@foyer/ui";
import type { RefObject } from "preact";
import type { Flow } from "./flow.ts";
import { Screen } from "./screen.tsx";
import { SetList } from "./sets.tsx";
import { brandOf } from "./theme.ts";
import type { Words } from "./words.ts";

interface Props {
  w: Words;
  flow: Flow;
  household: Household | null;
  heading: RefObject<HTMLHeadingElement | null>;
  onSets: () => void;
  onAnother: () => void;
}

/** The set is approved: what happens next, and the household's sets with the new one. */
export function Done({ w, flow, household, heading, onSets, onAnother }: Props) {
  const { activation, draft, outcome } = flow;
  const named = outcome === "approved" && draft.room !== "";
  const steps = (["next1", "next2", "next3", "next4"] as const).map((key) => w.t(key));
  return (
    <main data-testid="approved">
      <div class="stage">
        <Screen
          brand={brandOf(activation?.brand?.key)}
          name={w.name(activation?.brand?.name) || "Foyer"}
          code=""
          home
        />
      </div>
      <div class="sheet">
        <div role="status">
          <svg class="tick" viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="24" cy="24" r="22" />
            <path d="M14 25 l7 7 L34 17" />
          </svg>
          <h1 ref={heading} tabIndex={-1}>
            {named ? w.t("doneTitle", { room: draft.room }) : w.t("doneTitlePlain")}
          </h1>
          {outcome === "already" && <p class="lead">{w.t("doneAlready")}</p>}
          {outcome === "forgotten" && <p class="lead">{w.t("doneForgotten")}</p>}
        </div>
        {outcome === "approved" && (
          <section>
            <h2>{w.t("next")}</h2>
            <ol class="steps">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        )}
        {household && (
          <section>
            <h2>{w.t("setsTitle")}</h2>
            <SetList w={w} household={household} />
          </section>
        )}
        <div class="act loose">
          <button class="primary" type="button" onClick={onSets} data-testid="see-sets">
            {w.t("seeSets")}
          </button>
          <button class="quiet" type="button" onClick={onAnother}>
            {w.t("another")}
          </button>
        </div>
      </div>
    </main>
  );
}
