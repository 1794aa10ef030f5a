// One door to the charting library, with the parts of it that are used.
import { BarChart, GraphChart, HeatmapChart, LineChart } from "echarts/charts";
import { AriaComponent, BrushComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use, type ECharts, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

use([
  BarChart, GraphChart, HeatmapChart, LineChart, AriaComponent, BrushComponent, DataZoomComponent, GridComponent,
  LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer,
]);

export type { ECharts, EChartsCoreOption };

interface Props {
  options: EChartsCoreOption;
  label: string;
  height: number;
  dark: boolean;
  ready?: (chart: ECharts) => void;
}

const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A chart as wide as its place. Tooltips are drawn, not written as HTML: nothing of the data becomes markup. */
export function Chart({ options, label, height, dark, ready }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const made = init(place.current, dark ? "dark" : null, { renderer: "canvas" });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [dark]);
  useEffect(() => {
    const made = chart.current;
    if (!made) return;
    made.off("brushEnd");
    made.off("click");
    made.setOption({ backgroundColor: "transparent", animation: !still(), aria: { enabled: true }, ...options }, { notMerge: true });
    ready?.(made);
  }, [options, dark]);
  return <div ref={place} class="chart" role="img" aria-label={label} style={{ height: `${height}px` }} />;
}
