import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import type { Fault as Broken, LineDraft, LineVersion, Vocabulary } from "@foyer/ui/adhouse";
import { faultsOf } from "@foyer/ui/adhouse";
import { Problem } from "@foyer/ui/api";
import { App, Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useBookedCreatives } from "../booked.ts";
import { useDesk } from "../desk.tsx";
import { lineFaults } from "../draft.ts";
import { Fault } from "../fault.tsx";
import { ForecastPanel } from "../forecastpanel.tsx";
import { useHistory } from "../history.ts";
import { LineForm } from "../lineform.tsx";
import { type Change, changes, lineTerms } from "../lineterms.ts";
import { mayBook } from "../menu.ts";
import { Panel, Waiting } from "../parts.tsx";
import { useVocabulary } from "../vocabulary.ts";
import { DiffTable } from "./line-versions.tsx";

interface Props {
  newest: LineVersion;
  onChanged: () => void;
}

/** The terms of a line item: read by all, changed by those who book. */
export function LineEdit({ newest, onChanged }: Props) {
  const { session } = useDesk();
  const { vocabulary, waiting } = useVocabulary();
  if (waiting) return <Waiting rows={6} />;
  if (!mayBook(session)) return <Terms line={newest.line} vocabulary={vocabulary} />;
  return <Form newest={newest} vocabulary={vocabulary} onChanged={onChanged} />;
}

function Terms({ line, vocabulary }: { line: LineDraft; vocabulary: Vocabulary | null }) {
  const { w } = useDesk();
  return (
    <Panel>
      <dl className="terms">
        {lineTerms(w, line, vocabulary).map(({ field, label, value }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

interface FormProps extends Props {
  vocabulary: Vocabulary | null;
}

function Form({ newest, vocabulary, onChanged }: FormProps) {
  const { w } = useDesk();
  const [base, setBase] = useState(newest);
  const { now: line, set, reset, undo, redo, canUndo, canRedo } = useHistory(() => newest.line);
  const saving = useSaving(base, line, (saved) => {
    setBase(saved);
    reset(saved.line);
    onChanged();
  });
  // A newer version that arrives while nothing was typed is simply shown.
  useEffect(() => {
    if (newest.version > base.version && !canUndo) {
      setBase(newest);
      reset(newest.line);
    }
  }, [newest]);
  const mine = changes(w, base.line, line, vocabulary);
  const mineFaults = useMemo(() => lineFaults(line), [line]);
  const creatives = useBookedCreatives();
  const other = saving.other;
  return (
    <>
      {other && (
        <Conflict
          other={other}
          theirs={changes(w, base.line, other.line, vocabulary)}
          mine={mine}
          onTake={() => {
            setBase(other);
            reset(other.line);
            saving.settle();
          }}
          onKeep={() => {
            setBase(other);
            set(merged(base.line, other.line, line));
            saving.settle();
          }}
        />
      )}
      {saving.cause !== null && <Fault cause={saving.cause} />}
      <div className="plan-lines two">
        <Panel className="line-panel">
          <LineForm
            line={line}
            onChange={set}
            faults={[...mineFaults, ...saving.faults]}
            vocabulary={vocabulary}
            creatives={creatives}
          />
        </Panel>
        <aside className="plan-side">
          <Panel title={w.t("edit.changes", { count: mine.length })}>
            {mine.length === 0 ? <p className="quiet">{w.t("edit.none")}</p> : <DiffTable changes={mine} />}
            <div className="edit-acts">
              <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={undo}>
                {w.t("undo")}
              </Button>
              <Button icon={<RedoOutlined />} disabled={!canRedo} onClick={redo} aria-label={w.t("redo")} />
              <Button
                type="primary"
                disabled={mine.length === 0 || mineFaults.length > 0}
                loading={saving.busy}
                onClick={() => void saving.save()}
                data-testid="line-save"
              >
                {w.t("edit.save", { version: base.version + 1 })}
              </Button>
            </div>
          </Panel>
          <ForecastPanel line={line} />
        </aside>
      </div>
    </>
  );
}

/** My changes on top of theirs: a part that only one side changed keeps that change; of both, mine. */
export function merged(base: LineDraft, theirs: LineDraft, mine: LineDraft): LineDraft {
  const pick = <T extends object>(b: T, t: T, m: T): T => {
    const parts = Object.keys({ ...t, ...m }) as (keyof T)[];
    const chosen = parts.map((part) => [part, JSON.stringify(b[part]) === JSON.stringify(m[part]) ? t[part] : m[part]]);
    return Object.fromEntries(chosen) as T;
  };
  return {
    ...pick(base, theirs, mine),
    targeting: pick(base.targeting, theirs.targeting, mine.targeting),
    goal: pick(base.goal, theirs.goal, mine.goal),
  };
}

function useSaving(base: LineVersion, line: LineDraft, onSaved: (version: LineVersion) => void) {
  const { w, house, session } = useDesk();
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const [faults, setFaults] = useState<Broken[]>([]);
  const [other, setOther] = useState<LineVersion | null>(null);
  useEffect(() => setFaults([]), [line]);

  const newest = async (): Promise<LineVersion | undefined> => {
    const { items } = await house.lineVersions(line.id);
    return [...items].sort((a, b) => b.version - a.version)[0];
  };
  const refused = async (problem: unknown) => {
    if (problem instanceof Problem && problem.type === "changed-meanwhile") {
      setOther((await newest().catch(() => undefined)) ?? null);
      return;
    }
    setFaults(faultsOf(problem));
    setCause(problem);
  };
  const save = async () => {
    setBusy(true);
    setCause(null);
    try {
      const { version } = await house.changeLine({ ...line, version: base.version });
      notification.success({ title: w.t("edit.saved", { name: line.name }) });
      onSaved({ version: version ?? base.version + 1, at: new Date().toISOString(), by: { partner: session.partner.name }, action: "CHANGED", line });
    } catch (problem) {
      await refused(problem);
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, cause, faults, other, settle: () => setOther(null) };
}

interface ConflictProps {
  other: LineVersion;
  theirs: Change[];
  mine: Change[];
  onTake: () => void;
  onKeep: () => void;
}

/** Someone was faster: what they changed, what I changed, and the two ways on. */
function Conflict({ other, theirs, mine, onTake, onKeep }: ConflictProps) {
  const { w } = useDesk();
  return (
    <section className="conflict" role="alert" data-testid="conflict">
      <h2>{w.t("edit.conflict", { by: w.text(other.by.partner) })}</h2>
      <p>{w.t("edit.conflictSafe")}</p>
      <div className="halves">
        <div>
          <h3>{w.t("edit.theirs", { version: other.version })}</h3>
          {theirs.length > 0 ? <DiffTable changes={theirs} /> : <p>{w.t("edit.sameTerms")}</p>}
        </div>
        <div>
          <h3>{w.t("edit.mine")}</h3>
          <DiffTable changes={mine} />
        </div>
      </div>
      <div className="edit-acts">
        <Button onClick={onTake}>{w.t("edit.take")}</Button>
        <Button type="primary" autoFocus onClick={onKeep}>
          {w.t("edit.keep")}
        </Button>
      </div>
    </section>
  );
}
