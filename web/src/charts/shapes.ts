// Paths for SVG: one a series, however many columns it has.

/** A bar: left, top, width, height. */
export type Bar = readonly [number, number, number, number];

const short = (value: number): string => value.toFixed(1);

export function barsPath(bars: Bar[]): string {
  return bars.filter(([, , , height]) => height > 0).map(([x, y, width, height]) => `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`).join("");
}

/** Steps of an axis that come out as whole numbers. */
export function wholeTicks(most: number, count: number): number[] {
  if (most <= 0) return [0];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 1);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}
