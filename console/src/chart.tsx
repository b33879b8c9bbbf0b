/** Charts by day. */
import { useCallback } from "react";
import { useDesk } from "./desk.tsx";
import { parts, Plot, type Skin } from "./plot.tsx";

export interface Series {
  name: string;
  kind: "bar" | "line";
  values: number[];
  /** How one value is written in the tooltip. */
  say: (value: number) => string;
  stack?: string;
  /** A second scale at the right, for another unit. */
  right?: boolean;
}

interface Props {
  days: string[];
  series: Series[];
  label: string;
  height?: number;
}

export function Chart({ days, series, label, height = 260 }: Props) {
  const { w } = useDesk();
  const option = useCallback((skin: Skin) => optionOf({ days, series, w, skin }), [days, series, w]);
  return <Plot option={option} label={label} height={height} />;
}

interface OptionProps {
  days: string[];
  series: Series[];
  w: ReturnType<typeof useDesk>["w"];
  skin: Skin;
}

function optionOf({ days, series, w, skin }: OptionProps) {
  const compact = new Intl.NumberFormat(w.locale, { notation: "compact" });
  const axis = parts.values(skin, (n) => compact.format(n));
  const two = series.some((s) => s.right);
  return {
    grid: parts.grid(series.length > 1, { right: 8 }),
    legend: series.length > 1 ? parts.legend(skin) : { show: false },
    tooltip: parts.tooltip(skin),
    xAxis: parts.names(skin, days.map((day) => w.shortDay(day))),
    yAxis: two ? [axis, { ...axis, splitLine: { show: false } }] : axis,
    series: series.map((s) => ({
      name: s.name,
      type: s.kind,
      data: s.values,
      yAxisIndex: s.right ? 1 : 0,
      tooltip: { valueFormatter: (value: unknown) => s.say(Number(value)) },
      ...(s.stack ? { stack: s.stack } : {}),
      ...(s.kind === "bar"
        ? { barMaxWidth: 22, itemStyle: { borderRadius: s.stack ? 0 : [3, 3, 0, 0] } }
        : { smooth: 0.25, symbol: "circle", symbolSize: 5, showSymbol: days.length < 3 }),
      ...(s.kind === "line" ? { lineStyle: { width: 2.5 }, ...(two ? {} : { areaStyle: { opacity: 0.12 } }) } : {}),
    })),
  };
}
