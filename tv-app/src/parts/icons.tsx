/** Line icons on a 24-unit grid and the four brands' marks, drawn for this app. */
import type { JSX } from "preact";

const LINES: Record<string, string> = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5",
  home: "M3.5 11.5L12 4l8.5 7.5M6 9.8V20h12V9.8M10 20v-5.5h4V20",
  guide: "M4 5.5h16M4 12h10M4 18.5h7M17.5 12.5a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM17.5 14.7v1.9l1.3.8",
  films: "M4 5h16v14H4zM8.5 5v14M15.5 5v14M4 9.7h4.5M4 14.3h4.5M15.5 9.7H20M15.5 14.3H20",
  series: "M4 8.5h16V20H4zM7 5.5h10M9.5 2.8h5M10.5 11.6v5.3l4.4-2.7z",
  channels: "M3.5 7h17v12h-17zM8 3l4 4l4-4M7.5 16h.01M11 16h5.5",
  mine: "M12 20s-7.8-4.6-7.8-10A4.4 4.4 0 0 1 12 7.3A4.4 4.4 0 0 1 19.8 10c0 5.4-7.8 10-7.8 10z",
  settings:
    "M12 8.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4zM12 3v2.6M12 18.4V21M3 12h2.6M18.4 12H21M5.6 5.6l1.9 1.9M16.5 16.5l1.9 1.9M18.4 5.6l-1.9 1.9M7.5 16.5l-1.9 1.9",
  play: "M7 4.5v15l12.5-7.5z",
  pause: "M7.5 5v14M16.5 5v14",
  restart: "M5 5v5h5M5.6 14.5A7 7 0 1 0 6.5 7.6L5 10",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  person: "M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.5 20.5c.8-4 3.7-6 7.5-6s6.700 2 7.5 6",
  cloud: "M3 3l18 18M8 8.300A5 5 0 0 0 6.500 18H16M11 6.200A5.500 5.500 0 0 1 17.400 11.100A3.600 3.600 0 0 1 20 16.500",
  language: "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17zM3.500 12h17M12 3.500c-5 5-5 12 0 17c5-5 5-12 0-17z",
  info: "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17zM12 11v6M12 7.500h.01",
  shield: "M12 3.500l7 2.500v5.500c0 4.500-3 7.500-7 9c-4-1.500-7-4.500-7-9V6z",
  backspace: "M9 6h11v12H9l-5.500-6zM12 9.500l5 5M17 9.500l-5 5",
};

export function Icon({ name, size = 36 }: { name: string; size?: number }): JSX.Element {
  const solid = name === "play";
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={LINES[name] ?? ""}
        fill={solid ? "currentColor" : "none"}
        stroke="currentColor"
        stroke-width={solid ? 1 : 1.8}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** A brand's sign: a wing, a burst, a shade, a leaf. */
const SIGNS: Record<string, string> = {
  kestral: "M3 25C11 23 15 17 16 6c1 11 5 17 13 19c-6 .8-10.200-.200-13-4c-2.800 3.800-7 4.800-13 4z",
  pop: "M16 3l3 7.500l7.500-4l-4 7.500L30 17l-7.500 3l4 7.500l-7.500-4L16 31l-3-7.500l-7.500 4l4-7.500L2 17l7.500-3l-4-7.500l7.500 4z",
  ombrix: "M16 3a13 13 0 1 0 0 26a13 13 0 0 0 0-26zm0 4v18a9 9 0 0 0 0-18z",
  lumao: "M28 4C12 4 5 10 5 18c0 2.500.800 4.700 2 6.300C10.500 17 15 13 21 11c-5.500 3.500-9.500 8-11.500 15.600c1.600.900 3.500 1.400 5.500 1.400C24 28 28 19 28 4z",
};

export function BrandSign({ brand, size = 56 }: { brand: string; size?: number }): JSX.Element {
  return (
    <svg class="sign" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d={SIGNS[brand] ?? SIGNS["ombrix"]!} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
