import { scaleLinear, scaleUtc } from "d3-scale";
import type { JSX } from "preact";
import type { Toll } from "../../api/types";
import { wholeTicks } from "../../charts/shapes";
import { useWidth } from "../../charts/width";
import { Table } from "../../components/table";
import { useSpeech } from "../../i18n";

const HEIGHT = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 70, 18, 26];
const DAY = 86_400_000;

type Count = "dead" | "injured";

/** How the toll grew, or was put right, from telling to telling. */
export function Tolls({ tolls }: { tolls: Toll[] }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [place, width] = useWidth<HTMLDivElement>(640);
  const dated = tolls.filter((toll) => toll.published !== null);
  if (dated.length === 0) return <p class="quiet">{say.story.noToll}</p>;
  const times = dated.map((toll) => Date.parse(toll.published ?? ""));
  const wide = Math.min(900, width);
  const x = scaleUtc().domain([Math.min(...times) - DAY / 2, Math.max(...times) + DAY / 2]).range([LEFT, wide - RIGHT]);
  const most = Math.max(1, ...dated.flatMap((toll) => [toll.dead ?? 0, toll.injured ?? 0]));
  const y = scaleLinear().domain([0, most]).range([HEIGHT - BOTTOM, TOP]);
  const step = Math.max(1, Math.ceil((Math.max(...times) - Math.min(...times)) / DAY / (wide / 90)));
  const days = [...new Set(times)].filter((_, at) => at % step === 0);
  return (
    <div class="tolls" ref={place}>
      <h2>{say.story.tolls}</h2>
      <ul class="legend"><li><i class="dot" style={{ background: "var(--q4)" }} /> {say.fields.dead}</li><li><i class="dot" style={{ background: "var(--q3)" }} /> {say.fields.injured}</li></ul>
      <svg width={wide} height={HEIGHT} role="img" aria-label={say.story.tolls}>
        <g class="axis">
          {wholeTicks(most, 4).map((tick) => <g key={tick}><line x1={LEFT} x2={wide - RIGHT} y1={y(tick)} y2={y(tick)} /><text x={LEFT - 6} y={y(tick)} text-anchor="end" dominant-baseline="middle">{speech.number(tick)}</text></g>)}
          {days.map((day) => <text key={day} x={x(day)} y={HEIGHT - 8} text-anchor="middle">{new Date(day).toISOString().slice(0, 10)}</text>)}
        </g>
        {(["injured", "dead"] as const).map((count) => <Line key={count} count={count} tolls={dated} x={(toll) => x(Date.parse(toll.published ?? ""))} y={(value) => y(value)} />)}
      </svg>
      <Table caption={say.story.tolls} heads={[say.article.published, say.fields.source, say.fields.dead, say.fields.injured]}
        rows={tolls.map((toll) => [toll.published ?? "", toll.source ?? "", toll.dead ?? "", toll.injured ?? ""])} />
    </div>
  );
}

/** Up to so many points there is room to name who told each. */
const NAMED = 6;

function short(words: string): string {
  return words.length > 22 ? `${words.slice(0, 21)}…` : words;
}

function Line({ count, tolls, x, y }: { count: Count; tolls: Toll[]; x: (toll: Toll) => number; y: (value: number) => number }): JSX.Element | null {
  const points = tolls.flatMap((toll) => (toll[count] === null ? [] : [{ toll, value: toll[count], x: x(toll), y: y(toll[count]) }]));
  if (points.length === 0) return null;
  const path = points.map((point, at) => (at === 0 ? `M${point.x} ${point.y}` : `H${point.x}V${point.y}`)).join("");
  return (
    <>
      <path class={`${count}-line`} d={path} />
      {points.map(({ toll, value, x: left, y: top }) => (
        <g key={toll.event}>
          <circle class={`${count}-point`} cx={left} cy={top} r={4}><title>{[toll.published, toll.source, value].filter((one) => one !== null).join(" · ")}</title></circle>
          <text class="value-label" x={left + 6} y={top - 5}>{value}{points.length <= NAMED && toll.source && <tspan class="source-label"> {short(toll.source)}</tspan>}</text>
        </g>
      ))}
    </>
  );
}
