import { UndoOutlined } from "@ant-design/icons";
import { type Floor, type Surface, SURFACES } from "@foyer/ui/adhouse";
import { App, Button } from "antd";
import { useMemo, useState } from "react";
import { Amount } from "../amount.tsx";
import { useDesk } from "../desk.tsx";
import { Fault, faultWords } from "../fault.tsx";
import { SurfaceMark } from "../lineform.tsx";
import { useLoad } from "../load.ts";
import { NothingOf, PageHead, Panel, Waiting } from "../parts.tsx";

interface BrandRow {
  id: string;
  name: string;
}

const keyOf = (brand: string, surface: string): string => `${brand}/${surface}`;

/** The least that a thousand impressions may cost on a maker's own sets. */
export function FloorsPage() {
  const { w, house } = useDesk();
  const { value, cause, again } = useLoad("floors", () => house.floors());
  const brands = (value?.brands ?? []).map(({ id, name }) => ({ id, name: w.text(name) }));
  return (
    <>
      <PageHead title={w.t("floors.title")} lead={w.t("floors.lead")} />
      {cause !== null && <Fault cause={cause} again={again} />}
      {!value && cause === null && <Waiting rows={6} />}
      {value && brands.length === 0 && (
        <Panel>
          <NothingOf of="floors" />
        </Panel>
      )}
      {value && brands.length > 0 && (
        <Matrix key={JSON.stringify(value.items)} brands={brands} floors={value.items} onSaved={again} />
      )}
    </>
  );
}

interface MatrixProps {
  brands: BrandRow[];
  floors: readonly Floor[];
  onSaved: () => void;
}

/** Brands across, surfaces down; Tab walks the prices, nothing holds until it is saved. */
function Matrix({ brands, floors, onSaved }: MatrixProps) {
  const { w, house, currency } = useDesk();
  const { notification } = App.useApp();
  const before = useMemo(
    () => new Map(floors.map((floor) => [keyOf(floor.brandId, floor.surface), floor.cpm.minor])),
    [floors],
  );
  const [typed, setTyped] = useState<ReadonlyMap<string, number>>(before);
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const changed = (key: string) => (typed.get(key) ?? 0) !== (before.get(key) ?? 0);
  const keys = brands.flatMap(({ id }) => SURFACES.map((surface) => keyOf(id, surface)));
  const count = keys.filter(changed).length;
  const set = (brand: string, surface: Surface, minor: number) =>
    setTyped(new Map(typed).set(keyOf(brand, surface), minor));
  const top = Math.max(1, ...typed.values());

  const save = async () => {
    setBusy(true);
    setCause(null);
    try {
      await house.putFloors(itemsOf(brands, typed, currency));
      notification.success({ title: w.t("floors.saved", { count }) });
      onSaved();
    } catch (problem) {
      setCause(problem);
    } finally {
      setBusy(false);
    }
  };
  const said = cause === null ? null : faultWords(w, cause);
  return (
    <Panel className="floors">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{w.t("surface")}</th>
            {brands.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SURFACES.map((surface) => (
            <tr key={surface}>
              <th scope="row">
                <SurfaceMark surface={surface} /> {w.t(`surface.${surface}`)}
              </th>
              {brands.map(({ id, name }) => (
                <td key={id} className={changed(keyOf(id, surface)) ? "changed" : ""}>
                  <Amount
                    value={{ minor: typed.get(keyOf(id, surface)) ?? 0, currency }}
                    onChange={({ minor }) => set(id, surface, minor)}
                    aria-label={`${name}, ${w.t(`surface.${surface}`)}`}
                  />
                  <i className="level" style={{ width: `${((typed.get(keyOf(id, surface)) ?? 0) / top) * 100}%` }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {said && (
        <p className="field-fault" role="alert">
          {said.spoken || said.what} {said.rest}
        </p>
      )}
      <footer className="panel-foot">
        <span>{w.t(count > 0 ? "floors.unsaved" : "floors.none0", { count })}</span>
        <span className="page-acts">
          <Button icon={<UndoOutlined />} disabled={count === 0} onClick={() => setTyped(before)}>
            {w.t("undo")}
          </Button>
          <Button type="primary" disabled={count === 0} loading={busy} onClick={() => void save()} data-testid="floors-save">
            {w.t("floors.save")}
          </Button>
        </span>
      </footer>
    </Panel>
  );
}

/** Every floor that is to hold; one of nothing is none. */
export function itemsOf(
  brands: readonly { id: string }[],
  typed: ReadonlyMap<string, number>,
  currency: string,
): Floor[] {
  return brands.flatMap(({ id }) =>
    SURFACES.flatMap((surface) => {
      const minor = typed.get(keyOf(id, surface)) ?? 0;
      return minor > 0 ? [{ brandId: id, surface, cpm: { minor, currency } }] : [];
    }),
  );
}
