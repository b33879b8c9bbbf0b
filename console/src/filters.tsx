/** Filters that have a name: chosen with one key, kept in this browser. */
import { CloseOutlined, SaveOutlined } from "@ant-design/icons";
import { Button, Input, Popover } from "antd";
import { useState } from "react";
import { useDesk } from "./desk.tsx";
import { memory } from "./memory.ts";

export interface SavedFilter {
  name: string;
  query: Record<string, string>;
}

const MOST = 12;

export function useSavedFilters(page: string) {
  const store = memory.choice(`filters.${page}`);
  const [saved, setSaved] = useState<SavedFilter[]>(() => read(store.get()));
  const write = (next: SavedFilter[]) => {
    store.set(next.length > 0 ? JSON.stringify(next) : null);
    setSaved(next);
  };
  return {
    saved,
    save: (name: string, query: Record<string, string>) =>
      write([...saved.filter((f) => f.name !== name), { name, query }].slice(-MOST)),
    drop: (name: string) => write(saved.filter((f) => f.name !== name)),
  };
}

function read(kept: string | null): SavedFilter[] {
  try {
    const value: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(value) ? (value as SavedFilter[]) : [];
  } catch {
    return [];
  }
}

/** Two filters are equal when they leave the same rows; an empty value filters nothing. */
export function sameFilter(a: Record<string, string>, b: Record<string, string>): boolean {
  const plain = (query: Record<string, string>) =>
    JSON.stringify(Object.entries(query).filter(([, value]) => value !== "").sort());
  return plain(a) === plain(b);
}

interface Props {
  page: string;
  query: Record<string, string>;
  onChoose: (query: Record<string, string>) => void;
}

export function SavedFilters({ page, query, onChoose }: Props) {
  const { w } = useDesk();
  const { saved, save, drop } = useSavedFilters(page);
  const some = Object.values(query).some((value) => value !== "");
  return (
    <div className="saved-filters" role="group" aria-label={w.t("filters.saved")}>
      <button type="button" className={some ? "" : "on"} onClick={() => onChoose({})}>
        {w.t("filters.all")}
      </button>
      {saved.map((filter) => (
        <span key={filter.name} className={sameFilter(filter.query, query) ? "on" : ""}>
          <button type="button" onClick={() => onChoose(filter.query)}>
            {filter.name}
          </button>
          <button type="button" aria-label={w.t("filters.drop", { name: filter.name })} onClick={() => drop(filter.name)}>
            <CloseOutlined />
          </button>
        </span>
      ))}
      {some && !saved.some((filter) => sameFilter(filter.query, query)) && (
        <SaveFilter onSave={(name) => save(name, query)} />
      )}
    </div>
  );
}

function SaveFilter({ onSave }: { onSave: (name: string) => void }) {
  const { w } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <Input.Search
          autoFocus
          maxLength={40}
          placeholder={w.t("filters.name")}
          enterButton={w.t("filters.keep")}
          onSearch={(name) => {
            if (name.trim() === "") return;
            onSave(name.trim());
            setOpen(false);
          }}
        />
      }
    >
      <Button size="small" type="text" icon={<SaveOutlined />}>
        {w.t("filters.save")}
      </Button>
    </Popover>
  );
}
