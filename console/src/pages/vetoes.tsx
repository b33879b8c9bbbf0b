import type { VetoRow } from "@foyer/ui";
import { App, Switch, Table } from "antd";
import { useDesk } from "../desk.tsx";
import { Fault, faultWords } from "../fault.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";

/** Which advertisers a maker refuses on its own sets. */
export function VetoesPage() {
  const { w, server } = useDesk();
  const { value, cause, again } = useLoad("vetoes", () => server.vetoes());
  const { modal, notification } = App.useApp();
  const turn = (row: VetoRow) => {
    const name = w.name(row.advertiser);
    const set = !row.vetoed;
    modal.confirm({
      title: w.t(set ? "vetoes.setAsk" : "vetoes.liftAsk", { name }),
      content: w.t(set ? "vetoes.setWhat" : "vetoes.liftWhat", { name }),
      okText: w.t(set ? "vetoes.set" : "vetoes.lift"),
      okButtonProps: { danger: set },
      cancelText: w.t("cancel"),
      onOk: async () => {
        try {
          await (set ? server.putVeto(row.id) : server.deleteVeto(row.id));
        } catch (problem) {
          const said = faultWords(w, problem);
          notification.error({ title: said.what, description: said.rest });
        }
        again();
      },
    });
  };
  return (
    <>
      <PageHead title={w.t("vetoes.title")} lead={w.t("vetoes.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting />}
      {value && (
        <Panel>
          {value.items.length === 0 ? (
            <NothingOf of="vetoes" />
          ) : (
            <Table<VetoRow>
              size="middle"
              rowKey="id"
              pagination={false}
              dataSource={value.items}
              columns={[
                { title: w.t("advertiser"), render: (_, row) => <b>{w.name(row.advertiser)}</b> },
                {
                  title: w.t("vetoes.column"),
                  render: (_, row) => (
                    <>
                      <span className={`state ${row.vetoed ? "bad" : "good"}`}>
                        {w.t(row.vetoed ? "vetoes.on" : "vetoes.off")}
                      </span>{" "}
                      {row.vetoed && row.since && (
                        <small className="quiet">{w.t("vetoes.since", { at: w.at(row.since) })}</small>
                      )}
                    </>
                  ),
                },
                {
                  align: "right",
                  render: (_, row) => (
                    <Switch
                      checked={row.vetoed}
                      onChange={() => turn(row)}
                      aria-label={`${w.name(row.advertiser)}: ${w.t("vetoes.set")}`}
                      data-testid={`veto-${row.id}`}
                    />
                  ),
                },
              ]}
            />
          )}
        </Panel>
      )}
    </>
  );
}
