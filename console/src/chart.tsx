/** Charts by day. The library is fetched when the first chart is on screen. */
import { useEffect, useRef } from "react";
import { useDesk } from "./desk.tsx";
import { FONT } from "./font.ts";

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

const LIGHT = { inks: ["#6B4792", "#D9742B", "#2A8C82", "#8B8B84"], text: "#55595E", line: "#E6E4DE" };
const DARK = { inks: ["#B08AD8", "#F0975A", "#5BC2B6", "#A2A2AA"], text: "#B4B9C2", line: "#33333B" };

export function Chart({ days, series, label, height = 260 }: Props) {
  const { w, dark } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let gone = false;
    let leave = () => undefined as void;
    void import("./echarts.ts").then(({ draw }) => {
      if (gone) return;
      const chart = draw(element, optionOf({ days, series, w, dark }));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      leave = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      leave();
    };
  }, [days, series, w, dark]);
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}

interface OptionProps {
  days: string[];
  series: Series[];
  w: ReturnType<typeof useDesk>["w"];
  dark: boolean;
}

function optionOf({ days, series, w, dark }: OptionProps) {
  const { inks, text, line } = dark ? DARK : LIGHT;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const compact = new Intl.NumberFormat(w.locale, { notation: "compact" });
  const axis = {
    type: "value" as const,
    axisLabel: { color: text, formatter: (n: number) => compact.format(n) },
    splitLine: { lineStyle: { color: line } },
  };
  const two = series.some((s) => s.right);
  return {
    animation: !still,
    animationDuration: 300,
    color: inks,
    textStyle: { fontFamily: FONT },
    aria: { enabled: true },
    grid: { left: 8, right: 8, top: series.length > 1 ? 38 : 14, bottom: 4, containLabel: true },
    legend:
      series.length > 1
        ? { left: 0, top: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, itemGap: 22, textStyle: { color: text } }
        : { show: false },
    tooltip: {
      trigger: "axis" as const,
      backgroundColor: dark ? "#27272F" : "#FFFFFF",
      borderColor: line,
      textStyle: { color: dark ? "#EBEBEB" : "#1A1C1E", fontSize: 12 },
      axisPointer: { type: "shadow" as const },
    },
    xAxis: {
      type: "category" as const,
      data: days.map((day) => w.shortDay(day)),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: text, hideOverlap: true },
    },
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
