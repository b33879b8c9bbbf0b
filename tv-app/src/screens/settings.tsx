/** Settings: language, who is watching, boot ads, and what this set is. Each says what it does. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { classes, Dialog, Focusable } from "../parts/basics.tsx";
import { Icon } from "../parts/icons.tsx";
import { Section } from "../parts/section.tsx";
import { LAYER, useRemote } from "../remote.ts";
import { useMemory, useTv } from "../tv.ts";

const ITEMS = ["language", "profile", "bootAds", "about"] as const;
type Item = (typeof ITEMS)[number];
const ICONS: Record<Item, string> = {
  language: "language",
  profile: "person",
  bootAds: "shield",
  about: "info",
};

export function Settings(): JSX.Element {
  const { api, me, profile, setLanguage, setMe, way, words } = useTv();
  const [at, setAt] = useMemory("at", 0);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState(false);
  const item = ITEMS[at] ?? "language";

  const attempt = (work: Promise<unknown>): void => {
    setFailure(false);
    work.catch(() => setFailure(true));
  };
  const choose = (): void => {
    if (item === "language") attempt(setLanguage(words.language === "zh" ? "en" : "zh"));
    else if (item === "profile") way.open({ name: "profiles" });
    else if (item === "bootAds" && !me.bootAdsRefused) setAsked(true);
  };
  const refuse = (): void => {
    setAsked(false);
    attempt(api.refuseBootAds().then(() => setMe({ ...me, bootAdsRefused: true })));
  };
  const value: Record<Item, string> = {
    language: words.language === "zh" ? "中文" : "English",
    profile: profile.name,
    bootAds: words.t(me.bootAdsRefused ? "settings.bootAdsOff" : "settings.bootAdsOn"),
    about: `${words.name(me.brand.name)} ${words.name(me.model.name)}`,
  };

  return (
    <div class="screen settings" data-screen="settings">
      <Section name="settings">
        {(active) => (
          <>
            <SettingsKeys
              press={(key) => {
                if (!active || asked) return false;
                if (key === "up") setAt(Math.max(0, at - 1));
                else if (key === "down") setAt(Math.min(ITEMS.length - 1, at + 1));
                else if (key === "ok") choose();
                else return key === "right";
                return true;
              }}
            />
            <h1>{words.t("menu.settings")}</h1>
            <div class="settings-list">
              {ITEMS.map((name, index) => (
                <Focusable
                  key={name}
                  focused={active && !asked && index === at}
                  class={classes("setting", index === at && "current")}
                  label={`${words.t(`settings.${name}`)}: ${value[name]}`}
                  testid={`setting-${name}`}
                >
                  <Icon name={ICONS[name]} size={40} />
                  <b>{words.t(`settings.${name}`)}</b>
                  <span>{value[name]}</span>
                </Focusable>
              ))}
            </div>
            <aside class="settings-detail">
              <h2>{words.t(`settings.${item}`)}</h2>
              <p>{words.t(item === "bootAds" && me.bootAdsRefused ? "settings.bootAdsOffText" : `settings.${item}Text`)}</p>
              {item === "about" && <About />}
              {failure && <p class="trouble">{words.t("net.ok")}</p>}
            </aside>
            {asked && (
              <Dialog
                title={words.t("settings.refuseTitle")}
                text={words.t("settings.refuseText")}
                onBack={() => setAsked(false)}
                choices={[
                  { label: words.t("settings.refuseNo"), testid: "refuse-no", act: () => setAsked(false) },
                  { label: words.t("settings.refuseYes"), testid: "refuse-yes", act: refuse },
                ]}
              />
            )}
          </>
        )}
      </Section>
    </div>
  );
}

function SettingsKeys({ press }: { press: (key: string) => boolean }): null {
  useRemote(LAYER.screen, ({ key }) => press(key));
  return null;
}

function About(): JSX.Element {
  const { me, words } = useTv();
  const lines: [string, string][] = [
    [words.t("about.brand"), words.name(me.brand.name)],
    [words.t("about.model"), words.name(me.model.name)],
    [words.t("about.serial"), me.device.serial],
    [words.t("about.room"), me.device.room],
    [words.t("about.household"), words.name(me.household.name)],
  ];
  return (
    <dl class="about">
      {lines.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
