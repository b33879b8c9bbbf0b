import type { AuditRow, Name } from "@foyer/ui";
import { Button, Table } from "antd";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { keyOf, usePages } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";

/** What the partner's own staff did. */
export function AuditPage() {
  const { w, server } = useDesk();
  const pages = usePages("audit", (cursor) => server.auditTrail(cursor));
  return (
    <>
      <PageHead title={w.t("audit.title")} lead={w.t("audit.lead")} />
      {pages.cause !== null && <Fault cause={pages.cause} again={pages.next} />}
      {pages.rows.length === 0 && pages.busy && <Waiting />}
      {(pages.rows.length > 0 || (!pages.busy && pages.cause === null)) && (
        <Panel>
          {pages.rows.length === 0 ? (
            <NothingOf of="audit" />
          ) : (
            <Table<AuditRow>
              size="small"
              rowKey={keyOf}
              pagination={false}
              dataSource={pages.rows}
              columns={[
                { title: w.t("audit.at"), width: 190, render: (_, row) => w.at(row.at) },
                { title: w.t("audit.who"), width: 180, render: (_, row) => plain(w.name, who(row)) },
                { title: w.t("audit.what"), render: (_, row) => w.known("action.", row.action) },
                { title: w.t("audit.on"), render: (_, row) => plain(w.name, row["subject"]) },
                { title: w.t("audit.detail"), render: (_, row) => plain(w.name, row["detail"]) },
              ]}
            />
          )}
          {pages.more && (
            <footer className="panel-foot">
              <Button size="small" loading={pages.busy} onClick={pages.next}>
                {w.t("delivery.all")}
              </Button>
            </footer>
          )}
        </Panel>
      )}
    </>
  );
}

const who = (row: AuditRow): unknown => row.staff ?? row["who"] ?? row["email"];

/** Whatever an entry holds, as words. */
function plain(name: (n: Name) => string, value: unknown): string {
  if (value == null || value === "") return "—";
  if (typeof value !== "object") return String(value);
  if ("zh" in value && "en" in value) return name(value as Name);
  if ("name" in value) return plain(name, value.name);
  return Object.entries(value)
    .map(([field, inner]) => `${field}: ${plain(name, inner)}`)
    .join(", ");
}
