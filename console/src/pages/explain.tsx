import type { Explanation, Keyed } from "@foyer/ui/adhouse";
import { Input } from "antd";
import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { listed } from "../lineterms.ts";
import { useLoad } from "../load.ts";
import { Nothing, Waiting } from "../parts.tsx";
import { grouped, type Grouped } from "../reasons.ts";
import { hashOf } from "../route.ts";
import { useVocabulary } from "../vocabulary.ts";

/** Why this ad, and why not that one. */
export function Explain({ decision }: { decision: string }) {
  const { house } = useDesk();
  const { value, cause, again } = useLoad(`explain/${decision}`, () => house.explain(decision));
  if (cause !== null) return <Fault cause={cause} again={again} />;
  if (!value) return <Waiting rows={6} />;
  return (
    <div className="explain">
      <Facts explanation={value} />
      <Pod explanation={value} />
      <WhyNot explanation={value} />
    </div>
  );
}

function Facts({ explanation }: { explanation: Explanation }) {
  const { w } = useDesk();
  const { vocabulary } = useVocabulary();
  const known = (keys: readonly string[], list: readonly Keyed[] = []) =>
    listed(w, keys, list.map(({ key, name }) => ({ id: key, word: w.text(name) })));
  const { opportunity: o, at, surface, brand, policy } = explanation;
  const facts: [string, string][] = [
    [w.t("decisions.at"), w.at(at)],
    [w.t("surface"), w.known("surface.", surface)],
    [w.t("brand"), w.text(brand)],
    [w.t("explain.policy"), policy ?? "—"],
    ...(o
      ? ([
          [w.t("line.models"), w.known("model.", o.modelClass)],
          [w.t("explain.room"), w.t("explain.roomSaid", { seconds: o.maxSeconds, count: o.maxAds })],
          [w.t("line.regions"), (o.region && known([o.region], vocabulary?.regions)) || w.t("explain.unsaid")],
          [w.t("line.genres"), known(o.genres, vocabulary?.genres) || "—"],
          [w.t("line.rating"), o.ratingAge > 0 ? `${o.ratingAge}+` : w.t("explain.allAges")],
          [w.t("line.interests"), known(o.segments, vocabulary?.segments) || w.t("explain.noConsent")],
          [w.t("explain.revision"), String(o.revision)],
          [w.t("explain.eligible"), w.number(o.eligible)],
        ] as [string, string][])
      : []),
  ];
  return (
    <section>
      <h3>{w.t("explain.facts")}</h3>
      <dl className="terms">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The break as a bar of time: what filled it, and what was left. */
function Pod({ explanation }: { explanation: Explanation }) {
  const { w, currency, period } = useDesk();
  const { fills, opportunity } = explanation;
  const names = new Map(explanation.verdicts.map(({ lineItem, name }) => [lineItem, name]));
  const filled = fills.reduce((sum, fill) => sum + (fill.seconds ?? 0), 0);
  const whole = Math.max(opportunity?.maxSeconds ?? 0, filled);
  const rest = whole - filled;
  return (
    <section>
      <h3>{w.t("explain.why")}</h3>
      {whole > 0 && (
        <div className="pod" role="img" aria-label={w.t("explain.podSaid", { filled, whole })}>
          {fills.map((fill, i) => (
            <span key={fill.slot} className={`ink-${i % 3}`} style={{ flexGrow: fill.seconds ?? 0 }}>
              <b>{w.name(fill.advertiser)}</b> <small>{w.t("seconds", { count: fill.seconds ?? 0 })}</small>
            </span>
          ))}
          {rest > 0 && (
            <span className="rest" style={{ flexGrow: rest }}>
              <small>{w.t("explain.left", { count: rest })}</small>
            </span>
          )}
        </div>
      )}
      {fills.length === 0 && <p className="quiet">{w.t("explain.empty")}</p>}
      <ol className="won">
        {fills.map((fill) => (
          <li key={fill.slot}>
            <a href={hashOf("line-items", period, fill.lineItem)}>{names.get(fill.lineItem) ?? fill.lineItem.slice(0, 8)}</a>
            <span>{w.name(fill.advertiser)}</span>
            <span className="figure">
              {w.t("decisions.perImpression", { price: w.micros(fill.priceMicros, currency, 4) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The reason of what was shown. */
const FILLED = "FILLED";

function WhyNot({ explanation }: { explanation: Explanation }) {
  const { w } = useDesk();
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const refused = explanation.verdicts.filter(({ reason }) => reason !== FILLED);
  const verdicts = refused.filter(
    (verdict) =>
      wanted === "" || `${verdict.name} ${w.name(verdict.advertiser)}`.toLowerCase().includes(wanted),
  );
  return (
    <section>
      <header className="why-not">
        <h3>{w.t("explain.whyNot", { count: refused.length })}</h3>
        <Input.Search
          allowClear
          size="small"
          value={text}
          placeholder={w.t("explain.find")}
          aria-label={w.t("explain.find")}
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      {refused.length > 0 && <ReasonBar groups={grouped(refused)} />}
      {verdicts.length === 0 ? (
        <Nothing title={w.t("explain.nobody")} why={w.t("explain.nobodyWhy")} />
      ) : (
        grouped(verdicts).map((group) => <Group key={group.group} group={group} open={wanted !== ""} />)
      )}
    </section>
  );
}

type Verdict = Explanation["verdicts"][number];

/** How many fell at which kind of rule, as one bar. */
function ReasonBar({ groups }: { groups: Grouped<Verdict>[] }) {
  const { w } = useDesk();
  return (
    <div className="reason-bar" aria-hidden="true">
      {groups.map(({ group, count }) => (
        <i key={group} className={`group-${group}`} style={{ flexGrow: count }} title={`${w.t(`reasons.${group}`)}: ${count}`} />
      ))}
    </div>
  );
}

function Group({ group, open }: { group: Grouped<Verdict>; open: boolean }) {
  const { w } = useDesk();
  const near = group.group !== "target" && group.group !== "flight";
  return (
    <details className="reason-group" open={open || near}>
      <summary>
        <i className={`dot group-${group.group}`} /> {w.t(`reasons.${group.group}`)} <b>{w.number(group.count)}</b>
      </summary>
      {group.reasons.map(({ reason, items }) => (
        <div key={reason} className="reason">
          <p>
            <b>{w.known("reason.", reason)}</b> <small>{w.number(items.length)}</small>
          </p>
          <ul>
            {items.map((verdict) => (
              <li key={verdict.lineItem}>
                {verdict.name} {verdict.advertiser && <small>{w.name(verdict.advertiser)}</small>}
                {verdict.detail && <em>{verdict.detail}</em>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
