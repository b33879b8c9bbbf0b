/** Pause, resume and archive: asked first; what can be undone is undone with one key afterwards. */
import { App, Button } from "antd";
import { useDesk } from "./desk.tsx";
import { faultWords } from "./fault.tsx";

export interface Steered {
  id: string;
  name: string;
  state: string;
  /** Whose it is, for the question. */
  order: string;
  /** What is left to spend, in words. */
  rest: string;
}

export interface Steering {
  pauseOrResume: (line: Steered) => void;
  archive: (line: Steered) => void;
  archiveOrder: (order: { id: string; name: string }) => void;
}

export function useSteering(again: () => void): Steering {
  const { w, server, house } = useDesk();
  const { modal, notification } = App.useApp();

  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      again();
      return true;
    } catch (cause) {
      const said = faultWords(w, cause);
      notification.error({ title: said.what, description: said.rest });
      return false;
    }
  };
  const set = async ({ id, name }: Steered, pause: boolean, undoable: boolean) => {
    const done = await attempt(() => (pause ? server.pauseLineItem(id) : server.resumeLineItem(id)));
    if (!done) return;
    const key = `steer-${id}`;
    const undo = () => {
      notification.destroy(key);
      void set({ id, name, state: "", order: "", rest: "" }, !pause, false);
    };
    notification.success({
      key,
      title: w.t(pause ? "campaigns.paused" : "campaigns.resumed", { name }),
      duration: 8,
      ...(undoable ? { actions: <Button data-testid="undo" onClick={undo}>{w.t("undo")}</Button> } : {}),
    });
  };

  const archived = async (name: string, act: () => Promise<unknown>) => {
    if (await attempt(act)) notification.success({ title: w.t("campaigns.archived", { name }) });
  };
  const askArchive = (name: string, act: () => Promise<unknown>) =>
    modal.confirm({
      title: w.t("campaigns.archiveAsk", { name }),
      content: w.t("campaigns.archiveWhat"),
      okText: w.t("campaigns.archive"),
      okButtonProps: { danger: true },
      cancelText: w.t("cancel"),
      onOk: () => archived(name, act),
    });

  return {
    pauseOrResume: (line) => {
      const pause = line.state.toLowerCase() !== "paused";
      const { name, order, rest } = line;
      modal.confirm({
        title: w.t(pause ? "campaigns.pauseAsk" : "campaigns.resumeAsk", { name }),
        content: w.t(pause ? "campaigns.pauseWhat" : "campaigns.resumeWhat", { order, rest }),
        okText: w.t(pause ? "campaigns.pause" : "campaigns.resume"),
        cancelText: w.t("cancel"),
        onOk: () => set(line, pause, true),
      });
    },
    archive: ({ id, name }) => askArchive(name, () => house.archiveLine(id)),
    archiveOrder: ({ id, name }) => askArchive(name, () => house.archiveOrder(id)),
  };
}
