/**
 * A section of the app: its content and the slim menu at its left. Left at the content's edge or
 * Back opens the menu; Back in the menu goes home, and at home asks before leaving.
 */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { LAYER, useRemote } from "../remote.ts";
import { SECTIONS, type Section as Name, useTv } from "../tv.ts";
import type { Message } from "../words.ts";
import { classes, Dialog, Focusable, RoomClock } from "./basics.tsx";
import { BrandSign, Icon } from "./icons.tsx";

interface SectionProps {
  name: Name;
  /** Nothing in the content can take focus (it is empty or still loading). */
  bare?: boolean;
  children: (active: boolean, openMenu: () => void) => ComponentChildren;
}

export function Section({ name, bare = false, children }: SectionProps): JSX.Element {
  const { words, me, way, leave } = useTv();
  const sections = SECTIONS.filter((section) => me.config.features[section] !== false);
  const home = Math.max(0, sections.indexOf(name));
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(home);
  const inMenu = open || bare;
  const openMenu = (): void => {
    setAt(home);
    setOpen(true);
  };
  const backInMenu = (): void => {
    if (name === "home") setAsked(true);
    else way.section("home");
  };

  useRemote(LAYER.menu, ({ key }) => {
    if (!inMenu) {
      if (key === "menu") return openMenu(), true;
      return false;
    }
    if (key === "up") setAt(Math.max(0, at - 1));
    else if (key === "down") setAt(Math.min(sections.length - 1, at + 1));
    else if (key === "right") setOpen(false);
    else if (key === "back") backInMenu();
    else if (key === "ok") {
      const chosen = sections[at] ?? "home";
      if (chosen === name) setOpen(false);
      else way.section(chosen);
    } else return false;
    return true;
  });
  // The last listener: a screen that did not use Back or Left hands them to the menu.
  useRemote(LAYER.fallback, ({ key }) => {
    if (key !== "back" && key !== "left") return false;
    openMenu();
    return true;
  });

  return (
    <div class={classes("section", inMenu && "in-menu")}>
      {children(!inMenu && !asked, openMenu)}
      <nav class={classes("menu", inMenu && "open")} aria-label={words.t("menu.label")}>
        <div class="menu-ground" />
        <div class="menu-head">
          <BrandSign brand={me.config.theme} size={48} />
          <span class="menu-word">{words.name(me.brand.name)}</span>
        </div>
        {sections.map((section, index) => (
          <Focusable
            key={section}
            role="menuitem"
            focused={inMenu && !asked && index === at}
            selected={section === name}
            label={words.t(`menu.${section}` as Message)}
            testid={`menu-${section}`}
            class={classes("menu-item", section === name && "current")}
          >
            <Icon name={section} size={38} />
            <span class="menu-word">{words.t(`menu.${section}` as Message)}</span>
          </Focusable>
        ))}
      </nav>
      <RoomClock />
      {asked && (
        <Dialog
          title={words.t("leave.title")}
          text={words.t("leave.text")}
          onBack={() => setAsked(false)}
          choices={[
            { label: words.t("leave.stay"), testid: "leave-stay", act: () => setAsked(false) },
            { label: words.t("leave.go"), testid: "leave-go", act: leave },
          ]}
        />
      )}
    </div>
  );
}
