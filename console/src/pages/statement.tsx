import {
  ArrowLeftOutlined,
  DownloadOutlined,
  PrinterOutlined,
  SafetyCertificateOutlined,
} from "@ant-design/icons";
import { Alert, Button, Table, Typography } from "antd";
import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { Fault } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { Nothing, State, Waiting } from "../parts.tsx";
import { contractsOf, type Line, type Statement } from "../statement.ts";
import { FactsDrawer } from "./facts.tsx";

/** A statement as a document: who, when, by which contracts, line by line, and how to audit it. */
export function StatementPage({ period }: { period: string }) {
  const { w, server, go } = useDesk();
  const { value, cause, again } = useLoad(period, () => server.statement<Statement>(period));
  return (
    <>
      <div className="paper-acts">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => go("statements")}>
          {w.t("statement.back")}
        </Button>
        {value && <Downloads statement={value} />}
      </div>
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={6} />}
      {value && <Paper statement={value} />}
    </>
  );
}

function Downloads({ statement }: { statement: Statement }) {
  const { w, server, download } = useDesk();
  const { period, partner, state } = statement;
  const name = `statement-${partner.key}-${period}`;
  return (
    <span>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {w.t("statement.print")}
      </Button>
      <Button
        icon={<DownloadOutlined />}
        onClick={() => void download(server.statementCsv(period), `${name}.csv`)}
      >
        {w.t("statement.csv")}
      </Button>
      <Button
        type="primary"
        disabled={state === "open"}
        title={state === "open" ? w.t("statement.packLater") : undefined}
        icon={<SafetyCertificateOutlined />}
        onClick={() => void download(server.statementPack(period), `${name}.zip`)}
      >
        {w.t("statement.pack")}
      </Button>
    </span>
  );
}

function Paper({ statement }: { statement: Statement }) {
  const { w } = useDesk();
  const [open, setOpen] = useState<Line | null>(null);
  const { partner, period, state, payable, lines } = statement;
  return (
    <article className="paper">
      <header>
        <div>
          <small>{w.t("statement.of")}</small>
          <h1>{w.month(period)}</h1>
          <p>{w.text(partner.name)}</p>
        </div>
        <div className="paper-total">
          <State state={state} />
          <b data-testid="statement-total" data-minor={payable.minor}>
            {w.money(payable)}
          </b>
          <small>{w.t(payable.minor < 0 ? "statement.totalOwed" : "statement.total")}</small>
        </div>
      </header>
      {state === "open" && (
        <Alert type="info" showIcon title={w.t("statement.draft")} className="paper-note" />
      )}
      <Heading statement={statement} />
      {lines.length === 0 ? (
        <Nothing title={w.t("statement.noLines")} why={w.t("statement.noLinesWhy")} />
      ) : (
        <Lines statement={statement} onOpen={setOpen} />
      )}
      <Audit statement={statement} />
      <FactsDrawer
        period={period}
        currency={statement.currency}
        line={open}
        onClose={() => setOpen(null)}
      />
    </article>
  );
}

function Heading({ statement }: { statement: Statement }) {
  const { w } = useDesk();
  return (
    <dl className="paper-head">
      <div>
        <dt>{w.t("statement.contracts")}</dt>
        {contractsOf(statement).map(({ key, version, name }) => (
          <dd key={`${key}@${version}`}>
            {w.text(name)} <small>{w.t("contracts.version", { version })}</small>
          </dd>
        ))}
      </div>
      <div>
        <dt>{w.t("statement.number")}</dt>
        <dd className="mono">{statement.statement}</dd>
        <dt>{w.t("statement.engine")}</dt>
        <dd>
          {statement.engine} · {statement.zone} · {statement.currency}
        </dd>
      </div>
    </dl>
  );
}

function Lines({ statement, onOpen }: { statement: Statement; onOpen: (line: Line) => void }) {
  const { w } = useDesk();
  const { currency, payable } = statement;
  return (
    <Table<Line>
      className="lines"
      size="small"
      rowKey="n"
      pagination={false}
      dataSource={statement.lines}
      columns={[
        { title: w.t("statement.line"), dataIndex: "n", width: 40, align: "right", className: "figure" },
        {
          title: w.t("statement.description"),
          render: (_, line) => (
            <button type="button" className="drill" data-testid={`line-${line.n}`} onClick={() => onOpen(line)}>
              <b>{w.text(line.description)}</b>
              <small>
                {w.known("statement.kind.", line.kind)} · {w.text(line.contract.name)}{" "}
                {w.t("contracts.version", { version: line.contract.version })}
              </small>
            </button>
          ),
        },
        { title: w.t("statement.counterparty"), render: (_, l) => w.text(l.counterparty) || "—" },
        {
          title: w.t("statement.quantity"),
          align: "right",
          className: "figure",
          render: (_, line) => quantity(w, line),
        },
        {
          title: w.t("statement.gross"),
          align: "right",
          className: "figure",
          render: (_, line) => (line.grossMicros === 0 ? "—" : w.micros(line.grossMicros, currency)),
        },
        {
          title: w.t("statement.amount"),
          align: "right",
          className: "figure",
          render: (_, line) => <b data-minor={line.amount.minor}>{w.money(line.amount)}</b>,
        },
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={5}>
            {w.t(payable.minor < 0 ? "statement.totalOwed" : "statement.total")}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={5} align="right" className="figure">
            <b>{w.money(payable)}</b>
          </Table.Summary.Cell>
        </Table.Summary.Row>
      )}
    />
  );
}

function quantity(w: ReturnType<typeof useDesk>["w"], line: Line): string {
  if (line.unit === "share") return w.percent(line.quantity / 100);
  return `${w.number(line.quantity)} ${w.t(`statement.unit.${line.unit}`)}`;
}

/** The pack and the command that recomputes it: trust needs no server. */
function Audit({ statement }: { statement: Statement }) {
  const { w } = useDesk();
  const { period, partner, facts } = statement;
  return (
    <footer className="audit">
      <h2>
        <SafetyCertificateOutlined /> {w.t("statement.audit")}
      </h2>
      <p>{w.t("statement.auditLead")}</p>
      <Typography.Text
        className="command"
        copyable={{ tooltips: [w.t("statement.copy"), w.t("statement.copied")] }}
      >
        {`./foyer audit statement-${partner.key}-${period}.zip`}
      </Typography.Text>
      <p>{w.t("statement.auditAfter")}</p>
      <dl className="pair">
        <div>
          <dt>{w.t("statement.factsCount")}</dt>
          <dd>{w.number(facts.count)}</dd>
        </div>
        <div>
          <dt>{w.t("statement.factsHash")}</dt>
          <dd className="mono">{facts.sha256}</dd>
        </div>
      </dl>
    </footer>
  );
}
