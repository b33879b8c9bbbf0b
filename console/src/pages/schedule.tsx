import { RedoOutlined, SendOutlined, UndoOutlined } from "@ant-design/icons";
import { type Fault as Broken, faultsOf } from "@foyer/ui/adhouse";
import type { Edition, Rehearsal, Schedule, Sheet, Station } from "@foyer/ui/channels";
import { Problem } from "@foyer/ui/api";
import { Alert, App, Button, DatePicker, Segmented, Select, Table } from "antd";
import dayjs from "dayjs";
import { useEffect, useMemo, useState } from "react";
import { AiredDayPanel } from "../airedday.tsx";
import { BlockForm, ClipsForm, ListsForm } from "../blockform.tsx";
import { useDesk } from "../desk.tsx";
import { Fault, faultWords } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";
import { begun, blankSchedule, done, type Past, redone, tidy, undone } from "../schedule.ts";
import { WeekGrid } from "../weekgrid.tsx";

/** What a channel shows, by rule: edited as a week, tried as a day, published from an instant on. */
export function SchedulePage({ of }: { of: string | null }) {
  const { w, house, go } = useDesk();
  const { value, cause, again } = useLoad("stations", () => house.stations());
  const station = value?.items.find(({ id }) => id === of) ?? value?.items.find(({ scheduled }) => scheduled) ?? value?.items[0];
  return (
    <>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={8} />}
      {value && !station && (
        <Panel>
          <NothingOf of="schedule" />
        </Panel>
      )}
      {station && (
        <Desk
          key={station.id}
          station={station}
          picker={
            <Select
              value={station.id}
              style={{ minWidth: 220 }}
              aria-label={w.t("schedule.channel")}
              options={value!.items.map(({ id, number, name }) => ({ value: id, label: `${number} · ${w.text(name)}` }))}
              onChange={(id) => go("schedule", id)}
            />
          }
        />
      )}
    </>
  );
}

function Desk({ station, picker }: { station: Station; picker: React.ReactNode }) {
  const { w, house, zone } = useDesk();
  const { value, cause, again } = useLoad(`sheet/${station.id}`, () => house.sheet(station.id));
  return (
    <>
      <PageHead title={w.t("schedule.pageTitle")} lead={w.t("schedule.lead")}>
        {picker}
      </PageHead>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={8} />}
      {value && <Editor key={value.version} sheet={value} zone={zone ?? "Asia/Shanghai"} reload={again} />}
    </>
  );
}

const ASK_MILLIS = 500;
/** Five minutes are the rule; one is for the person who confirms. */
const AHEAD_MILLIS = 6 * 60_000;

/** The draft tried by the server a moment after each change; what was tried last stays meanwhile. */
function useRehearsal(id: string, schedule: Schedule, from: string, day: string | undefined) {
  const { house } = useDesk();
  const [tried, setTried] = useState<Rehearsal | null>(null);
  const [cause, setCause] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    let stale = false;
    setBusy(true);
    const timer = setTimeout(() => {
      house.rehearse(id, schedule, from, day).then(
        (answer) => {
          if (stale) return;
          setTried((before) => ({ ...answer, day: answer.day ?? before?.day ?? null }));
          setCause(null);
          setBusy(false);
        },
        (failure: unknown) => {
          if (stale) return;
          setCause(failure);
          setBusy(false);
        },
      );
    }, ASK_MILLIS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [id, schedule, from, day]);
  return { tried, cause, busy };
}

type Part = "block" | "lists" | "clips";

function Editor({ sheet, zone, reload }: { sheet: Sheet; zone: string; reload: () => void }) {
  const { w, house } = useDesk();
  const { notification, modal } = App.useApp();
  const start = useMemo(
    () => tidy(sheet.schedule ?? blankSchedule(zone, sheet.films, sheet.clips.map(({ asset }) => asset))),
    [sheet],
  );
  const [past, setPast] = useState<Past<Schedule>>(() => begun(start));
  const [chosen, setChosen] = useState(0);
  const [part, setPart] = useState<Part>("block");
  const [from, setFrom] = useState(sheet.earliest);
  const [day, setDay] = useState<string | undefined>(undefined);
  const [sending, setSending] = useState(false);
  const schedule = past.now;
  const { tried, cause, busy } = useRehearsal(sheet.channel.id, schedule, from, day);
  const faults: Broken[] = cause === null ? (tried?.faults ?? []) : faultsOf(cause);
  const change = (next: Schedule) => {
    if (JSON.stringify(next) !== JSON.stringify(schedule)) setPast((before) => done(before, next));
  };
  useUndoKeys(setPast);
  const edited = past.before.length;
  const index = Math.min(chosen, schedule.blocks.length - 1);

  const publish = () => {
    // The page may have stood open for long: what was soonest then is too soon now.
    const soonest = new Date(Math.ceil((Date.now() + AHEAD_MILLIS) / 60_000) * 60_000).toISOString();
    const at = Date.parse(from) < Date.parse(soonest) ? soonest : from;
    setFrom(at);
    modal.confirm({
      title: w.t("schedule.publishWhat", { channel: w.text(sheet.channel.name), at: w.at(at) }),
      content: w.t("schedule.publishWhy"),
      okText: w.t("schedule.publish"),
      onOk: async () => {
        setSending(true);
        try {
          const { version, from: begins } = await house.publishSchedule(sheet.channel.id, schedule, at, sheet.version);
          notification.success({ title: w.t("schedule.published", { version, at: w.at(begins) }) });
          reload();
        } catch (failure) {
          const meanwhile = failure instanceof Problem && failure.type === "changed-meanwhile";
          const said = faultWords(w, failure);
          notification.error({
            title: meanwhile ? w.t("schedule.meanwhile") : said.what,
            description: meanwhile ? w.t("schedule.meanwhileWhy") : said.rest,
          });
        } finally {
          setSending(false);
        }
      },
    });
  };
  return (
    <>
      <div className="schedule-bar">
        <span className={`state ${edited > 0 ? "warn" : "good"}`} data-testid="schedule-state">
          {edited > 0 ? w.t("schedule.edited", { count: edited }) : sheet.version > 0 ? w.t("schedule.asPublished", { version: sheet.version }) : w.t("schedule.first")}
        </span>
        <Button icon={<UndoOutlined />} disabled={past.before.length === 0} onClick={() => setPast(undone)}>
          {w.t("schedule.undo")}
        </Button>
        <Button icon={<RedoOutlined />} disabled={past.after.length === 0} onClick={() => setPast(redone)} aria-label={w.t("schedule.redo")} />
        <span className="schedule-from">
          <label htmlFor="schedule-from">{w.t("schedule.from")}</label>
          <FromPicker value={from} earliest={sheet.earliest} zone={zone} change={setFrom} bad={faults.some(({ field }) => field === "validFrom")} />
          <Button type="primary" icon={<SendOutlined />} loading={sending} disabled={faults.length > 0 || cause !== null} onClick={publish}>
            {w.t("schedule.publish")}
          </Button>
        </span>
      </div>
      {cause !== null && faults.length === 0 && <Fault cause={cause} />}
      {faults.length > 0 && <Faults faults={faults} />}
      <div className="schedule-desk">
        <Panel className="schedule-week">
          <WeekGrid
            schedule={schedule}
            chosen={index}
            faults={faults}
            change={change}
            choose={(block) => {
              setChosen(block);
              setPart("block");
            }}
          />
        </Panel>
        <Panel className="schedule-side">
          <Segmented<Part>
            block
            value={part}
            onChange={setPart}
            options={(["block", "lists", "clips"] as const).map((value) => ({ value, label: w.t(`schedule.part.${value}`) }))}
          />
          {part === "block" && <BlockForm schedule={schedule} faults={faults} change={change} chosen={index} choose={setChosen} />}
          {part === "lists" && <ListsForm schedule={schedule} faults={faults} change={change} sheet={sheet} />}
          {part === "clips" && <ClipsForm schedule={schedule} faults={faults} change={change} sheet={sheet} />}
        </Panel>
      </div>
      <AiredDayPanel aired={tried?.day ?? null} busy={busy} pick={setDay} />
      <History sheet={sheet} load={(next) => change(tidy(next))} />
    </>
  );
}

function useUndoKeys(setPast: (step: (past: Past<Schedule>) => Past<Schedule>) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      setPast(event.shiftKey ? redone : undone);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

interface FromProps {
  value: string;
  earliest: string;
  zone: string;
  bad: boolean;
  change: (from: string) => void;
}

/** Picks an instant by the channel's clock, whatever the browser's is. */
function FromPicker({ value, earliest, zone, bad, change }: FromProps) {
  const local = (at: string) => dayjs(new Date(at).toLocaleString("sv-SE", { timeZone: zone }));
  const ahead = local(earliest).valueOf() - dayjs(earliest).valueOf();
  return (
    <DatePicker
      id="schedule-from"
      showTime={{ format: "HH:mm", minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      allowClear={false}
      status={bad ? "error" : ""}
      value={local(value)}
      disabledDate={(day) => day.isBefore(local(earliest).startOf("day"))}
      onChange={(at) => {
        if (!at) return;
        const chosen = new Date(at.valueOf() - ahead).toISOString();
        change(chosen < earliest ? earliest : chosen);
      }}
    />
  );
}

const MOST_FAULTS = 6;

function Faults({ faults }: { faults: readonly Broken[] }) {
  const { w } = useDesk();
  return (
    <Alert
      type="error"
      showIcon
      data-testid="schedule-faults"
      title={w.t("schedule.faults", { count: faults.length })}
      description={
        <ul className="fault-list">
          {faults.slice(0, MOST_FAULTS).map(({ field, rule }) => (
            <li key={`${field} ${rule}`}>
              <code>{field}</code> {rule}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function History({ sheet, load }: { sheet: Sheet; load: (schedule: Schedule) => void }) {
  const { w, house } = useDesk();
  const { notification } = App.useApp();
  const open = async (version: number) => {
    try {
      load(await house.scheduleOf(sheet.channel.id, version));
    } catch (cause) {
      notification.error({ title: faultWords(w, cause).what });
    }
  };
  return (
    <Panel title={w.t("schedule.history")}>
      {sheet.history.length === 0 ? (
        <NothingOf of="schedule.history" />
      ) : (
        <Table<Edition>
          size="small"
          rowKey="version"
          dataSource={sheet.history}
          pagination={sheet.history.length > 8 ? { pageSize: 8, size: "small" } : false}
          columns={[
            { title: w.t("schedule.version"), key: "version", width: 90, render: (_, row) => `v${row.version}` },
            {
              title: w.t("schedule.state"),
              key: "state",
              width: 120,
              render: (_, row) => <span className={`state ${STATES[row.state]}`}>{w.t(`schedule.state.${row.state}`)}</span>,
            },
            { title: w.t("schedule.begins"), key: "from", render: (_, row) => w.at(row.from) },
            { title: w.t("schedule.publishedAt"), key: "published", render: (_, row) => w.at(row.publishedAt) },
            { title: w.t("schedule.by"), key: "by", render: (_, row) => row.by ?? w.t("schedule.setUp") },
            {
              key: "act",
              width: 140,
              align: "right",
              render: (_, row) => (
                <Button size="small" type="link" onClick={() => void open(row.version)}>
                  {w.t("schedule.load")}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

const STATES = { ON_AIR: "live", TO_COME: "warn", PAST: "done" } as const;
