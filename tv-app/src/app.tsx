/** A set from switched on to running: register, activate, boot ad, then the screens and the way back. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type BootAd as Ad, type Me, Problem, type Profile, type Registration } from "@foyer/ui/api";
import type { Language } from "@foyer/ui/i18n";
import { applyTheme, brandKey } from "@foyer/ui/theme";
import type { Outbox, Shelf } from "./beacons.ts";
import { Button, Notice } from "./parts/basics.tsx";
import { BrandSign } from "./parts/icons.tsx";
import { LAYER, useRemote } from "./remote.ts";
import { Activate } from "./screens/activate.tsx";
import { AdDesk, fetchPicture } from "./ad-desk.ts";
import { bootRefusal, stricter } from "./policy.ts";
import { BootAd } from "./screens/boot-ad.tsx";
import { Channel } from "./screens/channel.tsx";
import { Guide } from "./screens/guide.tsx";
import { Home } from "./screens/home.tsx";
import { Library } from "./screens/library.tsx";
import { Player } from "./screens/player.tsx";
import { AddProfile, Profiles } from "./screens/profiles.tsx";
import { Screensaver } from "./screens/screensaver.tsx";
import { Search } from "./screens/search.tsx";
import { Settings } from "./screens/settings.tsx";
import { Title } from "./screens/title.tsx";
import type { Identity, SetSession } from "./set.ts";
import { type Route, type Section, type Step, type Tv, TvContext } from "./tv.ts";
import { type Words, words as wordsOf } from "./words.ts";

const RETRY_MILLIS = 3_000;
/** The household that refused boot ads on this set, in case the server could not be told then. */
const REFUSED = "bootAdsRefused";

type Phase =
  | { name: "starting"; trouble: "none" | "network" }
  | { name: "unnamed" }
  | { name: "refused"; problem: Problem }
  | { name: "activating"; set: Registration }
  | { name: "boot-ad"; me: Me; ad: Ad }
  | { name: "running"; me: Me }
  | { name: "standby" };

interface AppProps {
  identity: Identity;
  session: SetSession;
  drawer: Shelf;
  outbox: Outbox;
}

export function App({ identity, session, drawer, outbox }: AppProps): JSX.Element {
  const [phase, setPhase] = useState<Phase>({ name: "starting", trouble: "none" });
  const [theme, setTheme] = useState(() => brandKey(drawer.read<string>("theme")));
  const [language, setLanguage] = useState<Language>(
    () => identity.language ?? drawer.read<Language>("language") ?? "zh",
  );
  const [turn, setTurn] = useState(0);
  const words = useMemo(() => wordsOf(language), [language]);
  /** A boot ad belongs to switching on: it does not come again until the set was off. */
  const booted = useRef(false);
  const wear = (key: string): void => {
    const brand = brandKey(key);
    drawer.write("theme", brand);
    setTheme(brand);
  };
  const speak = (next: Language): void => {
    drawer.write("language", next);
    setLanguage(next);
  };

  useEffect(() => applyTheme(document.documentElement, theme), [theme]);
  useEffect(() => void (document.documentElement.lang = words.locale), [words]);
  useEffect(() => {
    session.onSignedOut = () => setTurn((n) => n + 1);
    let gone = false;
    let timer = 0;
    const seen = (me: Me): void => {
      drawer.write("me", me);
      wear(me.config.theme);
      if (identity.language === null) speak(me.config.language);
    };
    start({ identity, session, drawer, seen }).then(
      (next) => {
        if (gone) return;
        if (next.name === "activating") wear(next.set.brand.key);
        setPhase(next.name === "boot-ad" && booted.current ? { name: "running", me: next.me } : next);
        if (next.name === "boot-ad" || next.name === "running") booted.current = true;
        if (next.name === "starting") timer = window.setTimeout(() => setTurn((n) => n + 1), RETRY_MILLIS);
      },
      (cause: unknown) => {
        if (gone) return;
        setPhase({ name: "starting", trouble: "network" });
        timer = window.setTimeout(() => setTurn((n) => n + 1), RETRY_MILLIS);
        if (!(cause instanceof Problem) && !(cause instanceof Error)) throw cause;
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [turn]);

  const restart = (): void => {
    setPhase({ name: "starting", trouble: "none" });
    setTurn((n) => n + 1);
  };
  switch (phase.name) {
    case "starting":
      return <Starting theme={theme} words={words} trouble={phase.trouble} />;
    case "unnamed":
      return <Plain title={words.t("start.unnamed")} text={words.t("start.unnamedText")} />;
    case "refused":
      return <Refused words={words} problem={phase.problem} again={restart} />;
    case "activating":
      return <Activate session={session} set={phase.set} words={words} theme={theme} done={restart} />;
    case "boot-ad":
      return (
        <BootAd
          ad={phase.ad}
          rules={stricter(phase.me.policy)}
          words={words}
          outbox={outbox}
          refuse={async () => {
            phase.me.bootAdsRefused = true;
            drawer.write(REFUSED, phase.me.household.id);
            await session.api.refuseBootAds();
          }}
          done={() => setPhase({ name: "running", me: phase.me })}
        />
      );
    case "running":
      return (
        <Running
          start={phase.me}
          words={words}
          session={session}
          drawer={drawer}
          outbox={outbox}
          speak={speak}
          wear={wear}
          leave={() => {
            booted.current = false;
            setPhase({ name: "standby" });
          }}
        />
      );
    case "standby":
      return <Standby words={words} wake={restart} />;
  }
}

interface StartParts {
  identity: Identity;
  session: SetSession;
  drawer: Shelf;
  seen: (me: Me) => void;
}

/** From nothing to the next phase; throws when the server cannot be reached and nothing is cached. */
async function start({ identity, session, drawer, seen }: StartParts): Promise<Phase> {
  if (identity.modelKey === "" || identity.serial === "") return { name: "unnamed" };
  if (session.activated) return running(session, drawer, seen);
  try {
    const secret = session.credentials?.secret;
    const set = await session.api.registerDevice({
      modelKey: identity.modelKey,
      serial: identity.serial,
      ...(secret === undefined ? {} : { secret }),
    });
    session.keepCredentials({ deviceId: set.deviceId, secret: set.secret });
    return { name: "activating", set };
  } catch (failure) {
    if (failure instanceof Problem && failure.status < 500 && failure.status !== 429) {
      return { name: "refused", problem: failure };
    }
    throw failure;
  }
}

async function running(session: SetSession, drawer: Shelf, seen: (me: Me) => void): Promise<Phase> {
  const boot = session.api.boot().catch(() => ({ ad: null }));
  try {
    const me = await session.api.me();
    seen(me);
    const { ad } = await boot;
    const said = drawer.read<string>(REFUSED) === me.household.id;
    if (said && !me.bootAdsRefused) void session.api.refuseBootAds().catch(() => undefined);
    const room = {
      rules: stricter(me.policy),
      deviceClass: me.config.deviceClass ?? "HOME",
      refused: me.bootAdsRefused || said,
      kids: lastProfile(me, drawer).kind === "kids",
    };
    return ad && bootRefusal(ad, room) === null ? { name: "boot-ad", me, ad } : { name: "running", me };
  } catch (failure) {
    const cached = drawer.read<Me>("me");
    const signedOut = failure instanceof Problem && failure.status === 401;
    if (cached && !signedOut) return { name: "running", me: cached };
    if (signedOut) session.keepTokens(null);
    if (signedOut) return { name: "starting", trouble: "none" };
    throw failure;
  }
}

interface RunningProps {
  start: Me;
  words: Words;
  session: SetSession;
  drawer: Shelf;
  outbox: Outbox;
  speak: (language: Language) => void;
  wear: (theme: string) => void;
  leave: () => void;
}

function Running(props: RunningProps): JSX.Element {
  const { session, drawer, outbox, words } = props;
  const [me, setMeState] = useState(props.start);
  const [profile, setProfileState] = useState<Profile>(() => lastProfile(props.start, drawer));
  const [online, setOnline] = useState(true);
  const sections = useRef(new Map<string, Record<string, unknown>>());
  const sectionStep = (name: Section): Step => {
    const memory = sections.current.get(name) ?? {};
    sections.current.set(name, memory);
    return { route: { name }, memory };
  };
  const [steps, setSteps] = useState<Step[]>(() =>
    props.start.profiles.length > 1 ? [{ route: { name: "profiles" }, memory: {} }] : [sectionStep("home")],
  );
  const step = steps[steps.length - 1]!;
  const desk = useMemo(
    () =>
      new AdDesk({
        rules: stricter(me.policy),
        shelf: drawer,
        ask: session.api.ads,
        report: (beacon) => outbox.add(beacon),
        picture: fetchPicture,
        now: () => Date.now(),
      }),
    [me.policy?.version],
  );
  const setMe = (next: Me): void => {
    drawer.write("me", next);
    setMeState(next);
  };
  const tv: Tv = {
    words, me, profile, drawer, outbox, desk, step, online, setOnline, setMe,
    api: session.api,
    leave: props.leave,
    setProfile: (next) => {
      drawer.write("profile", next.id);
      sections.current.clear();
      setProfileState(next);
    },
    setLanguage: async (language) => {
      const next = await session.api.putSettings({ language });
      setMe(next);
      props.wear(next.config.theme);
      props.speak(language);
    },
    way: {
      open: (route) => setSteps((now) => [...now, { route, memory: {} }]),
      replace: (route) => setSteps((now) => [...now.slice(0, -1), { route, memory: {} }]),
      back: () => setSteps((now) => (now.length > 1 ? now.slice(0, -1) : now)),
      section: (name) => setSteps([sectionStep(name)]),
    },
  };
  useRemote(LAYER.app, ({ key }) => {
    if (key === "back") tv.way.back();
    else if (key === "guide" || key.startsWith("digit")) {
      if (step.route.name !== "player" && step.route.name !== "channel" && step.route.name !== "profiles") tv.way.section("guide");
    } else return false;
    return true;
  });
  return (
    <TvContext.Provider value={tv}>
      <div class={`kind-${profile.kind}`} key={steps.length + step.route.name + keyOf(step.route)}>
        <Screen route={step.route} />
      </div>
      {(step.route.name === "home" || step.route.name === "title") && <Screensaver key={profile.id} />}
    </TvContext.Provider>
  );
}

function keyOf(route: Route): string {
  return route.name === "title" || route.name === "channel" ? route.id : route.name === "player" ? route.titleId : "";
}

function Screen({ route }: { route: Route }): JSX.Element {
  switch (route.name) {
    case "home":
      return <Home />;
    case "search":
      return <Search />;
    case "guide":
      return <Guide {...(route.channel === undefined ? {} : { channel: route.channel })} />;
    case "films":
    case "series":
    case "channels":
    case "mine":
      return <Library shelf={route.name} />;
    case "settings":
      return <Settings />;
    case "title":
      return <Title id={route.id} {...(route.card ? { card: route.card } : {})} />;
    case "player":
      return <Player titleId={route.titleId} resume={route.resume} />;
    case "channel":
      return <Channel key={route.id} id={route.id} />;
    case "profiles":
      return <Profiles />;
    case "add-profile":
      return <AddProfile />;
  }
}

function lastProfile(me: Me, drawer: Shelf): Profile {
  const last = drawer.read<string>("profile");
  return (
    me.profiles.find((profile) => profile.id === last) ??
    me.profiles[0] ?? { id: "", name: "", kind: "adult", avatar: "" }
  );
}

function Starting(props: { theme: string; words: Words; trouble: "none" | "network" }): JSX.Element {
  return (
    <div class="screen starting" data-screen="starting">
      <BrandSign brand={props.theme} size={140} />
      {props.trouble === "network" && (
        <p role="status" data-testid="start-trouble">{props.words.t("start.network")}</p>
      )}
    </div>
  );
}

function Plain({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <div class="screen plain" data-screen="plain">
      <Notice title={title} text={text} />
    </div>
  );
}

function Refused(props: { words: Words; problem: Problem; again: () => void }): JSX.Element {
  const { words, problem, again } = props;
  useRemote(LAYER.screen, ({ key }) => key === "ok" && (again(), true));
  const taken = problem.type === "serial-in-use";
  return (
    <div class="screen plain" data-screen="refused">
      <Notice
        title={words.t(taken ? "start.taken" : "start.refused")}
        text={taken ? words.t("start.takenText") : problem.message}
      >
        <Button focused icon="restart" label={words.t("common.again")} testid="again" />
      </Notice>
    </div>
  );
}

function Standby({ words, wake }: { words: Words; wake: () => void }): JSX.Element {
  useRemote(LAYER.screen, ({ key }) => key === "ok" && (wake(), true));
  return (
    <div class="screen standby" data-screen="standby">
      <p>{words.t("standby.text")}</p>
    </div>
  );
}
