/** The rules of one block, of the lists that blocks draw from, and of what fills breaks and gaps. */
import { DeleteOutlined, PlusOutlined, ScissorOutlined } from "@ant-design/icons";
import { DAYS, type Block, type Playlist, type Schedule, type Sheet } from "@foyer/ui/channels";
import type { Fault } from "@foyer/ui/adhouse";
import { Button, Checkbox, Input, InputNumber, Select, TimePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useDesk } from "./desk.tsx";
import { Field } from "./field.tsx";
import { addedList, changed, changedList, inUse, minutesOf, moved, removed, removedList, split, stretches, withEntries } from "./schedule.ts";

interface Props {
  schedule: Schedule;
  faults: readonly Fault[];
  change: (next: Schedule) => void;
}

export function BlockForm({ schedule, faults, change, chosen, choose }: Props & { chosen: number; choose: (block: number) => void }) {
  const { w } = useDesk();
  const block = schedule.blocks[chosen];
  if (!block) return null;
  const path = `blocks.${block.at}`;
  const set = (more: Partial<Block>) => change(changed(schedule, chosen, more));
  const days = block.days.length === 0 ? [...DAYS] : block.days;
  const own = stretches(schedule).find((each) => each.block === chosen && !each.carried);
  return (
    <div className="fields one" data-testid="block-form">
      <Field label={w.t("schedule.at")} path={path} faults={faults.filter(({ field }) => field === path)} help={w.t("schedule.atHelp")}>
        <TimePicker
          format="HH:mm"
          minuteStep={5}
          allowClear={false}
          needConfirm={false}
          value={dayjs(`2026-01-01T${block.at}`)}
          onChange={(at) => at && change(moved(schedule, chosen, at.hour() * 60 + at.minute()))}
        />
      </Field>
      <div className="field">
        <label id="block-days">{w.t("schedule.days")}</label>
        <Checkbox.Group
          className="day-boxes"
          value={days}
          aria-labelledby="block-days"
          options={DAYS.map((day) => ({ value: day, label: w.t(`schedule.day.${day}`) }))}
          onChange={(chosenDays) => {
            if (chosenDays.length === 0) return;
            set({ days: chosenDays.length === DAYS.length ? [] : DAYS.filter((day) => chosenDays.includes(day)) });
          }}
        />
      </div>
      <Field label={w.t("schedule.playlist")} path={`${path}.playlist`} faults={faults}>
        <Select
          value={block.playlist}
          options={schedule.playlists.map(({ key, entries }) => ({ value: key, label: `${key} · ${w.t("schedule.entries", { count: entries.length })}` }))}
          onChange={(playlist) => set({ playlist })}
        />
      </Field>
      <Listing block={block} set={set} />
      <div className="fields">
        <Field label={w.t("schedule.breakAfter")} path={`${path}.breakAfter`} faults={faults} help={w.t("schedule.breakAfterHelp")}>
          <InputNumber min={0} max={100} value={block.breakAfter} onChange={(n) => set({ breakAfter: n ?? 0 })} style={{ width: "100%" }} />
        </Field>
        <Field label={w.t("schedule.breakSpots")} path={`${path}.breakSpots`} faults={faults}>
          <InputNumber min={0} max={20} value={block.breakSpots} onChange={(n) => set({ breakSpots: n ?? 0 })} style={{ width: "100%" }} />
        </Field>
      </div>
      <div className="page-acts">
        <Button
          icon={<ScissorOutlined />}
          onClick={() => own && change(split(schedule, chosen, (minutesOf(block.at) + own.to) / 2))}
        >
          {w.t("schedule.split")}
        </Button>
        <Button
          danger
          icon={<DeleteOutlined />}
          disabled={schedule.blocks.length === 1}
          onClick={() => {
            change(removed(schedule, chosen));
            choose(Math.max(0, chosen - 1));
          }}
        >
          {w.t("schedule.remove")}
        </Button>
      </div>
    </div>
  );
}

/** What the guide says of the whole block; without it each entry is a programme of its own. */
function Listing({ block, set }: { block: Block; set: (more: Partial<Block>) => void }) {
  const { w } = useDesk();
  const { listing } = block;
  const blank = { title: { zh: "节目", en: "Programme" }, synopsis: { zh: "—", en: "—" } };
  const word = (of: "title" | "synopsis", language: "zh" | "en") => (
    <Input
      value={listing?.[of][language]}
      status={listing && listing[of][language].trim() === "" ? "error" : ""}
      aria-label={`${w.t(`schedule.${of}`)} ${language}`}
      addonBefore={`${w.t(`schedule.${of}`)} ${language}`}
      maxLength={200}
      onChange={(event) => listing && set({ listing: { ...listing, [of]: { ...listing[of], [language]: event.target.value } } })}
    />
  );
  return (
    <div className="field">
      <Checkbox checked={listing !== null} onChange={(event) => set({ listing: event.target.checked ? blank : null })}>
        {w.t("schedule.listed")}
      </Checkbox>
      {listing && (
        <>
          {word("title", "zh")}
          {word("title", "en")}
          {word("synopsis", "zh")}
          {word("synopsis", "en")}
        </>
      )}
    </div>
  );
}

export function ListsForm({ schedule, faults, change, sheet }: Props & { sheet: Sheet }) {
  const { w } = useDesk();
  const [key, setKey] = useState(schedule.playlists[0]?.key ?? "");
  const list = schedule.playlists.find((each) => each.key === key) ?? schedule.playlists[0];
  return (
    <div className="fields one" data-testid="lists-form">
      <div className="page-acts">
        <Select
          style={{ flex: 1 }}
          value={list?.key}
          aria-label={w.t("schedule.playlist")}
          options={schedule.playlists.map((each) => ({ value: each.key, label: `${each.key} · ${w.t("schedule.entries", { count: each.entries.length })}` }))}
          onChange={setKey}
        />
        <Button
          icon={<PlusOutlined />}
          onClick={() => {
            const next = addedList(schedule, "list", sheet.films);
            change(next);
            setKey(next.playlists.at(-1)!.key);
          }}
        >
          {w.t("schedule.newList")}
        </Button>
      </div>
      {list && <ListForm key={list.key} list={list} schedule={schedule} faults={faults} change={change} sheet={sheet} renamed={setKey} />}
    </div>
  );
}

interface ListProps extends Props {
  list: Playlist;
  sheet: Sheet;
  renamed: (key: string) => void;
}

function ListForm({ list, schedule, faults, change, sheet, renamed }: ListProps) {
  const { w } = useDesk();
  const [name, setName] = useState(list.key);
  const path = `playlists.${list.key}`;
  const set = (more: Partial<Playlist>) => change(changedList(schedule, list.key, more));
  const taken = name !== list.key && schedule.playlists.some(({ key }) => key === name);
  const rename = () => {
    if (name.trim() === "" || taken) return setName(list.key);
    if (name === list.key) return;
    set({ key: name });
    renamed(name);
  };
  const seconds = new Map(sheet.films.map((film) => [film.key, film.seconds]));
  const total = list.entries.reduce((all, { key }) => all + (seconds.get(key) ?? 0), 0);
  return (
    <>
      <Field label={w.t("schedule.listName")} path={path} faults={faults.filter(({ field }) => field === path)}>
        <Input value={name} maxLength={40} status={taken ? "error" : ""} onChange={(e) => setName(e.target.value)} onBlur={rename} onPressEnter={rename} />
      </Field>
      <div className="fields">
        <Field label={w.t("schedule.order")}>
          <Select
            value={list.order}
            options={(["SHUFFLE", "IN_ORDER"] as const).map((order) => ({ value: order, label: w.t(`schedule.order.${order}`) }))}
            onChange={(order) => set({ order })}
          />
        </Field>
        <Field label={w.t("schedule.noRepeat")} path={`${path}.noRepeatMinutes`} faults={faults}>
          <InputNumber min={0} max={44_640} value={list.noRepeatMinutes} onChange={(n) => set({ noRepeatMinutes: n ?? 0 })} style={{ width: "100%" }} />
        </Field>
      </div>
      <Field label={w.t("schedule.films", { minutes: Math.round(total / 60) })} path={`${path}.entries`} faults={faults}>
        <Select
          mode="multiple"
          maxTagCount={12}
          optionFilterProp="label"
          value={list.entries.map(({ key }) => key)}
          options={[
            ...sheet.films.map((film) => ({ value: film.key, label: `${w.text(film.title)} · ${w.t("schedule.minutes", { minutes: Math.max(1, Math.round(film.seconds / 60)) })}` })),
            ...list.entries.filter(({ key }) => !seconds.has(key)).map((entry) => ({ value: entry.key, label: w.text(entry.title) })),
          ]}
          onChange={(keys: string[]) => set(withEntries(list, keys, sheet.films))}
        />
      </Field>
      <div className="page-acts">
        <Button danger icon={<DeleteOutlined />} disabled={inUse(schedule, list.key)} onClick={() => change(removedList(schedule, list.key))}>
          {w.t("schedule.removeList")}
        </Button>
        {inUse(schedule, list.key) && <small>{w.t("schedule.inUse")}</small>}
      </div>
    </>
  );
}

export function ClipsForm({ schedule, faults, change, sheet }: Props & { sheet: Sheet }) {
  const { w } = useDesk();
  const options = sheet.clips.map(({ asset, seconds }) => ({ value: asset, label: `${asset} · ${w.t("schedule.seconds", { seconds })}` }));
  return (
    <div className="fields one" data-testid="clips-form">
      {(["spots", "fillers"] as const).map((which) => (
        <Field key={which} label={w.t(`schedule.${which}`)} path={which} faults={faults} help={w.t(`schedule.${which}Help`)}>
          <Select
            mode="multiple"
            maxTagCount={12}
            optionFilterProp="label"
            value={schedule[which]}
            options={options}
            onChange={(assets: string[]) => change({ ...schedule, [which]: assets })}
          />
        </Field>
      ))}
    </div>
  );
}
