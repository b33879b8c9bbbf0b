import type { Household, Language } from "@foyer/ui";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { Approve } from "./approve.tsx";
import { codeIn } from "./code.ts";
import { memory } from "./memory.ts";
import { Privacy } from "./privacy.tsx";
import { Sets } from "./sets.tsx";
import { preferred, words } from "./words.ts";

type Place = "approve" | "sets" | "privacy";

const PATHS: Record<Place, string> = {
  approve: "/phone/activate",
  sets: "/phone/",
  privacy: "/phone/privacy",
};

const here = (): Place => {
  if (location.pathname.endsWith("/activate") || memory.token() === null) return "approve";
  return location.pathname.endsWith("/privacy") ? "privacy" : "sets";
};

export function App() {
  const [language, setLanguage] = useState<Language>(() =>
    preferred(memory.language(), navigator.languages),
  );
  const w = useMemo(() => words(language), [language]);
  const [place, setPlace] = useState<Place>(here);
  const [household, setHousehold] = useState<Household | null>(memory.household);
  useEffect(() => memory.keepHousehold(household), [household]);

  useEffect(() => {
    document.documentElement.lang = w.locale;
    document.title = w.t("app");
  }, [w]);
  useEffect(() => {
    const back = () => setPlace(here());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);

  const go = useCallback((to: Place) => {
    history.pushState(null, "", PATHS[to]);
    setPlace(to);
    scrollTo(0, 0);
  }, []);
  const speak = () => {
    const other: Language = language === "zh" ? "en" : "zh";
    memory.keepLanguage(other);
    setLanguage(other);
  };

  return (
    <div class="page">
      <header class="top">
        <a
          class="mark"
          href="/phone/"
          onClick={(event) => {
            event.preventDefault();
            go("sets");
          }}
        >
          <img src="/phone/icon.svg" alt="" width="28" height="28" />
          <span>Foyer</span>
        </a>
        <button class="quiet" type="button" onClick={speak} lang={language === "zh" ? "en" : "zh"}>
          {w.t("switchLanguage")}
        </button>
      </header>
      {place === "approve" ? (
        <Approve
          w={w}
          scanned={codeIn(location.search)}
          household={household}
          onHousehold={setHousehold}
          onSets={() => go("sets")}
        />
      ) : place === "privacy" ? (
        <Privacy w={w} onSets={() => go("sets")} />
      ) : (
        <Sets
          w={w}
          household={household}
          onHousehold={setHousehold}
          onAdd={() => go("approve")}
          onPrivacy={() => go("privacy")}
        />
      )}
    </div>
  );
}
