/** Sound and subtitles, side by side over the film: arrows move, OK chooses, Back closes. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { LAYER, useRemote } from "../remote.ts";
import { type Choice, indexOf, type Track, type Tracks } from "../tracks.ts";
import { useTv } from "../tv.ts";
import { classes, Focusable } from "./basics.tsx";
import { Icon } from "./icons.tsx";

interface TrackMenuProps {
  tracks: Tracks;
  choose: (choice: Choice) => void;
  close: () => void;
}

interface Line {
  readonly label: string;
  readonly testid: string;
  readonly chosen: boolean;
  readonly choice: Choice;
}

export function TrackMenu({ tracks, choose, close }: TrackMenuProps): JSX.Element {
  const { words } = useTv();
  const sound = (track: Track, n: number): Line => ({
    label: track.label,
    testid: `sound-${track.language}`,
    chosen: n === indexOf(tracks.sounds, tracks.sound),
    choice: { sound: track.language },
  });
  const text = (track: Track, n: number): Line => ({
    label: track.label,
    testid: `text-${track.language}`,
    chosen: n === indexOf(tracks.texts, tracks.text),
    choice: { text: track.language },
  });
  const off: Line = {
    label: words.t("tracks.off"),
    testid: "text-off",
    chosen: tracks.text === null,
    choice: { text: null },
  };
  const columns = [
    { title: words.t("tracks.sound"), lines: tracks.sounds.map(sound) },
    { title: words.t("tracks.text"), lines: tracks.texts.length > 0 ? [off, ...tracks.texts.map(text)] : [] },
  ].filter((column) => column.lines.length > 0);
  const rowOf = (at: number): number => Math.max(0, columns[at]!.lines.findIndex((line) => line.chosen));
  const [place, setPlace] = useState(() => ({ column: 0, row: rowOf(0) }));

  useRemote(LAYER.dialog, ({ key }) => {
    const last = columns[place.column]!.lines.length - 1;
    const aside = place.column + (key === "left" ? -1 : 1);
    if (key === "up") setPlace({ ...place, row: Math.max(0, place.row - 1) });
    else if (key === "down") setPlace({ ...place, row: Math.min(last, place.row + 1) });
    else if (key === "left" || key === "right") {
      if (columns[aside]) setPlace({ column: aside, row: rowOf(aside) });
    } else if (key === "ok") choose(columns[place.column]!.lines[place.row]!.choice);
    else if (key === "back" || key === "menu") close();
    else return false;
    return true;
  });

  return (
    <div class="tracks" role="dialog" aria-label={words.t("tracks.title")} data-testid="tracks">
      {columns.map((column, at) => (
        <div key={column.title} class="tracks-column" role="listbox" aria-label={column.title}>
          <h2>{column.title}</h2>
          {column.lines.map((line, row) => (
            <Focusable
              key={line.testid}
              focused={place.column === at && place.row === row}
              class={classes("tracks-line", line.chosen && "chosen")}
              label={line.label}
              testid={line.testid}
              role="option"
              selected={line.chosen}
            >
              <i>{line.chosen && <Icon name="check" size={30} />}</i>
              <span>{line.label}</span>
            </Focusable>
          ))}
        </div>
      ))}
    </div>
  );
}
