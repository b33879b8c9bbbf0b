import type { Household, Language } from "@foyer/ui";
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Busy } from "./codeform.tsx";
import { type Flow, gaps, type Happening, left } from "./flow.ts";
import { memory } from "./memory.ts";
import { Screen } from "./screen.tsx";
import { brandOf } from "./theme.ts";
import { Trouble } from "./trouble.tsx";
import type { Key, Words } from "./words.ts";

interface Props {
  w: Words;
  flow: Flow;
  happen: (happening: Happening) => void;
  slow: boolean;
  retryIn: number | null;
  heading: RefObject<HTMLHeadingElement | null>;
  household: Household | null;
  onApprove: () => void;
  /** The code's time is over by this phone's clock; the server is asked what is true. */
  onExpired: () => void;
}

const ROOMS: Key[] = [
  "rooms.living",
  "rooms.bedroom",
  "rooms.study",
  "rooms.kitchen",
  "rooms.kids",
  "rooms.parents",
];
const SPOKEN: [Language, string][] = [
  ["zh", "简体中文"],
  ["en", "English"],
];

/** The set on both screens, and the three decisions a person makes for it. */
export function SetForm(props: Props) {
  const { w, flow, happen, household, heading, onApprove } = props;
  const { activation, draft } = flow;
  const joins = memory.token() !== null;
  const missing = flow.asked ? gaps(draft, joins) : [];
  const brand = w.name(activation?.brand?.name);
  return (
    <main>
      <div class="stage small">
        <Screen brand={brandOf(activation?.brand?.key)} name={brand} code={flow.code} />
      </div>
      <form
        class="sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onApprove();
          document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
        }}
      >
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {w.t("setTitle")}
          </h1>
          <p class="set-name">
            <b data-testid="set-brand">{brand}</b>
            <span>{w.name(activation?.model?.name)}</span>
          </p>
          <p class="lead">{w.t("setLead")}</p>
          <Countdown {...props} />
        </div>
        {flow.trouble && <Trouble w={w} kind={flow.trouble} detail={flow.detail} />}
        <Room w={w} room={draft.room} missing={missing.includes("room")} happen={happen} />
        {joins ? (
          <p class="joins">
            {household
              ? w.t("joins", { name: household.household.name })
              : w.t("joinsUnnamed")}
          </p>
        ) : (
          <HouseholdName
            w={w}
            name={draft.householdName}
            missing={missing.includes("householdName")}
            happen={happen}
          />
        )}
        <Spoken w={w} language={draft.language} happen={happen} />
        <button class="quiet" type="button" onClick={() => happen({ is: "restart" })}>
          {w.t("notMine")}
        </button>
        <Act {...props} />
      </form>
    </main>
  );
}

function Countdown({ w, flow, onExpired }: Props) {
  const [now, setNow] = useState(Date.now);
  const expiresAt = flow.activation?.expiresAt;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const rest = left(expiresAt, now);
  const over = rest !== null && rest.minutes === 0 && rest.seconds === "00";
  useEffect(() => {
    if (over && flow.step === "set") onExpired();
  }, [over]);
  return (
    <p class="code-line">
      <span>{w.t("codeOnTv")}</span> <b>{flow.code}</b>
      {rest && <span class="rest">{w.t("validFor", rest)}</span>}
    </p>
  );
}

interface RoomProps {
  w: Words;
  room: string;
  missing: boolean;
  happen: (happening: Happening) => void;
}

function Room({ w, room, missing, happen }: RoomProps) {
  const pick = (value: string) => happen({ is: "drafted", change: { room: value } });
  const names = ROOMS.map((key) => w.t(key));
  const own = names.includes(room) ? "" : room;
  return (
    <fieldset class="field">
      <legend>{w.t("roomLabel")}</legend>
      <div class="chips">
        {names.map((name) => (
          <label key={name} class="chip">
            <input
              type="radio"
              name="room"
              value={name}
              checked={room === name}
              onChange={() => pick(name)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <input
        data-testid="room-input"
        aria-label={w.t("roomOwn")}
        placeholder={w.t("roomOwn")}
        maxLength={40}
        value={own}
        onInput={(event) => pick(event.currentTarget.value)}
        aria-invalid={missing}
        aria-describedby={missing ? "room-missing" : undefined}
      />
      {missing && (
        <small class="missing" id="room-missing">
          {w.t("roomMissing")}
        </small>
      )}
    </fieldset>
  );
}

interface NameProps {
  w: Words;
  name: string;
  missing: boolean;
  happen: (happening: Happening) => void;
}

function HouseholdName({ w, name, missing, happen }: NameProps) {
  return (
    <label class="field">
      <span>{w.t("householdLabel")}</span>
      <input
        data-testid="household-input"
        value={name}
        maxLength={40}
        autocomplete="off"
        enterkeyhint="done"
        onInput={(event) =>
          happen({ is: "drafted", change: { householdName: event.currentTarget.value } })
        }
        aria-invalid={missing}
        aria-describedby="household-hint"
      />
      <small id="household-hint" class={missing ? "missing" : ""}>
        {w.t(missing ? "householdMissing" : "householdHint")}
      </small>
    </label>
  );
}

interface SpokenProps {
  w: Words;
  language: Language;
  happen: (happening: Happening) => void;
}

function Spoken({ w, language, happen }: SpokenProps) {
  return (
    <fieldset class="field">
      <legend>{w.t("languageLabel")}</legend>
      <div class="halves">
        {SPOKEN.map(([key, label]) => (
          <label key={key} class="chip">
            <input
              type="radio"
              name="language"
              value={key}
              checked={language === key}
              onChange={() => happen({ is: "drafted", change: { language: key } })}
            />
            <span lang={key}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Act({ w, flow, slow, retryIn }: Props) {
  const approving = flow.step === "approving";
  const waiting = slow ? w.t("slow") : retryIn !== null ? w.t("retryIn", { seconds: retryIn }) : "";
  return (
    <div class="act">
      <p class="status" role="status">
        {waiting || w.t("safety")}
      </p>
      <button class="primary" data-testid="approve-button" type="submit" disabled={approving}>
        {approving ? (
          <Busy label={w.t("approving")} />
        ) : (
          w.t(retryIn === null ? "approve" : "retry")
        )}
      </button>
    </div>
  );
}
