import { colours, type Household, type HouseholdSet } from "@foyer/ui";
import { useCallback, useEffect, useState } from "preact/hooks";
import { server } from "./server.ts";
import { type Trouble as Kind, troubleOf } from "./flow.ts";
import { memory } from "./memory.ts";
import { useRetry } from "./retry.ts";
import { brandOf } from "./theme.ts";
import { Trouble } from "./trouble.tsx";
import type { Words } from "./words.ts";

interface Props {
  w: Words;
  household: Household | null;
  onHousehold: (household: Household | null) => void;
  onAdd: () => void;
  onPrivacy: () => void;
}

/** The household's sets; what was known before stays on screen while the network is away. */
export function Sets({ w, household, onHousehold, onAdd, onPrivacy }: Props) {
  const [trouble, setTrouble] = useState<Kind | null>(null);
  const load = useCallback(async () => {
    if (memory.token() === null) return;
    try {
      onHousehold(await server.household());
      setTrouble(null);
    } catch (cause) {
      const kind = troubleOf(cause, navigator.onLine);
      if (kind === "stranger") memory.keepToken(null);
      setTrouble(kind);
    }
  }, [onHousehold]);
  useEffect(() => void load(), []);
  const retryIn = useRetry(trouble, load);

  const empty = memory.token() === null || household?.sets.length === 0;
  return (
    <main data-testid="my-sets">
      <div class="sheet plain">
        <div>
          <h1>{w.t("setsTitle")}</h1>
          {household && (
            <p class="lead">
              {household.household.name} · {w.t("setsCount", { count: household.sets.length })}
            </p>
          )}
        </div>
        {trouble && <Trouble w={w} kind={trouble} />}
        {household && household.sets.length > 0 && <SetList w={w} household={household} />}
        {!household && !empty && !trouble && <Skeleton />}
        {household && (
          <button class="door" type="button" data-testid="privacy-door" onClick={onPrivacy}>
            <b>{w.t("privacyTitle")}</b>
            <span>{w.t("privacyDoor")}</span>
          </button>
        )}
        {empty && !trouble && <p class="empty">{w.t("setsEmpty")}</p>}
        <div class="act">
          <p class="status" role="status">
            {retryIn !== null ? w.t("retryIn", { seconds: retryIn }) : ""}
          </p>
          {trouble && (
            <button class="quiet" type="button" onClick={load}>
              {w.t("retry")}
            </button>
          )}
          <button class="primary" type="button" onClick={onAdd}>
            {w.t(empty ? "codeTitle" : "another")}
          </button>
        </div>
      </div>
    </main>
  );
}

export function SetList({ w, household }: { w: Words; household: Household }) {
  return (
    <ul class="sets">
      {household.sets.map((set) => (
        <li key={set.deviceId}>
          <Glyph set={set} />
          <div>
            <b>{set.room}</b>
            <span>
              {w.name(set.brand.name)} {w.name(set.model.name)}
            </span>
            <small>{w.t("since", { date: w.day(set.activatedAt) })}</small>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A small set in its brand's colours. */
function Glyph({ set }: { set: HouseholdSet }) {
  const brand = brandOf(set.brand.key);
  const c = brand ? colours(brand) : { glow: "#3B2550", canvas: "#120C1C", accent: "#FF9D5C" };
  return (
    <svg class="glyph" viewBox="0 0 64 44" aria-hidden="true">
      <rect width="64" height="37" rx="4" fill={c.canvas} />
      <rect x="2" y="2" width="60" height="33" rx="3" fill={c.glow} />
      <rect x="8" y="24" width="16" height="3" rx="1.5" fill={c.accent} />
      <path d="M22 37 h20 l4 6 h-28 z" fill={c.canvas} />
    </svg>
  );
}

function Skeleton() {
  return (
    <ul class="sets" aria-hidden="true">
      {[0, 1].map((i) => (
        <li key={i} class="skeleton" />
      ))}
    </ul>
  );
}
