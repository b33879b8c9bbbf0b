import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isWhole } from "./code.ts";
import type { Flow, Happening } from "./flow.ts";
import { Screen } from "./screen.tsx";
import { keptWords, Trouble } from "./trouble.tsx";
import type { Words } from "./words.ts";

interface Props {
  w: Words;
  flow: Flow;
  happen: (happening: Happening) => void;
  slow: boolean;
  retryIn: number | null;
  heading: RefObject<HTMLHeadingElement | null>;
  onLook: () => void;
}

/** Where one types the code of a set, first or after another one ran out. */
export function CodeForm({ w, flow, happen, slow, retryIn, heading, onLook }: Props) {
  const looking = flow.step === "looking";
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (flow.trouble === "expired" || flow.trouble === "unknown") field.current?.focus();
  }, [flow.trouble]);
  return (
    <main>
      <div class="stage">
        <Screen brand={null} name="Foyer" code={flow.code} />
      </div>
      <form
        class="sheet"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole(flow.code)) onLook();
        }}
      >
        {flow.trouble ? (
          <Trouble w={w} kind={flow.trouble} kept={keptWords(flow)} />
        ) : (
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {w.t("codeTitle")}
            </h1>
            <p class="lead">{w.t("codeLead")}</p>
          </div>
        )}
        <label class="field">
          <span>{w.t("codeLabel")}</span>
          <input
            ref={field}
            class="code"
            data-testid="code-input"
            value={flow.code}
            onInput={(event) => happen({ is: "typed", code: event.currentTarget.value })}
            placeholder="ABCD-EFGH"
            autocomplete="off"
            autocapitalize="characters"
            autocorrect="off"
            spellcheck={false}
            enterkeyhint="go"
            aria-describedby="code-hint"
            aria-invalid={flow.trouble === "unknown"}
            disabled={looking}
          />
          <small id="code-hint">{w.t("codeHint")}</small>
        </label>
        <div class="act">
          <p class="status" role="status">
            {slow ? w.t("slow") : retryIn !== null ? w.t("retryIn", { seconds: retryIn }) : ""}
          </p>
          <button
            class="primary"
            data-testid="code-next"
            type="submit"
            disabled={looking || !isWhole(flow.code)}
          >
            {looking ? <Busy label={w.t("looking")} /> : w.t(retryIn === null ? "codeNext" : "retry")}
          </button>
        </div>
      </form>
    </main>
  );
}

export function Busy({ label }: { label: string }) {
  return (
    <span class="busy">
      <i aria-hidden="true" />
      {label}
    </span>
  );
}
