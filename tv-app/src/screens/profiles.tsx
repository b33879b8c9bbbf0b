/** Who is watching, and a new member of the household. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Problem, type Profile, type ProfileKind } from "@foyer/ui/api";
import { columnOf, type Focus, type Line, next, NOWHERE, settle } from "../focus.ts";
import { Button, classes, Focusable } from "../parts/basics.tsx";
import { BrandSign, Icon } from "../parts/icons.tsx";
import { Keyboard, KEYBOARD_LINES, keyCapAt, typed } from "../parts/keyboard.tsx";
import { isArrow, LAYER, useRemote } from "../remote.ts";
import { useMemory, useTv } from "../tv.ts";

const MOST = 7;
const LONGEST_NAME = 16;
const KINDS: readonly ProfileKind[] = ["adult", "kids", "elder"];

export function Profiles(): JSX.Element {
  const { me, profile, setProfile, way, words } = useTv();
  const profiles = me.profiles.slice(0, MOST);
  const room = profiles.length < MOST;
  const line: Line = { id: "who", length: profiles.length + (room ? 1 : 0) };
  const start = Math.max(0, profiles.findIndex((p) => p.id === profile.id));
  const [focus, setFocus] = useMemory<Focus>("focus", { row: "who", index: 0, columns: { who: start } });
  const here = settle([line], focus);
  const at = columnOf(line, here);
  useRemote(LAYER.screen, ({ key }) => {
    if (isArrow(key)) setFocus(next([line], here, key));
    else if (key === "ok") {
      const chosen = profiles[at];
      if (!chosen) return way.open({ name: "add-profile" }), true;
      setProfile(chosen);
      way.section("home");
    } else if (key === "back") way.section("home");
    return true;
  });
  return (
    <div class="screen profiles" data-screen="profiles">
      <div class="corner-brand">
        <BrandSign brand={me.config.theme} size={48} />
        <b>{words.name(me.household.name)}</b>
      </div>
      <h1>{words.t("profiles.title")}</h1>
      <div class="faces">
        {profiles.map((p, index) => (
          <Face key={p.id} profile={p} focused={at === index} />
        ))}
        {room && (
          <Focusable focused={at === profiles.length} class="face" label={words.t("profiles.add")} testid="profile-add">
            <div class="disc add">
              <Icon name="plus" size={72} />
            </div>
            <b>{words.t("profiles.add")}</b>
          </Focusable>
        )}
      </div>
    </div>
  );
}

function Face({ profile, focused }: { profile: Profile; focused: boolean }): JSX.Element {
  const { words } = useTv();
  const kind = words.t(`kind.${profile.kind}`);
  return (
    <Focusable focused={focused} class="face" label={`${profile.name}, ${kind}`} testid={`profile-${profile.id}`}>
      <Disc profile={profile} />
      <b>{profile.name}</b>
      <em>{profile.kind === "adult" ? "" : kind}</em>
    </Focusable>
  );
}

/** A profile's picture, or its first letter on a colour of its own. */
export function Disc({ profile }: { profile: Profile }): JSX.Element {
  const [failed, setFailed] = useState(false);
  const picture = profile.avatar === "" || failed ? null : `/media/art/avatar-${profile.avatar}-1.png`;
  let hue = 0;
  for (const c of profile.id + profile.avatar) hue = (hue * 31 + c.charCodeAt(0)) % 360;
  const ground = `linear-gradient(150deg, hsl(${hue}, 46%, 46%), hsl(${(hue + 40) % 360}, 52%, 24%))`;
  return (
    <div class="disc" style={picture ? {} : { background: ground }}>
      {picture ? (
        <img src={picture} alt="" width={220} height={220} onError={() => setFailed(true)} />
      ) : (
        [...profile.name][0]?.toUpperCase()
      )}
    </div>
  );
}

type Zone = "kind" | "names" | "keys" | "done";
const ORDER: readonly Zone[] = ["kind", "names", "keys", "done"];

export function AddProfile(): JSX.Element {
  const { api, me, setMe, setProfile, way, words } = useTv();
  const [kind, setKind] = useState<ProfileKind>("adult");
  const [name, setName] = useState("");
  const [zone, setZone] = useState<Zone>("kind");
  const [nameAt, setNameAt] = useState(0);
  const [keys, setKeys] = useState<Focus>(NOWHERE);
  const [failure, setFailure] = useState("");
  const names = words.t(`names.${kind}`).split("|");
  const ready = name.trim() !== "";

  async function add(): Promise<void> {
    if (!ready) return setFailure(words.t("add.needName"));
    try {
      const made = await api.addProfile({ name: name.trim(), kind });
      setMe({ ...me, profiles: [...me.profiles, made] });
      setProfile(made);
      way.section("home");
    } catch (cause) {
      setFailure(cause instanceof Problem ? cause.message : words.t("net.ok"));
    }
  }
  const vertical = (by: number): void => {
    const to = ORDER[ORDER.indexOf(zone) + by];
    if (to) setZone(to);
  };
  useRemote(LAYER.screen, ({ key }) => {
    if (key === "back") return way.back(), true;
    const by = key === "left" ? -1 : key === "right" ? 1 : 0;
    if (zone === "keys") return inKeys(key), true;
    if (key === "up") vertical(-1);
    else if (key === "down") vertical(1);
    else if (zone === "kind" && by) setKind(KINDS[Math.max(0, Math.min(2, KINDS.indexOf(kind) + by))]!);
    else if (zone === "names" && by) setNameAt(Math.max(0, Math.min(names.length - 1, nameAt + by)));
    else if (key === "ok" && zone === "kind") setZone("names");
    else if (key === "ok" && zone === "names") {
      setName(names[nameAt] ?? "");
      setZone("done");
    } else if (key === "ok") void add();
    return true;
  });
  function inKeys(key: string): void {
    const here = settle(KEYBOARD_LINES, keys);
    if (key === "ok") {
      const cap = keyCapAt(here);
      if (cap) setName(typed(name, cap, LONGEST_NAME));
    } else if (isArrow(key as "up")) {
      const moved = next(KEYBOARD_LINES, here, key as "up");
      if (moved !== here) setKeys(moved);
      else if (key === "up") vertical(-1);
      else if (key === "down" || key === "right") vertical(1);
    }
  }
  return (
    <div class="screen add-profile" data-screen="add-profile">
      <h1>{words.t("profiles.add")}</h1>
      <div class="kinds">
        {KINDS.map((k) => (
          <Focusable
            key={k}
            focused={zone === "kind" && k === kind}
            selected={k === kind}
            class={classes("kind", k === kind && "current")}
            label={words.t(`kind.${k}`)}
            testid={`kind-${k}`}
          >
            <b>{words.t(`kind.${k}`)}</b>
            <span>{words.t(`kind.${k}Text`)}</span>
          </Focusable>
        ))}
      </div>
      <div class="chips">
        {names.map((n, index) => (
          <Focusable key={n} class="chip" focused={zone === "names" && index === nameAt} label={n} testid={`name-${index}`}>
            {n}
          </Focusable>
        ))}
      </div>
      <div class="add-lower">
        <Keyboard focus={settle(KEYBOARD_LINES, keys)} active={zone === "keys"} />
        <div class="add-right">
          <div class={classes("query", !ready && "empty-query")} data-testid="new-name">
            {ready ? name : words.t("add.name")}
          </div>
          <p class="tip">{failure || words.t("add.tip")}</p>
          <Button focused={zone === "done"} icon="check" label={words.t("add.done")} testid="add-done" />
        </div>
      </div>
    </div>
  );
}
