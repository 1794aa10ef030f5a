import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { barsPath, wholeTicks } from "../../charts/shapes";
import { useWidth } from "../../charts/width";
import { scoreColour } from "../../components/colours";
import { useSpeech } from "../../i18n";
import { Brush, type Range } from "./brush";
import type { Column, Columns, Step } from "./data";
import { Tip } from "./tip";

export interface Layout {
  width: number;
  /** Left of the first column, and how wide one is. */
  left: number;
  step: number;
}

const LEFT = 46;
const RIGHT = 8;
const BARS = { top: 8, height: 250 };
const SCORES = { top: 300, height: 96 };
const DEAD = { top: 438, height: 56 };
const HEIGHT = 520;

interface Props {
  data: Columns;
  by: Step;
  colours: string[];
  names: string[];
  narrow: (range: Range) => void;
}

/** Three charts over the same days: how many, how bad, how deadly. */
export function TimelineChart({ data, by, colours, names, narrow }: Props): JSX.Element {
  const { say } = useSpeech();
  const [place, width] = useWidth<HTMLDivElement>(900);
  const [at, setAt] = useState<number | null>(null);
  const { columns } = data;
  const layout: Layout = { width, left: LEFT, step: (width - LEFT - RIGHT) / Math.max(1, columns.length) };
  return (
    <div class="timeline" ref={place}>
      <svg width={width} height={HEIGHT} role="img" aria-label={say.timeline.title}>
        <Bars data={data} layout={layout} colours={colours} />
        <Scores columns={columns} layout={layout} />
        <Dead columns={columns} layout={layout} />
        <Days columns={columns} layout={layout} by={by} y={BARS.top + BARS.height} />
        <Days columns={columns} layout={layout} by={by} y={DEAD.top + DEAD.height} />
        {at !== null && <line class="cursor" x1={LEFT + (at + 0.5) * layout.step} x2={LEFT + (at + 0.5) * layout.step} y1={BARS.top} y2={DEAD.top + DEAD.height} />}
      </svg>
      <Brush columns={columns} layout={layout} height={BARS.top + BARS.height} whole={HEIGHT} at={at} setAt={setAt} narrow={narrow} />
      {at !== null && columns[at] && <Tip column={columns[at]} by={by} left={LEFT + (at + 0.5) * layout.step} width={width} colours={colours} names={names} />}
    </div>
  );
}

function Axis({ ticks, y, width }: { ticks: number[]; y: (value: number) => number; width: number }): JSX.Element {
  const speech = useSpeech();
  return (
    <g class="axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick)} text-anchor="end" dominant-baseline="middle">{speech.number(tick)}</text>
        </g>
      ))}
    </g>
  );
}

function gap(step: number): number {
  return step > 5 ? Math.min(2, step * 0.18) : step > 2 ? 0.5 : 0;
}

function Bars({ data, layout, colours }: { data: Columns; layout: Layout; colours: string[] }): JSX.Element {
  const most = Math.max(1, ...data.columns.map((column) => column.total));
  const y = (value: number): number => BARS.top + BARS.height * (1 - value / most);
  const wide = layout.step - gap(layout.step);
  return (
    <>
      <Axis ticks={wholeTicks(most, 5)} y={y} width={layout.width} />
      {data.groups.map((group, index) => (
        <path key={group} fill={colours[index]} d={barsPath(data.columns.map((column, at) => {
          const below = column.counts.slice(0, index).reduce((sum, one) => sum + one, 0);
          const count = column.counts[index] ?? 0;
          return [layout.left + at * layout.step, y(below + count), wide, (BARS.height * count) / most] as const;
        }))} />
      ))}
    </>
  );
}

function Scores({ columns, layout }: { columns: Column[]; layout: Layout }): JSX.Element {
  const { say } = useSpeech();
  // The scale is as long as the scores need, so that small changes of many events are seen; its ends are told.
  const end = Math.min(10, Math.max(2, Math.ceil(Math.max(...columns.map((column) => Math.abs(column.score ?? 0))))));
  const y = (score: number): number => SCORES.top + SCORES.height * (0.5 - score / (2 * end));
  const most = Math.max(1, ...columns.map((column) => column.total));
  return (
    <>
      <text class="panel-title" x={LEFT} y={SCORES.top - 10}>{say.timeline.score}</text>
      <Axis ticks={[end, 0, -end]} y={y} width={layout.width} />
      {columns.map(({ step, score, total }, at) => {
        if (score === null) return null;
        const x = layout.left + (at + 0.5) * layout.step;
        return (
          <g key={step} class="lollipop" style={{ stroke: scoreColour(score), fill: scoreColour(score) }}>
            <line x1={x} x2={x} y1={y(0)} y2={y(score)} />
            <circle cx={x} cy={y(score)} r={Math.min(Math.max(1.2, layout.step / 2), 1.6 + 3.4 * Math.sqrt(total / most))} />
          </g>
        );
      })}
    </>
  );
}

function Dead({ columns, layout }: { columns: Column[]; layout: Layout }): JSX.Element {
  const { say } = useSpeech();
  const most = Math.max(1, ...columns.map((column) => column.dead));
  const y = (value: number): number => DEAD.top + DEAD.height * (1 - value / most);
  const wide = layout.step - gap(layout.step);
  return (
    <>
      <text class="panel-title" x={LEFT} y={DEAD.top - 10}>{say.timeline.dead}</text>
      <Axis ticks={wholeTicks(most, 2)} y={y} width={layout.width} />
      <path class="dead" d={barsPath(columns.map((column, at) => [layout.left + at * layout.step, y(column.dead), wide, (DEAD.height * column.dead) / most]))} />
    </>
  );
}

/** As many days as there is room for. */
function Days({ columns, layout, by, y }: { columns: Column[]; layout: Layout; by: Step; y: number }): JSX.Element {
  const every = Math.max(1, Math.ceil(78 / layout.step));
  return (
    <g class="axis days">
      {columns.map(({ step }, at) => at % every === 0 && layout.left + at * layout.step < layout.width - 72 && (
        <g key={step} transform={`translate(${layout.left + at * layout.step} ${y})`}>
          <line y1={0} y2={5} />
          <text x={2} y={14}>{by === "month" ? step.slice(0, 7) : step}</text>
        </g>
      ))}
    </g>
  );
}
