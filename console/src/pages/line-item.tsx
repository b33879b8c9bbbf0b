import { ArrowLeftOutlined } from "@ant-design/icons";
import type { CampaignLine, CampaignOrder, LineVersion } from "@foyer/ui/adhouse";
import { Button, Tabs } from "antd";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { Switcher } from "../lineparts.tsx";
import { useLoad } from "../load.ts";
import { mayBook, maySteer } from "../menu.ts";
import { PageHead, State, Waiting } from "../parts.tsx";
import { hashOf, useQuery } from "../route.ts";
import { useSteering } from "../steering.tsx";
import { LineDeliveryPanel } from "./line-delivery.tsx";
import { LineEdit } from "./line-edit.tsx";
import { LineVersions } from "./line-versions.tsx";

interface Found {
  order: CampaignOrder["order"];
  line: CampaignLine;
}

/** A line item: how it delivers, what it says, and how it came to say it. */
export function LineItemPage({ id }: { id: string }) {
  const { w, house, session, period } = useDesk();
  const { query, set } = useQuery(period);
  const campaigns = useLoad(`line/${id}`, () => house.campaigns());
  const versions = useLoad(`versions/${id}`, async () => newestFirst((await house.lineVersions(id)).items));
  const found = campaigns.value?.items
    .flatMap(({ order, lineItems }) => lineItems.map((line): Found => ({ order, line })))
    .find(({ line }) => line.id === id);
  const again = () => {
    campaigns.again();
    versions.again();
  };
  const newest = versions.value?.[0];
  const tab = query["tab"] ?? "delivery";
  return (
    <>
      <Head found={found} name={newest?.line.name} again={again} />
      {campaigns.cause !== null && <Fault cause={campaigns.cause} again={again} />}
      <Tabs
        activeKey={tab}
        onChange={(next) => set({ tab: next })}
        items={[
          { key: "delivery", label: w.t("line.tab.delivery") },
          { key: "edit", label: w.t(mayBook(session) ? "line.tab.edit" : "line.tab.terms") },
          { key: "versions", label: w.t("line.tab.versions", { count: versions.value?.length ?? 0 }) },
        ]}
      />
      {tab === "delivery" && <LineDeliveryPanel id={id} flight={newest?.line ?? found?.line ?? null} />}
      {tab !== "delivery" && versions.cause !== null && <Fault cause={versions.cause} again={again} />}
      {tab !== "delivery" && !versions.value && versions.cause === null && <Waiting rows={6} />}
      {tab === "edit" && newest && <LineEdit newest={newest} onChanged={again} />}
      {tab === "versions" && versions.value && <LineVersions versions={versions.value} />}
    </>
  );
}

export function newestFirst(versions: readonly LineVersion[]): LineVersion[] {
  return [...versions].sort((a, b) => b.version - a.version);
}

function Head({ found, name, again }: { found: Found | undefined; name: string | undefined; again: () => void }) {
  const { w, session, period } = useDesk();
  const steering = useSteering(again);
  const order = found && `${w.name(found.order.advertiser)} · ${found.order.name}`;
  return (
    <PageHead title={found?.line.name ?? name ?? w.t("lineItem")} lead={order ?? ""}>
      {found && <State state={found.line.state} />}
      <Button
        icon={<ArrowLeftOutlined />}
        href={found ? hashOf("campaigns", period, found.order.id) : hashOf("campaigns", period)}
      >
        {w.t(found ? "order" : "campaigns.all")}
      </Button>
      {found && maySteer(session) && (
        <Switcher
          id={found.line.id}
          state={found.line.state}
          onPress={() =>
            steering.pauseOrResume({
              ...found.line,
              order: order ?? "",
              rest: w.micros(
                found.line.budget.minor * 10_000 - found.line.spentMicros,
                found.line.budget.currency,
              ),
            })
          }
        />
      )}
    </PageHead>
  );
}
