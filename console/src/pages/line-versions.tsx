import type { LineVersion } from "@foyer/ui/adhouse";
import { useDesk } from "../desk.tsx";
import { type Change, changes } from "../lineterms.ts";
import { NothingOf, Panel } from "../parts.tsx";
import { useVocabulary } from "../vocabulary.ts";

/** Who changed what and when; versions are only ever added. */
export function LineVersions({ versions }: { versions: readonly LineVersion[] }) {
  const { w } = useDesk();
  const { vocabulary } = useVocabulary();
  const did = (version: LineVersion) => w.known("version.", version.action);
  if (versions.length === 0) {
    return (
      <Panel>
        <NothingOf of="versions" />
      </Panel>
    );
  }
  return (
    <ol className="versions">
      {versions.map((version, i) => {
        const before = versions[i + 1];
        const diff = before ? changes(w, before.line, version.line, vocabulary) : [];
        return (
          <li key={version.version}>
            <header>
              <b>{w.t("versions.n", { version: version.version })}</b>
              <span>{did(version)}</span>
              <span>{w.text(version.by.partner)}</span>
              <time>{w.at(version.at)}</time>
              {i === 0 && <span className="state good">{w.t("versions.now")}</span>}
            </header>
            {diff.length > 0 && <DiffTable changes={diff} />}
          </li>
        );
      })}
    </ol>
  );
}

export function DiffTable({ changes: rows }: { changes: readonly Change[] }) {
  const { w } = useDesk();
  return (
    <dl className="diff">
      {rows.map(({ field, label, before, after }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            <del aria-label={w.t("versions.before")}>{before}</del>
            <span aria-hidden="true"> → </span>
            <ins aria-label={w.t("versions.after")}>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
