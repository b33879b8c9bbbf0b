/** The form of one line item: what, where, to whom, when, for how much, with which ads. */
import type { BookedCreative, Fault, LineDraft, Targeting, Vocabulary } from "@foyer/ui/adhouse";
import { KINDS, SURFACES } from "@foyer/ui/adhouse";
import { uuidV7 } from "@foyer/ui";
import { DatePicker, Input, InputNumber, Segmented, Select, Switch } from "antd";
import dayjs from "dayjs";
import { Amount } from "./amount.tsx";
import { useDesk } from "./desk.tsx";
import { asKind, bought, sums } from "./draft.ts";
import { Field } from "./field.tsx";
import { HourGrid } from "./hourgrid.tsx";
import { ratingInWords } from "./lineterms.ts";
import { dayAfter, dayOf, dayStart } from "./zone.ts";

export interface LineFormProps {
  line: LineDraft;
  /** `field` names what is typed into, for undo. */
  onChange: (line: LineDraft, field: string) => void;
  faults: readonly Fault[];
  vocabulary: Vocabulary | null;
  /** Ads of the books that may be taken along; none while they are read. */
  creatives: readonly BookedCreative[];
}

export function LineForm(props: LineFormProps) {
  const { w } = useDesk();
  return (
    <div className="line-form">
      <Section title={w.t("line.section.what")}>
        <What {...props} />
      </Section>
      <Section title={w.t("line.section.where")}>
        <Where {...props} />
      </Section>
      <Section title={w.t("line.section.whom")} lead={w.t("line.whomLead")}>
        <Whom {...props} />
      </Section>
      <Section title={w.t("line.section.when")}>
        <When {...props} />
      </Section>
      <Section title={w.t("line.section.money")}>
        <Price {...props} />
      </Section>
      <Section title={w.t("line.section.ads")}>
        <Ads {...props} />
      </Section>
    </div>
  );
}

function Section(props: { title: string; lead?: string; children: React.ReactNode }) {
  return (
    <section className="form-section">
      <header>
        <h3>{props.title}</h3>
        {props.lead && <p>{props.lead}</p>}
      </header>
      <div className="fields">{props.children}</div>
    </section>
  );
}

const CATEGORIES = ["food", "mobility", "television", "home", "travel", "games", "finance", "health"];

function What({ line, onChange, faults }: LineFormProps) {
  const { w, session } = useDesk();
  const kinds = KINDS.filter((kind) => session.operator || (kind !== "HOUSE" && kind !== "PROGRAMMATIC"));
  const categories = CATEGORIES.includes(line.category) || !line.category ? CATEGORIES : [...CATEGORIES, line.category];
  return (
    <>
      <Field wide label={w.t("line.kind")} path="kind" faults={faults} help={w.t(`kindOf.${line.kind}.why`)}>
        <Segmented
          value={line.kind}
          onChange={(kind) => onChange(asKind(line, kind), "kind")}
          options={kinds.map((kind) => ({ value: kind, label: w.t(`kindOf.${kind}`) }))}
        />
      </Field>
      <Field label={w.t("line.name")} path="name" faults={faults}>
        <Input
          value={line.name}
          maxLength={200}
          placeholder={w.t("line.nameHint")}
          onChange={(event) => onChange({ ...line, name: event.target.value }, "name")}
          data-testid="line-name"
        />
      </Field>
      <Field label={w.t("line.category")} path="category" faults={faults} help={w.t("line.categoryHelp")}>
        <Select
          showSearch
          value={line.category || undefined}
          placeholder={w.t("line.categoryHint")}
          onChange={(category: string) => onChange({ ...line, category }, "category")}
          options={categories.map((key) => ({ value: key, label: w.known("category.", key) }))}
        />
      </Field>
      <Field label={w.t("line.kids")} path="kidsSafe" faults={faults} help={w.t("line.kidsHelp")}>
        <Switch
          checked={line.kidsSafe}
          onChange={(kidsSafe) => onChange({ ...line, kidsSafe }, "kidsSafe")}
          style={{ justifySelf: "start" }}
        />
      </Field>
    </>
  );
}

interface PickProps extends LineFormProps {
  part: "brands" | "modelClasses" | "regions" | "genres" | "segments";
  label: string;
  options: { value: string; label: string }[];
}

/** Some of a list; none means all. Without a vocabulary keys may be typed. */
function Pick({ line, onChange, faults, part, label, options }: PickProps) {
  const { w } = useDesk();
  return (
    <Field label={label} path={`targeting.${part}`} faults={faults}>
      <Select
        mode={options.length > 0 ? "multiple" : "tags"}
        allowClear
        optionFilterProp="label"
        maxTagCount="responsive"
        value={line.targeting[part]}
        placeholder={w.t("line.all")}
        options={options}
        onChange={(keys: string[]) =>
          onChange({ ...line, targeting: { ...line.targeting, [part]: keys } }, `targeting.${part}`)
        }
      />
    </Field>
  );
}

const MODELS = ["home", "hotel", "iptv", "cable"];

function Where(props: LineFormProps) {
  const { line, onChange, faults, vocabulary } = props;
  const { w } = useDesk();
  const set = (targeting: Partial<Targeting>, field: string) =>
    onChange({ ...line, targeting: { ...line.targeting, ...targeting } }, field);
  const chosen = line.targeting.surfaces;
  return (
    <>
      <Field wide label={w.t("line.surfaces")} path="targeting.surfaces" faults={faults}>
        <SurfacePicker
          chosen={chosen}
          onToggle={(surface) =>
            set(
              { surfaces: SURFACES.filter((s) => (s === surface) !== chosen.includes(s)) },
              "targeting.surfaces",
            )
          }
        />
      </Field>
      <Pick
        {...props}
        part="brands"
        label={w.t("line.brands")}
        options={(vocabulary?.brands ?? []).map(({ id, name }) => ({ value: id, label: w.text(name) }))}
      />
      <Pick
        {...props}
        part="modelClasses"
        label={w.t("line.models")}
        options={(vocabulary?.modelClasses ?? MODELS).map((key) => ({ value: key, label: w.known("model.", key) }))}
      />
    </>
  );
}

interface SurfacePickerProps {
  chosen: readonly string[];
  onToggle: (surface: (typeof SURFACES)[number]) => void;
  id?: string;
}

/** Each place on the screen as a small picture of a set. */
function SurfacePicker({ chosen, onToggle, id }: SurfacePickerProps) {
  const { w } = useDesk();
  return (
    <div className="surfaces" id={id} role="group" aria-label={w.t("line.surfaces")}>
      {SURFACES.map((surface) => (
        <button
          key={surface}
          type="button"
          className={chosen.includes(surface) ? "on" : ""}
          aria-pressed={chosen.includes(surface)}
          onClick={() => onToggle(surface)}
        >
          <SurfaceMark surface={surface} />
          {w.t(`surface.${surface}`)}
        </button>
      ))}
    </div>
  );
}

/** Where the ad is on the screen: x, y, width, height of a 32 by 18 set. */
const MARKS: Record<(typeof SURFACES)[number], [number, number, number, number]> = {
  BOOT: [0, 0, 32, 18],
  MASTHEAD: [2, 2, 28, 7],
  ROW_SLOT: [12, 11, 7, 5],
  PAUSE: [20, 3, 10, 12],
  SCREENSAVER: [4, 3, 24, 12],
  OVERLAY: [2, 13, 28, 3],
  SQUEEZEBACK: [22, 0, 10, 18],
  PRE_ROLL: [2, 6, 6, 6],
  MID_ROLL: [13, 6, 6, 6],
  POST_ROLL: [24, 6, 6, 6],
};

export function SurfaceMark({ surface }: { surface: (typeof SURFACES)[number] }) {
  const [x, y, width, height] = MARKS[surface];
  const roll = surface.endsWith("_ROLL");
  return (
    <svg viewBox="-1 -1 34 20" width="34" height="20" aria-hidden="true" className="surface-mark">
      <rect x="0" y="0" width="32" height="18" rx="2" />
      {roll && <path d="M2 9 H30" />}
      <rect className="ad" x={x} y={y} width={width} height={height} rx="1.5" />
    </svg>
  );
}

/** The least ages that content is rated for; 0 is any. */
const RATINGS = [0, 7, 12, 16, 18];

function Whom(props: LineFormProps) {
  const { line, onChange, faults, vocabulary } = props;
  const { w } = useDesk();
  const keyed = (list: { key: string; name: { zh: string; en: string } }[] = []) =>
    list.map(({ key, name }) => ({ value: key, label: w.text(name) }));
  return (
    <>
      <Pick {...props} part="regions" label={w.t("line.regions")} options={keyed(vocabulary?.regions)} />
      <Pick {...props} part="genres" label={w.t("line.genres")} options={keyed(vocabulary?.genres)} />
      <Field label={w.t("line.rating")} path="targeting.maxRatingAge" faults={faults}>
        <Select
          value={line.targeting.maxRatingAge}
          options={RATINGS.map((age) => ({
            value: age,
            label: ratingInWords(w, age),
          }))}
          onChange={(maxRatingAge: number) =>
            onChange({ ...line, targeting: { ...line.targeting, maxRatingAge } }, "targeting.maxRatingAge")
          }
        />
      </Field>
      <Pick {...props} part="segments" label={w.t("line.interests")} options={keyed(vocabulary?.segments)} />
    </>
  );
}

function When({ line, onChange, faults }: LineFormProps) {
  const { w, zone } = useDesk();
  const first = dayOf(line.start, zone);
  const last = dayOf(Date.parse(line.end) - 1, zone);
  return (
    <>
      <Field
        wide
        label={w.t("line.flight")}
        path="end"
        faults={faults}
        help={w.t("line.flightHelp", { days: sums(line).days, zone: zone ?? "UTC" })}
      >
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(first), dayjs(last)]}
          style={{ maxWidth: 320 }}
          onChange={(days) => {
            const [from, to] = days ?? [];
            if (!from || !to) return;
            const start = dayStart(from.format("YYYY-MM-DD"), zone);
            const end = dayStart(dayAfter(to.format("YYYY-MM-DD")), zone);
            onChange({ ...line, start, end }, "flight");
          }}
        />
      </Field>
      <Field wide label={w.t("line.hours")} path="targeting.hoursOfWeek" faults={faults}>
        <HourGrid
          hours={line.targeting.hoursOfWeek}
          onChange={(hoursOfWeek) =>
            onChange({ ...line, targeting: { ...line.targeting, hoursOfWeek } }, "")
          }
        />
      </Field>
    </>
  );
}

function Price(props: LineFormProps) {
  const { line, onChange, faults } = props;
  const { w } = useDesk();
  const { goal, cpm, kind } = line;
  const setGoal = (change: Partial<LineDraft["goal"]>, field: string) =>
    onChange({ ...line, goal: { ...goal, ...change } }, field);
  const paid = kind !== "HOUSE";
  return (
    <>
      {kind === "GUARANTEED" && (
        <Field label={w.t("line.goal")} path="goal.impressions" faults={faults} help={<Match {...props} />}>
          <InputNumber<number>
            min={1}
            controls={false}
            value={goal.impressions}
            formatter={(n) => (n === undefined ? "" : w.number(Number(n)))}
            parser={(typed) => Number((typed ?? "").replace(/[^\d]/g, ""))}
            onChange={(impressions) => setGoal({ impressions: impressions ?? 0 }, "goal.impressions")}
            style={{ width: "100%" }}
          />
        </Field>
      )}
      {kind === "SPONSORSHIP" && (
        <Field label={w.t("line.share")} path="goal.sharePercent" faults={faults} help={w.t("line.shareHelp")}>
          <InputNumber<number>
            min={1}
            max={100}
            suffix="%"
            value={goal.sharePercent}
            onChange={(share) => setGoal({ sharePercent: share ?? 0 }, "goal.sharePercent")}
            style={{ width: "100%" }}
          />
        </Field>
      )}
      {paid && (
        <Field label={w.t("line.budget")} path="goal.budget" faults={faults}>
          <Amount value={goal.budget} onChange={(budget) => setGoal({ budget }, "goal.budget")} />
        </Field>
      )}
      {paid && (
        <Field label={w.t(kind === "PROGRAMMATIC" ? "line.floor" : "line.cpm")} path="cpm" faults={faults}>
          <Amount value={cpm} onChange={(price) => onChange({ ...line, cpm: price }, "cpm")} />
        </Field>
      )}
      <Field label={w.t("line.cap")} path="capPerDay" faults={faults} help={w.t("line.capHelp")}>
        <InputNumber<number>
          min={1}
          max={1000}
          value={line.capPerDay}
          onChange={(cap) => onChange({ ...line, capPerDay: cap ?? 0 }, "capPerDay")}
          style={{ width: "100%" }}
        />
      </Field>
      <Arithmetic line={line} />
    </>
  );
}

/** Offers the goal that the budget pays exactly. */
function Match({ line, onChange }: LineFormProps) {
  const { w } = useDesk();
  const pays = bought(line.goal.budget, line.cpm);
  if (pays === 0 || pays === line.goal.impressions) return null;
  return (
    <button
      type="button"
      className="inline-link"
      onClick={() => onChange({ ...line, goal: { ...line.goal, impressions: pays } }, "")}
    >
      {w.t("line.match", { count: pays })}
    </button>
  );
}

/** What the figures above come to, while they are typed. */
export function Arithmetic({ line }: { line: LineDraft }) {
  const { w } = useDesk();
  const sum = sums(line);
  if (line.kind === "HOUSE") return <p className="arithmetic">{w.t("sum.house")}</p>;
  return (
    <p className={`arithmetic ${sum.short ? "bad" : ""}`} role="status" data-testid="arithmetic">
      <b>{w.t("sum.impressions", { count: sum.impressions })}</b>
      <span>{w.t("sum.perDay", { count: sum.perDay, days: sum.days })}</span>
      <span>{w.t("sum.cap", { count: sum.most })}</span>
      {sum.short && (
        <em>{w.t("sum.short", { cost: w.money(sum.cost), budget: w.money(line.goal.budget) })}</em>
      )}
    </p>
  );
}

function Ads({ line, onChange, faults, creatives }: LineFormProps) {
  const { w } = useDesk();
  const known = new Map(creatives.map((one) => [one.film.assetKey, one]));
  const options = [...known.values()].map(({ film, review }) => ({
    value: film.assetKey,
    label: [w.text(film.title), film.seconds ? w.t("seconds", { count: film.seconds }) : "", w.t(`review.${review}`)]
      .filter(Boolean)
      .join(" · "),
  }));
  const held = line.creatives
    .filter((film) => !known.has(film.assetKey))
    .map((film) => ({ value: film.assetKey, label: w.text(film.title) }));
  const take = (keys: string[]) =>
    keys.flatMap((key) => {
      const had = line.creatives.find((film) => film.assetKey === key);
      const one = known.get(key);
      // The same film on another line item has an id of its own there, and its own review.
      return had ? [had] : one ? [{ ...one.film, id: uuidV7(), surfaces: [] }] : [];
    });
  return (
    <Field wide label={w.t("line.creatives")} path="creatives" faults={faults} help={w.t("line.creativesHelp")}>
      <Select
        mode="multiple"
        allowClear
        optionFilterProp="label"
        placeholder={w.t("line.creativesHint")}
        value={line.creatives.map((film) => film.assetKey)}
        options={[...held, ...options]}
        onChange={(keys: string[]) => onChange({ ...line, creatives: take(keys) }, "creatives")}
      />
    </Field>
  );
}
