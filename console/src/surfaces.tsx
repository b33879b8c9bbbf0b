/** The places on a screen where an ad can be, as small pictures of a set. */
import { SURFACES } from "@foyer/ui/adhouse";
import { useDesk } from "./desk.tsx";

interface SurfacePickerProps {
  chosen: readonly string[];
  onToggle: (surface: (typeof SURFACES)[number]) => void;
  id?: string;
}

/** Each place on the screen as a small picture of a set. */
export function SurfacePicker({ chosen, onToggle, id }: SurfacePickerProps) {
  const { w } = useDesk();
  return (
    <div className="surfaces" id={id} role="group" aria-label={w.t("line.surfaces")}>
      {SURFACES.map((surface) => (
        <button
          key={surface}
          type="button"
          className={chosen.includes(surface) ? "on" : ""}
          aria-pressed={chosen.includes(surface)}
          onClick={() => onToggle(surface)}
        >
          <SurfaceMark surface={surface} />
          {w.t(`surface.${surface}`)}
        </button>
      ))}
    </div>
  );
}

/** Where the ad is on the screen: x, y, width, height of a 32 by 18 set. */
const MARKS: Record<(typeof SURFACES)[number], [number, number, number, number]> = {
  BOOT: [0, 0, 32, 18],
  MASTHEAD: [2, 2, 28, 7],
  ROW_SLOT: [12, 11, 7, 5],
  PAUSE: [20, 3, 10, 12],
  SCREENSAVER: [4, 3, 24, 12],
  OVERLAY: [2, 13, 28, 3],
  SQUEEZEBACK: [22, 0, 10, 18],
  PRE_ROLL: [2, 6, 6, 6],
  MID_ROLL: [13, 6, 6, 6],
  POST_ROLL: [24, 6, 6, 6],
};

export function SurfaceMark({ surface }: { surface: (typeof SURFACES)[number] }) {
  const [x, y, width, height] = MARKS[surface];
  const roll = surface.endsWith("_ROLL");
  return (
    <svg viewBox="-1 -1 34 20" width="34" height="20" aria-hidden="true" className="surface-mark">
      <rect x="0" y="0" width="32" height="18" rx="2" />
      {roll && <path d="M2 9 H30" />}
      <rect className="ad" x={x} y={y} width={width} height={height} rx="1.5" />
    </svg>
  );
}
