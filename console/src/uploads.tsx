/** Creatives on their way in: dropped, chosen or fetched; progress is seen and one may leave. */
import { CloudUploadOutlined, LinkOutlined } from "@ant-design/icons";
import type { CampaignOrder } from "@foyer/ui/adhouse";
import { Button, Input, Progress, Select } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useDesk } from "./desk.tsx";
import { faultWords } from "./fault.tsx";
import { Panel } from "./parts.tsx";

interface Sending {
  key: number;
  name: string;
  share: number;
  cause: unknown;
  leave: () => void;
}

let lastKey = 0;

export function Uploads({ campaigns, onDone }: { campaigns: readonly CampaignOrder[]; onDone: () => void }) {
  const { w } = useDesk();
  const [line, setLine] = useState<string | undefined>(undefined);
  const { sending, send, drop } = useSending(onDone);
  const take = (files: FileList | null) => {
    if (line) for (const file of files ?? []) send(file, line);
  };
  return (
    <Panel className="uploads" title={w.t("creatives.add")}>
      <div className="upload-line">
        <label htmlFor="upload-line">{w.t("creatives.forLine")}</label>
        <Select
          id="upload-line"
          showSearch
          optionFilterProp="label"
          value={line ?? null}
          onChange={(id: string) => setLine(id)}
          placeholder={w.t("creatives.lineHint")}
          options={campaigns.map(({ order, lineItems }) => ({
            label: `${w.name(order.advertiser)} · ${order.name}`,
            options: lineItems.map(({ id, name }) => ({ value: id, label: name })),
          }))}
        />
      </div>
      <DropZone ready={line !== undefined} onFiles={take} />
      <FetchLine line={line} onDone={onDone} />
      {sending.length > 0 && (
        <ul className="sending" aria-live="polite">
          {sending.map((one) => (
            <SendingRow key={one.key} one={one} onDrop={() => drop(one.key)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function DropZone({ ready, onFiles }: { ready: boolean; onFiles: (files: FileList | null) => void }) {
  const { w } = useDesk();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drag = (entered: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(entered && ready);
  };
  return (
    <button
      type="button"
      className={`drop-zone ${over ? "over" : ""}`}
      disabled={!ready}
      onClick={() => input.current?.click()}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        onFiles(event.dataTransfer.files);
      }}
    >
      <CloudUploadOutlined />
      <b>{w.t(ready ? "creatives.drop" : "creatives.dropFirst")}</b>
      <small>{w.t("creatives.dropWhat")}</small>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="video/*,image/png,image/jpeg"
        onChange={(event) => {
          onFiles(event.target.files);
          event.target.value = "";
        }}
        data-testid="creative-file"
      />
    </button>
  );
}

function useSending(onDone: () => void) {
  const { house } = useDesk();
  const [sending, setSending] = useState<Sending[]>([]);
  const drop = (key: number) => setSending((all) => all.filter((one) => one.key !== key));
  const send = (file: File, line: string) => {
    const key = ++lastKey;
    const abort = new AbortController();
    const set = (change: Partial<Sending>) =>
      setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
    setSending((all) => [...all, { key, name: file.name, share: 0, cause: null, leave: () => abort.abort() }]);
    const name = file.name.replace(/\.[^.]+$/, "");
    house
      .upload({ bytes: file, name, lineItem: line, abort: abort.signal }, (share) => set({ share }))
      .then(() => {
        drop(key);
        onDone();
      })
      .catch((cause: unknown) => (abort.signal.aborted ? drop(key) : set({ cause })));
  };
  return { sending, send, drop };
}

function SendingRow({ one, onDrop }: { one: Sending; onDrop: () => void }) {
  const { w } = useDesk();
  const said = one.cause === null ? null : faultWords(w, one.cause);
  return (
    <li>
      <span>{one.name}</span>
      {said ? (
        <span className="field-fault" role="alert">
          {said.spoken || said.what} {said.rest}
        </span>
      ) : (
        <Progress size="small" percent={Math.round(one.share * 100)} />
      )}
      <Button size="small" type="text" onClick={said ? onDrop : one.leave}>
        {w.t(said ? "close" : "creatives.stop")}
      </Button>
    </li>
  );
}

function FetchLine({ line, onDone }: { line: string | undefined; onDone: () => void }) {
  const { w, house } = useDesk();
  const [url, setUrl] = useState("");
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const good = /^https:\/\/[^/\s]+\/\S+$/.test(url);
  const fetchIt = async () => {
    if (!line || !good) return;
    setBusy(true);
    setCause(null);
    try {
      const name = decodeURIComponent(url.split("/").pop() ?? "").replace(/\.[^.]+$/, "") || "creative";
      await house.fetchCreative({ url, name, lineItemId: line });
      setUrl("");
      onDone();
    } catch (problem) {
      setCause(problem);
    } finally {
      setBusy(false);
    }
  };
  const said = cause === null ? null : faultWords(w, cause);
  return (
    <div className="fetch-line">
      <Input
        prefix={<LinkOutlined />}
        value={url}
        disabled={!line}
        placeholder={w.t("creatives.url")}
        aria-label={w.t("creatives.url")}
        onChange={(event) => setUrl(event.target.value)}
        onPressEnter={() => void fetchIt()}
      />
      <Button loading={busy} disabled={!line || !good} onClick={() => void fetchIt()}>
        {w.t("creatives.fetch")}
      </Button>
      {said && (
        <p className="field-fault" role="alert">
          {said.spoken || said.what} {said.rest}
        </p>
      )}
    </div>
  );
}
