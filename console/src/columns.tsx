/** Which columns of a table one wants to see; kept in this browser. */
import { SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useState } from "react";
import { useDesk } from "./desk.tsx";
import { memory } from "./memory.ts";

interface Named {
  key: string;
  title: string;
  /** A fixed column is always shown. */
  fixed?: "left" | "right";
}

export function useColumns<C extends Named>(table: string, columns: C[]) {
  const store = memory.choice(`columns.${table}`);
  const [hidden, setHidden] = useState(() => new Set((store.get() ?? "").split(",").filter(Boolean)));
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    store.set([...next].join(",") || null);
    setHidden(next);
  };
  return {
    shown: columns.filter((column) => column.fixed || !hidden.has(column.key)),
    chooser: (
      <Chooser columns={columns.filter((c) => !c.fixed && c.title !== "")} hidden={hidden} onToggle={toggle} />
    ),
  };
}

interface ChooserProps {
  columns: Named[];
  hidden: Set<string>;
  onToggle: (key: string) => void;
}

function Chooser({ columns, hidden, onToggle }: ChooserProps) {
  const { w } = useDesk();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={w.t("columns")}
      content={
        <div className="column-list">
          {columns.map(({ key, title }) => (
            <Checkbox key={key} checked={!hidden.has(key)} onChange={() => onToggle(key)}>
              {title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={w.t("columns")} title={w.t("columns")} />
    </Popover>
  );
}
