/** A picture drawn by the chart library, which is fetched when the first one is on screen. */
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { useDesk } from "./desk.tsx";
import { FONT } from "./font.ts";

export interface Skin {
  dark: boolean;
  inks: readonly [string, string, string, string];
  text: string;
  line: string;
  good: string;
  bad: string;
}

const LIGHT: Skin = {
  dark: false,
  inks: ["#6B4792", "#D9742B", "#2A8C82", "#8B8B84"],
  text: "#55595E",
  line: "#E6E4DE",
  good: "#2F8F4E",
  bad: "#C2453B",
};
const DARK: Skin = {
  dark: true,
  inks: ["#B08AD8", "#F0975A", "#5BC2B6", "#A2A2AA"],
  text: "#B4B9C2",
  line: "#33333B",
  good: "#7BD88F",
  bad: "#FF8A80",
};

interface Props {
  /** Made anew when the page's words or colours change; keep it stable otherwise. */
  option: (skin: Skin) => EChartsCoreOption;
  label: string;
  height?: number;
}

export function Plot({ option, label, height = 240 }: Props) {
  const { dark } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let gone = false;
    let leave = () => undefined as void;
    void import("./echarts.ts").then(({ draw }) => {
      if (gone) return;
      const chart = draw(element, framed(option, dark ? DARK : LIGHT));
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
  }, [option, dark]);
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}

function framed(option: Props["option"], skin: Skin): EChartsCoreOption {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    animation: !still,
    animationDuration: 300,
    color: [...skin.inks],
    textStyle: { fontFamily: FONT },
    aria: { enabled: true },
    ...option(skin),
  };
}

/** The parts that every picture shares. */
export const parts = {
  grid: (legend: boolean, more: Record<string, number> = {}) => ({
    left: 8,
    right: 12,
    top: legend ? 38 : 14,
    bottom: 4,
    containLabel: true,
    ...more,
  }),
  legend: ({ text }: Skin) => ({
    left: 0,
    top: 0,
    icon: "roundRect",
    itemWidth: 10,
    itemHeight: 10,
    itemGap: 22,
    textStyle: { color: text },
  }),
  tooltip: ({ dark, line }: Skin, pointer: "shadow" | "line" = "shadow") => ({
    trigger: "axis" as const,
    backgroundColor: dark ? "#27272F" : "#FFFFFF",
    borderColor: line,
    textStyle: { color: dark ? "#EBEBEB" : "#1A1C1E", fontSize: 12 },
    axisPointer: { type: pointer },
  }),
  values: ({ text, line }: Skin, say: (n: number) => string) => ({
    type: "value" as const,
    axisLabel: { color: text, formatter: say },
    splitLine: { lineStyle: { color: line } },
  }),
  names: ({ text, line }: Skin, data: string[]) => ({
    type: "category" as const,
    data,
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: text, hideOverlap: true },
  }),
};
