import { LockOutlined } from "@ant-design/icons";
import type { Period } from "@foyer/ui";
import { Unreachable } from "@foyer/ui/api";
import { Alert, App, Button, type ButtonProps, Progress, Table, Typography } from "antd";
import { useEffect, useState } from "react";
import { type Desk, useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { periodOf, ratio } from "../format.ts";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, State, Waiting } from "../parts.tsx";

interface Closing {
  period: string;
  is: "running" | "done" | "failed";
  cause: unknown;
}

/** The months of the alliance, and the one act that makes them final. */
export function PeriodsPage() {
  const { w, server } = useDesk();
  const { value, cause, again } = useLoad("periods", () => server.periods());
  const [closing, setClosing] = useState<Closing | null>(null);
  const close = async (period: string) => {
    setClosing({ period, is: "running", cause: null });
    try {
      await closed(server, period);
      setClosing({ period, is: "done", cause: null });
    } catch (problem) {
      setClosing({ period, is: "failed", cause: problem });
    }
    again();
  };
  const done = closing?.is === "done" && value?.items.find((p) => p.period === closing.period);
  return (
    <>
      <PageHead title={w.t("periods.title")} lead={w.t("periods.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {closing?.is === "running" && <Running period={closing.period} />}
      {closing?.is === "failed" && <Fault cause={closing.cause} />}
      {done && <Result period={done} />}
      {!value && cause === null && <Waiting />}
      {value && (
        <Panel>
          {value.items.length === 0 ? (
            <NothingOf of="periods" />
          ) : (
            <Months items={value.items} running={closing?.is === "running"} onClose={close} />
          )}
        </Panel>
      )}
    </>
  );
}

/** The close may outlive one answer: it is idempotent, so we ask until the month is closed. */
async function closed(server: Desk["server"], period: string): Promise<void> {
  const most = 60;
  for (let tries = 0; ; tries++) {
    try {
      await server.closePeriod(period);
      return;
    } catch (cause) {
      if (!(cause instanceof Unreachable) || tries >= most) throw cause;
    }
    const { items } = await server.periods().catch(() => ({ items: [] as Period[] }));
    if (items.some((p) => p.period === period && p.state === "closed")) return;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

function Running({ period }: { period: string }) {
  const { w } = useDesk();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Panel>
      <div className="running" role="status">
        <b>{w.t("periods.closing", { period: w.month(period), seconds })}</b>
        <Progress percent={100} status="active" showInfo={false} size="small" />
        <small>{w.t("periods.leave")}</small>
      </div>
    </Panel>
  );
}

function Result({ period }: { period: Period }) {
  const { w } = useDesk();
  return (
    <Alert
      className="fault"
      type="success"
      showIcon
      data-testid="period-closed"
      title={w.t("periods.done", { period: w.month(period.period) })}
      description={w.t("periods.doneWhat", {
        count: period.statements,
        total: w.money(period.total),
      })}
    />
  );
}

interface MonthsProps {
  items: Period[];
  running: boolean;
  onClose: (period: string) => Promise<void>;
}

function Months({ items, running, onClose }: MonthsProps) {
  const { w } = useDesk();
  const ask = useAsking(onClose);
  const figure = { align: "right" as const, className: "figure" };
  const final = items.filter((p) => p.state === "closed").map((p) => p.period);
  return (
    <Table<Period>
      key={final[0] ?? "none"} // the month just closed opens by itself
      size="middle"
      rowKey="period"
      pagination={false}
      dataSource={items}
      expandable={{
        expandedRowRender: (row) => <Distribution period={row} />,
        rowExpandable: (row) => row.state === "closed",
        defaultExpandedRowKeys: final.slice(0, 1),
      }}
      columns={[
        { title: w.t("period"), render: (_, row) => <b>{w.month(row.period)}</b> },
        { title: w.t("state"), render: (_, row) => <State state={row.state} /> },
        {
          title: w.t("statements.closedAt"),
          render: (_, row) => (row.closedAt ? w.at(row.closedAt) : "—"),
        },
        {
          title: w.t("periods.statements"),
          ...figure,
          render: (_, row) => w.number(row.statements),
        },
        { title: w.t("periods.total"), ...figure, render: (_, row) => <b>{w.money(row.total)}</b> },
        {
          align: "right",
          render: (_, row) =>
            row.state === "open" && <CloseButton row={row} busy={running} onPress={() => ask(row)} />,
        },
      ]}
    />
  );
}

/** The server decides whether a month is over; the desk only tells what it would answer. */
function CloseButton({ row, busy, onPress }: { row: Period; busy: boolean; onPress: () => void }) {
  const { w, zone } = useDesk();
  const over = row.period < periodOf(new Date(), zone);
  return (
    <span className="close-cell">
      {!over && <small>{w.t("periods.notOver", { date: w.day(lastDay(row.period)) })}</small>}
      <Button
        type={over ? "primary" : "default"}
        icon={<LockOutlined />}
        disabled={busy}
        onClick={onPress}
        data-testid={`close-${row.period}`}
      >
        {w.t("periods.close")}
      </Button>
    </span>
  );
}

function lastDay(period: string): string {
  const [year = 0, month = 1] = period.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function useAsking(onClose: (period: string) => Promise<void>) {
  const { w } = useDesk();
  const { modal } = App.useApp();
  return (row: Period) => {
    const period = w.month(row.period);
    const touches = [
      w.t("periods.touch1", { period }),
      w.t("periods.touch2", { count: row.statements, total: w.money(row.total) }),
      w.t("periods.touch3"),
      w.t("periods.touch4"),
    ];
    modal.confirm({
      title: w.t("periods.ask", { period }),
      width: 520,
      content: (
        <div className="touches">
          <p>{w.t("periods.touches")}</p>
          <ul>
            {touches.map((touch) => (
              <li key={touch}>{touch}</li>
            ))}
          </ul>
          <b>{w.t("periods.final")}</b>
        </div>
      ),
      okText: w.t("periods.confirm", { period }),
      okButtonProps: { danger: true, "data-testid": "close-confirm" } as ButtonProps,
      cancelText: w.t("cancel"),
      onOk: () => {
        void onClose(row.period);
      },
    });
  };
}

/** The rest by equity stands apart: it is no contract's share. */
function Distribution({ period }: { period: Period }) {
  const { w } = useDesk();
  const { distribution, checkpoint } = period;
  return (
    <div className="distribution">
      {checkpoint && (
        <p className="checkpoint">
          <small>{w.t("periods.checkpoint")}</small>{" "}
          <Typography.Text copyable className="mono">
            {checkpoint}
          </Typography.Text>
        </p>
      )}
      <h3>{w.t("periods.distribution")}</h3>
      <p>{w.t("periods.distributionLead")}</p>
      {!distribution || distribution.length === 0 ? (
        <p>{w.t("periods.noDistribution")}</p>
      ) : (
        <Table
          size="small"
          pagination={false}
          rowKey={(row) => w.text(row.partner)}
          dataSource={distribution}
          columns={[
            { title: w.t("periods.partner"), render: (_, row) => w.text(row.partner) },
            {
              title: w.t("periods.share"),
              align: "right",
              className: "figure",
              render: (_, row) => {
                const part = ratio(row.share);
                return part === null ? String(row.share) : w.percent(part > 1 ? part / 100 : part);
              },
            },
            {
              title: w.t("statement.amount"),
              align: "right",
              className: "figure",
              render: (_, row) => <b>{w.money(row.amount)}</b>,
            },
          ]}
        />
      )}
    </div>
  );
}
