import { type BrandKey, colours } from "@foyer/ui";

interface Props {
  brand: BrandKey | null;
  name: string;
  code: string;
  /** The set is home: rows stand where the code stood. */
  home?: boolean;
}

const NIGHT = { canvas: "#120C1C", glow: "#3B2550", accent: "#FF9D5C", text: "#EBEBEB" };

/** The television as the person sees it: the brand's colours, its name and the code. */
export function Screen({ brand, name, code, home = false }: Props) {
  const c = brand ? colours(brand) : NIGHT;
  const id = `glow-${brand ?? "foyer"}`;
  return (
    <svg class="screen" viewBox="0 0 320 214" aria-hidden="true">
      <defs>
        <radialGradient id={id} cx="0.18" cy="0.1" r="1.1">
          <stop offset="0" stop-color={c.glow} />
          <stop offset="1" stop-color={c.canvas} />
        </radialGradient>
      </defs>
      <ellipse class="spill" cx="160" cy="196" rx="132" ry="12" fill={c.accent} />
      <rect x="6" y="4" width="308" height="178" rx="10" fill="#05060A" />
      <rect x="11" y="9" width="298" height="168" rx="6" fill={`url(#${id})`} />
      <path d="M124 182 h72 l10 14 h-92 z" fill="#0B0C11" />
      {home ? <Rows accent={c.accent} /> : <Code code={code} accent={c.accent} text={c.text} />}
      <text x="28" y="34" class="screen-name" fill={c.text}>
        {name}
      </text>
    </svg>
  );
}

function Code({ code, accent, text }: { code: string; accent: string; text: string }) {
  return (
    <g>
      <text x="160" y="108" text-anchor="middle" class="screen-code" fill={text}>
        {code || "····-····"}
      </text>
      <rect x="140" y="126" width="40" height="3" rx="1.5" fill={accent} />
    </g>
  );
}

function Rows({ accent }: { accent: string }) {
  const cards = [0, 1, 2, 3, 4];
  return (
    <g class="rows">
      <rect x="28" y="50" width="104" height="9" rx="4.5" fill="#EBEBEB" opacity="0.85" />
      <rect x="28" y="66" width="150" height="5" rx="2.5" fill="#EBEBEB" opacity="0.35" />
      <rect x="28" y="76" width="128" height="5" rx="2.5" fill="#EBEBEB" opacity="0.35" />
      {cards.map((i) => (
        <rect
          key={i}
          x={28 + i * 56}
          y={104}
          width={48}
          height={62}
          rx={4}
          fill="#EBEBEB"
          opacity={i === 0 ? 0.55 : 0.16}
          stroke={i === 0 ? accent : "none"}
          stroke-width={i === 0 ? 3 : 0}
        />
      ))}
    </g>
  );
}
