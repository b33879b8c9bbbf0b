import type { Language, StaffSession } from "@foyer/ui";
import { adHouse } from "@foyer/ui/adhouse";
import { api, Problem } from "@foyer/ui/api";
import { App, ConfigProvider, theme } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useCallback, useEffect, useMemo, useState } from "react";
import { FONT } from "./font.ts";
import { memory } from "./memory.ts";
import { Shell } from "./shell.tsx";
import { SignIn } from "./signin.tsx";
import { preferred, words } from "./words.ts";

export type Taste = {
  language: Language;
  dark: boolean;
  speak: (language: Language) => void;
  shade: (dark: boolean) => void;
};

/** The console: signed out, finding out, or signed in. */
export function Console() {
  const taste = useTaste();
  const [session, setSession] = useState<StaffSession | null>(null);
  const [finding, setFinding] = useState(memory.token.get() !== null);
  const [ended, setEnded] = useState(false);

  const end = useCallback((byItself: boolean) => {
    memory.token.set(null);
    setSession(null);
    setEnded(byItself);
  }, []);
  const { server, house } = useMemo(() => {
    const renew = async () => {
      end(true);
      return false;
    };
    const options = { token: memory.token.get, renew };
    return { server: api(options), house: adHouse(options) };
  }, [end]);

  useEffect(() => {
    if (!finding) return;
    server
      .staff()
      .then(setSession)
      .catch((cause: unknown) => {
        if (cause instanceof Problem) end(true);
      })
      .finally(() => setFinding(false));
  }, []);

  return (
    <ConfigProvider locale={taste.language === "zh" ? zh : en} theme={look(taste.dark)} button={{ autoInsertSpace: false }}>
      <App component={false} notification={{ placement: "bottomRight" }}>
        {session ? (
          <Shell
            session={session}
            server={server}
            house={house}
            taste={taste}
            onSignOut={() => {
              void server.signOut().catch(() => undefined);
              end(false);
            }}
          />
        ) : (
          !finding && (
            <SignIn
              w={words(taste.language, undefined)}
              taste={taste}
              ended={ended}
              enter={async (email, password) => {
                const { token, ...staff } = await server.signIn(email, password);
                memory.token.set(token);
                setSession(staff);
              }}
            />
          )
        )}
      </App>
    </ConfigProvider>
  );
}

function useTaste(): Taste {
  const [language, setLanguage] = useState(() =>
    preferred(memory.language.get(), navigator.languages),
  );
  const [dark, setDark] = useState(() => memory.scheme.get() === "dark");
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset["scheme"] = dark ? "dark" : "light";
    document.title = words(language, undefined).t("app");
  }, [language, dark]);
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  return {
    language,
    dark,
    speak: (next) => {
      memory.language.set(next);
      setLanguage(next);
    },
    shade: (next) => {
      memory.scheme.set(next ? "dark" : "light");
      setDark(next);
    },
  };
}

/** Grounds of messages by day, as calm as paper. */
const SOFT = {
  colorErrorBg: "#FDF1EF",
  colorErrorBorder: "#EBC1BC",
  colorInfoBg: "#F3EEF8",
  colorInfoBorder: "#D3C3E2",
  colorSuccessBg: "#EDF6EF",
  colorSuccessBorder: "#BBDCC3",
};

function look(dark: boolean) {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 13,
      borderRadius: 6,
      colorError: dark ? "#E5695E" : "#B3261E",
      ...(dark ? {} : SOFT),
      colorPrimary: dark ? "#9A73C4" : "#5B3A7D",
      colorInfo: dark ? "#9A73C4" : "#5B3A7D",
      colorLink: dark ? "#C3A3E6" : "#5B3A7D",
      colorBgLayout: dark ? "#121216" : "#F6F5F2",
      colorBgContainer: dark ? "#1B1B21" : "#FFFFFF",
      colorBgElevated: dark ? "#24242B" : "#FFFFFF",
      colorText: dark ? "#EBEBEB" : "#1A1C1E",
      colorTextSecondary: dark ? "#B4B9C2" : "#55595E",
      colorBorderSecondary: dark ? "#2D2D35" : "#ECEAE4",
    },
    components: {
      Menu: {
        itemHeight: 36,
        itemSelectedBg: dark ? "#33284A" : "#ECE5F4",
        itemSelectedColor: dark ? "#D9C2F2" : "#4A2D68",
        itemBg: "transparent",
      },
      Table: {
        headerBg: dark ? "#202027" : "#FAF9F6",
        headerColor: dark ? "#B4B9C2" : "#55595E",
        cellPaddingBlockSM: 7,
      },
    },
  };
}
