import {
  AuditOutlined,
  ColumnHeightOutlined,
  ClockCircleOutlined,
  BarChartOutlined,
  CalculatorOutlined,
  DashboardOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FormOutlined,
  LeftOutlined,
  LineChartOutlined,
  LockOutlined,
  NotificationOutlined,
  PartitionOutlined,
  PlaySquareOutlined,
  RightOutlined,
  ScheduleOutlined,
  ShopOutlined,
  StopOutlined,
  WifiOutlined,
} from "@ant-design/icons";
import type { StaffSession } from "@foyer/ui";
import type { AdHouse } from "@foyer/ui/adhouse";
import type { Api } from "@foyer/ui/api";
import { App, Button, DatePicker, Menu, Switch } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Taste } from "./console.tsx";
import { save } from "./csv.ts";
import { type Desk, DeskProvider, useDesk } from "./desk.tsx";
import { periodOf, shift } from "./format.ts";
import { useLoad } from "./load.ts";
import { memory } from "./memory.ts";
import { type GroupName, GROUPS, may, type PageName } from "./menu.ts";
import { AuditPage } from "./pages/audit.tsx";
import { CampaignsPage } from "./pages/campaigns.tsx";
import { CreativesPage } from "./pages/creatives.tsx";
import { ContractsPage } from "./pages/contracts.tsx";
import { CountingPage } from "./pages/counting.tsx";
import { DecisionsPage } from "./pages/decisions.tsx";
import { DeliveryPage } from "./pages/delivery.tsx";
import { FloorsPage } from "./pages/floors.tsx";
import { ForecastPage } from "./pages/forecast.tsx";
import { LineItemPage } from "./pages/line-item.tsx";
import { MarketPage } from "./pages/market.tsx";
import { OrderPage } from "./pages/order.tsx";
import { OverviewPage } from "./pages/overview.tsx";
import { PeriodsPage } from "./pages/periods.tsx";
import { PlanPage } from "./pages/plan.tsx";
import { QualityPage } from "./pages/quality.tsx";
import { SchedulePage } from "./pages/schedule.tsx";
import { StatementPage } from "./pages/statement.tsx";
import { StatementsPage } from "./pages/statements.tsx";
import { VetoesPage } from "./pages/vetoes.tsx";
import { Waiting } from "./parts.tsx";
import { hashOf, type Place, usePlace } from "./route.ts";
import { tintOf } from "./tint.ts";
import { type Words, words } from "./words.ts";

const ICONS: Record<PageName, ReactNode> = {
  overview: <DashboardOutlined />,
  delivery: <BarChartOutlined />,
  statements: <FileTextOutlined />,
  contracts: <FileProtectOutlined />,
  vetoes: <StopOutlined />,
  floors: <ColumnHeightOutlined />,
  campaigns: <NotificationOutlined />,
  plan: <FormOutlined />,
  "line-items": <NotificationOutlined />,
  creatives: <PlaySquareOutlined />,
  forecast: <LineChartOutlined />,
  market: <ShopOutlined />,
  decisions: <PartitionOutlined />,
  schedule: <ScheduleOutlined />,
  quality: <WifiOutlined />,
  counting: <CalculatorOutlined />,
  periods: <LockOutlined />,
  audit: <AuditOutlined />,
};

interface Props {
  session: StaffSession;
  server: Api;
  house: AdHouse;
  taste: Taste;
  onSignOut: () => void;
}

/** The frame of every page: in whose name, which page, which period, which zone. */
export function Shell({ session, server, house, taste, onSignOut }: Props) {
  const place = usePlace();
  const { value: now, busy } = useLoad(session.partner.id, () => server.overview());
  const zone = now?.zone;
  const currency = now?.delivery?.gross.currency ?? now?.statement?.payable.currency ?? "CNY";
  const w = useMemo(() => words(taste.language, zone), [taste.language, zone]);
  const period = place.period ?? now?.period ?? periodOf(new Date(), zone);
  const page = may(session, place.page) ? place.page : "overview";
  const download = useDownload(w);
  const desk = useMemo<Desk>(() => {
    const go = (to: PageName, of?: string, query?: Record<string, string>) => {
      location.hash = hashOf(to, period, of, query);
    };
    return { w, session, server, house, download, period, zone, currency, dark: taste.dark, go };
  }, [w, session, server, house, download, period, zone, currency, taste.dark]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [page, place.of]);

  return (
    <DeskProvider value={desk}>
      <div className="desk">
        <a
          className="skip"
          href="#content"
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          {w.t("skip")}
        </a>
        <Band taste={taste} onSignOut={onSignOut} />
        <Side page={page} />
        <div className="bar">
          <PeriodPicker place={{ ...place, page }} />
          <Zone />
        </div>
        <main ref={main} id="content" tabIndex={-1} key={DRAWERS.has(page) ? page : `${page}/${place.of ?? ""}`}>
          {busy && now === null ? <Waiting rows={6} /> : <Content page={page} of={place.of} />}
        </main>
      </div>
    </DeskProvider>
  );
}

/** Pages that show what they are about in a drawer stay where they are behind it. */
const DRAWERS: ReadonlySet<PageName> = new Set(["decisions", "creatives", "market"]);

function Content({ page, of }: { page: PageName; of: string | null }) {
  switch (page) {
    case "overview":
      return <OverviewPage />;
    case "delivery":
      return <DeliveryPage />;
    case "statements":
      return of ? <StatementPage period={of} /> : <StatementsPage />;
    case "contracts":
      return <ContractsPage />;
    case "vetoes":
      return <VetoesPage />;
    case "campaigns":
      return of ? <OrderPage id={of} /> : <CampaignsPage />;
    case "plan":
      return <PlanPage of={of} />;
    case "line-items":
      return <LineItemPage id={of ?? ""} />;
    case "creatives":
      return <CreativesPage of={of} />;
    case "forecast":
      return <ForecastPage />;
    case "market":
      return <MarketPage of={of} />;
    case "floors":
      return <FloorsPage />;
    case "decisions":
      return <DecisionsPage of={of} />;
    case "schedule":
      return <SchedulePage of={of} />;
    case "quality":
      return <QualityPage />;
    case "counting":
      return <CountingPage />;
    case "periods":
      return <PeriodsPage />;
    case "audit":
      return <AuditPage />;
  }
}

/** The colour band: one look says in whose name one acts. */
function Band({ taste, onSignOut }: { taste: Taste; onSignOut: () => void }) {
  const { w, session } = useDesk();
  const { partner, staff, roles, operator } = session;
  const tint = tintOf(partner.key);
  const kinds = partner.kinds.map((kind) => w.known("kind.", kind));
  const what = operator && !partner.kinds.includes("OPERATOR") ? [w.t("operator"), ...kinds] : kinds;
  return (
    <header className="band" style={{ background: tint.ground, borderColor: tint.accent }}>
      <span className="band-mark">
        <img src="/console/icon.svg" width="22" height="22" alt="" /> Foyer
      </span>
      <span className="band-name" data-testid="acting-for">
        <small>{w.t("inTheNameOf")}</small>
        <b style={{ color: tint.accent }}>{w.text(partner.name)}</b>
        <span>{what.join(" · ")}</span>
      </span>
      <span className="band-end">
        <span className="band-staff">
          {staff.name} <small>{roles.map((r) => w.known("role.", r)).join(" · ")}</small>
        </span>
        <Switch
          size="small"
          checked={taste.dark}
          onChange={taste.shade}
          checkedChildren={w.t("dark")}
          unCheckedChildren={w.t("light")}
          aria-label={w.t("dark")}
        />
        <button
          type="button"
          data-testid="language"
          onClick={() => taste.speak(taste.language === "zh" ? "en" : "zh")}
        >
          {w.t("language")}
        </button>
        <button type="button" data-testid="sign-out" onClick={onSignOut}>
          {w.t("signOut")}
        </button>
      </span>
    </header>
  );
}

function Side({ page }: { page: PageName }) {
  const { w, session, period } = useDesk();
  const groups = (Object.entries(GROUPS) as [GroupName, readonly PageName[]][])
    .map(([group, names]) => ({ group, names: names.filter((name) => may(session, name)) }))
    .filter(({ names }) => names.length > 0)
    .map(({ group, names }) => ({
      type: "group" as const,
      label: w.t(`menu.group.${group}`),
      children: names.map((name) => ({
        key: name,
        icon: ICONS[name],
        label: <a href={hashOf(name, period)}>{w.known("menu.", name)}</a>,
      })),
    }));
  return (
    <nav className="side" aria-label={w.t("menu")}>
      <Menu mode="inline" selectedKeys={[page === "line-items" ? "campaigns" : page]} items={groups} />
    </nav>
  );
}

function PeriodPicker({ place }: { place: Place }) {
  const { w, period } = useDesk();
  const to = (next: string) => {
    // A statement is of its own period; whatever else is looked at stays.
    const of = place.page === "statements" && place.of ? next : (place.of ?? undefined);
    location.hash = hashOf(place.page, next, of, place.query);
  };
  return (
    <div className="periods" role="group" aria-label={w.t("period")}>
      <span>{w.t("period")}</span>
      <Button
        size="small"
        type="text"
        icon={<LeftOutlined />}
        aria-label={w.t("periodBefore")}
        onClick={() => to(shift(period, -1))}
      />
      <DatePicker
        picker="month"
        size="small"
        allowClear={false}
        inputReadOnly
        value={dayjs(`${period}-01`)}
        format={() => w.month(period)}
        onChange={(month) => month && to(month.format("YYYY-MM"))}
        aria-label={w.t("period")}
      />
      <Button
        size="small"
        type="text"
        icon={<RightOutlined />}
        aria-label={w.t("periodAfter")}
        onClick={() => to(shift(period, 1))}
      />
    </div>
  );
}

function Zone() {
  const { w, zone } = useDesk();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  if (!zone) return null;
  const format = new Intl.DateTimeFormat(w.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  return (
    <span className="zone" title={w.t("zoneTitle")}>
      <ClockCircleOutlined /> {zone} <time>{format.format(now)}</time>
    </span>
  );
}

function useDownload(w: Words) {
  const { notification } = App.useApp();
  return useMemo(
    () => async (url: string, name: string) => {
      try {
        const answer = await fetch(url, {
          headers: { Authorization: `Bearer ${memory.token.get() ?? ""}` },
        });
        if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
        save(name, await answer.blob());
      } catch {
        notification.error({
          title: w.t("downloadFailed"),
          description: `${w.t("fault.offline.safe")} ${w.t("fault.offline.do")}`,
        });
      }
    },
    [w, notification],
  );
}
