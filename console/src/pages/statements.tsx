import type { StatementSummary } from "@foyer/ui";
import { Table } from "antd";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, State, Waiting } from "../parts.tsx";
import { hashOf } from "../route.ts";

export function StatementsPage() {
  const { w, server } = useDesk();
  const { value, cause, again } = useLoad("statements", () => server.statements());
  return (
    <>
      <PageHead title={w.t("statements.title")} lead={w.t("statements.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting />}
      {value && (
        <Panel>
          {value.items.length === 0 ? <NothingOf of="statements" /> : <Rows items={value.items} />}
        </Panel>
      )}
    </>
  );
}

function Rows({ items }: { items: StatementSummary[] }) {
  const { w } = useDesk();
  return (
    <Table
      size="middle"
      rowKey="period"
      dataSource={items}
      pagination={false}
      columns={[
        {
          title: w.t("period"),
          dataIndex: "period",
          render: (period: string) => <a href={hashOf("statements", period, period)}>{w.month(period)}</a>,
        },
        { title: w.t("state"), dataIndex: "state", render: (state: string) => <State state={state} /> },
        {
          title: w.t("statements.closedAt"),
          dataIndex: "closedAt",
          render: (at: string | null) => (at ? w.at(at) : "—"),
        },
        {
          title: w.t("statements.payable"),
          align: "right",
          className: "figure",
          render: (_, row) => <b>{w.money(row.payable)}</b>,
        },
      ]}
    />
  );
}
