import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Look } from "../app";
import { address as path, useAnswer } from "../api/client";
import type { Meta, Timeline, TimelineRow } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import type { Messages } from "../i18n/en";
import { go, type Address } from "../state/address";
import { Chart, type ECharts, type EChartsCoreOption } from "../ui/chart";
import { QUADS, typeColour } from "../ui/colours";
import { Waiting } from "../ui/wait";

const DAY = 86_400_000;

/** Steps short enough to see, few enough to draw. */
export function period(first: string | null, last: string | null): "day" | "week" | "month" {
  const days = first && last ? (Date.parse(last) - Date.parse(first)) / DAY : 0;
  if (days <= 150) return "day";
  return days <= 1100 ? "week" : "month";
}

export function TimelineView({ address, meta, dark }: Look): JSX.Element {
  const say = useMessages();
  const { since, until } = address.filters;
  const by = address.options.by ?? period(since ?? meta.days.first, until ?? meta.days.last);
  const stack = address.options.stack ?? "quad";
  const answer = useAnswer<Timeline>(path("timeline", { ...address.filters, by }));
  const option = (name: "by" | "stack", value: string): void => go({ ...address, options: { ...address.options, [name]: value } });
  return (
    <section>
      <div class="tools">
        <Choice label={say.views.timeline} now={by} all={[["day", say.byDay], ["week", say.byWeek], ["month", say.byMonth]]} set={(value) => option("by", value)} />
        <Choice label={say.stackBy} now={stack} all={[["quad", say.stackQuad], ["type", say.stackType]]} set={(value) => option("stack", value)} />
        <span class="quiet">{say.brushHint}</span>
      </div>
      <Waiting answer={answer}>
        {({ rows }) => rows.length === 0 ? <p class="quiet">{say.nothing}</p> : (
          <Drawn rows={rows} by={by} stack={stack} address={address} meta={meta} dark={dark} />
        )}
      </Waiting>
    </section>
  );
}

function Choice({ label, now, all, set }: { label: string; now: string; all: [string, string][]; set: (value: string) => void }): JSX.Element {
  return (
    <span class="segmented" role="group" aria-label={label}>
      {all.map(([value, words]) => <button key={value} type="button" aria-pressed={value === now} onClick={() => set(value)}>{words}</button>)}
    </span>
  );
}

interface DrawnProps {
  rows: TimelineRow[];
  by: string;
  stack: string;
  address: Address;
  meta: Meta;
  dark: boolean;
}

function Drawn({ rows, by, stack, address, meta, dark }: DrawnProps): JSX.Element {
  const say = useMessages();
  const steps = useMemo(() => allSteps(rows, by), [rows, by]);
  const options = useMemo(() => charted(rows, steps, stack, meta, say), [rows, steps, stack, say]);
  const ready = (chart: ECharts): void => {
    chart.dispatchAction({ type: "takeGlobalCursor", key: "brush", brushOption: { brushType: "lineX", brushMode: "single" } });
    chart.on("brushEnd", (told) => {
      const range = (told as { areas: { coordRange?: [number, number] }[] }).areas[0]?.coordRange;
      if (range) narrow(range);
    });
  };
  const narrow = ([from, to]: [number, number]): void => {
    const [first, last] = [steps[Math.max(0, from)], steps[Math.min(steps.length - 1, to)]];
    if (first && last) go({ ...address, options: {}, filters: { ...address.filters, since: first, until: endOf(last, by) } });
  };
  return (
    <>
      <Chart options={options} label={say.views.timeline} height={460} dark={dark} ready={ready} />
      <Table rows={rows} />
    </>
  );
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Every step from the first to the last, those without events too. */
export function allSteps(rows: TimelineRow[], by: string): string[] {
  const [first, last] = [rows[0]?.[0], rows.at(-1)?.[0]];
  if (!first || !last) return [];
  const steps = [first];
  while ((steps.at(-1) ?? last) < last) steps.push(following(steps.at(-1) ?? last, by));
  return steps;
}

function following(step: string, by: string): string {
  if (by !== "month") return iso(Date.parse(step) + DAY * (by === "week" ? 7 : 1));
  const [year = 0, month = 1] = step.split("-").map(Number);
  return iso(Date.UTC(year, month, 1));
}

/** The last day of a step. */
export function endOf(step: string, by: string): string {
  return iso(Date.parse(following(step, by)) - DAY);
}

function charted(rows: TimelineRow[], steps: string[], stack: string, meta: Meta, say: Messages): EChartsCoreOption {
  const place = new Map(steps.map((step, at) => [step, at]));
  const classes = new Map(meta.types.map((type) => [type.code, type.quad]));
  const groups = stack === "type" ? meta.types.map((type) => type.code) : ["1", "2", "3", "4"];
  const counts = new Map(groups.map((group) => [group, new Array<number>(steps.length).fill(0)]));
  const scores = steps.map(() => ({ sum: 0, count: 0 }));
  for (const [step, type, count, score] of rows) {
    const at = place.get(step) ?? 0;
    const column = counts.get(stack === "type" ? type : String(classes.get(type)));
    if (column) column[at] = (column[at] ?? 0) + count;
    const sum = scores[at];
    if (sum) Object.assign(sum, { sum: sum.sum + score * count, count: sum.count + count });
  }
  const named = (group: string): string => (stack === "type" ? say.types[group] : say.quads[Number(group) - 1]) ?? group;
  const colour = (group: string): string => (stack === "type" ? colourOf(group, meta) : (QUADS[Number(group) - 1] ?? "#888"));
  const mean = scores.map(({ sum, count }) => (count ? Math.round((sum / count) * 100) / 100 : null));
  return {
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    legend: { top: 0, type: "scroll", data: groups.filter((group) => counts.get(group)?.some((count) => count > 0)).map(named) },
    grid: [{ left: 60, right: 20, top: 40, height: 250 }, { left: 60, right: 20, top: 340, height: 80 }],
    xAxis: [0, 1].map((gridIndex) => ({ type: "category", data: steps, gridIndex, axisTick: { show: false } })),
    yAxis: [{ type: "value", gridIndex: 0, minInterval: 1 }, { type: "value", gridIndex: 1, min: -10, max: 10, interval: 10, name: say.meanScore, nameLocation: "end", nameTextStyle: { align: "left" } }],
    brush: { xAxisIndex: 0, brushLink: "all", throttleType: "debounce", toolbox: [], transformable: false },
    series: [
      ...groups.map((group) => ({ name: named(group), type: "bar", stack: "events", data: counts.get(group), itemStyle: { color: colour(group) }, barCategoryGap: "15%", large: steps.length > 600 })),
      { name: say.score, type: "line", xAxisIndex: 1, yAxisIndex: 1, data: mean, showSymbol: steps.length < 60, connectNulls: true, itemStyle: { color: "#7a6f9b" }, areaStyle: { opacity: 0.15 } },
    ],
  };
}

function colourOf(type: string, meta: Meta): string {
  const quad = meta.types.find((one) => one.code === type)?.quad ?? 1;
  const kin = meta.types.filter((one) => one.quad === quad);
  return typeColour(quad, kin.findIndex((one) => one.code === type), kin.length);
}

const SHOWN = 500;

function Table({ rows }: { rows: TimelineRow[] }): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  return (
    <details class="table">
      <summary>{say.asTable}</summary>
      <table>
        <thead><tr><th scope="col">{say.day}</th><th scope="col">{say.type}</th><th scope="col">{say.count}</th><th scope="col">{say.score}</th><th scope="col">{say.dead}</th></tr></thead>
        <tbody>
          {rows.slice(-SHOWN).reverse().map(([day, type, count, score, dead]) => (
            <tr key={day + type}><td>{day}</td><td>{say.types[type]}</td><td>{write(count)}</td><td>{write(score)}</td><td>{dead ? write(dead) : ""}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
