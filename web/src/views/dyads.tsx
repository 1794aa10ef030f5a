import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Look } from "../app";
import { address as path, useAnswer } from "../api/client";
import type { Dyad, Dyads } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import type { Messages } from "../i18n/en";
import { go } from "../state/address";
import { Chart, type ECharts, type EChartsCoreOption } from "../ui/chart";
import { SCORES } from "../ui/colours";
import { Waiting } from "../ui/wait";

/** Sides that a matrix shows. */
const SIDES = 25;
/** Pairs that a network shows. */
const PAIRS = 120;

export function DyadsView({ address, dark }: Look): JSX.Element {
  const say = useMessages();
  const by = address.options.by === "party" ? "party" : "country";
  const [shape, setShape] = useState<"matrix" | "network">("matrix");
  const answer = useAnswer<Dyads>(path("dyads", { ...address.filters, by, limit: 2000 }));
  const setBy = (value: string): void => go({ ...address, options: { ...address.options, by: value } });
  return (
    <section>
      <div class="tools">
        <span class="segmented" role="group" aria-label={say.views.dyads}>
          {(["country", "party"] as const).map((one) => <button key={one} type="button" aria-pressed={by === one} onClick={() => setBy(one)}>{say[one]}</button>)}
        </span>
        <span class="segmented" role="group">
          {(["matrix", "network"] as const).map((one) => <button key={one} type="button" aria-pressed={shape === one} onClick={() => setShape(one)}>{say[one]}</button>)}
        </span>
        <span class="quiet">{say.meanScore}</span>
      </div>
      <Waiting answer={answer}>
        {({ dyads }) => dyads.length === 0 ? <p class="quiet">{say.nothing}</p> : (
          <Drawn dyads={dyads} shape={shape} dark={dark} open={(actor, recipient) => go({ view: "list", options: {}, filters: { ...address.filters, ...pair(by, actor, recipient) } })} />
        )}
      </Waiting>
    </section>
  );
}

function pair(by: "country" | "party", actor: string, recipient: string): Record<string, string> {
  return by === "country" ? { actor_country: actor, recipient_country: recipient } : { actor, recipient };
}

interface DrawnProps {
  dyads: Dyad[];
  shape: "matrix" | "network";
  dark: boolean;
  open: (actor: string, recipient: string) => void;
}

function Drawn({ dyads, shape, dark, open }: DrawnProps): JSX.Element {
  const say = useMessages();
  const rows = useMemo(() => top(dyads, (dyad) => dyad.actor), [dyads]);
  const columns = useMemo(() => top(dyads, (dyad) => dyad.recipient), [dyads]);
  const options = useMemo(() => (shape === "matrix" ? matrix(dyads, rows, columns, say, dark) : network(dyads, dark)), [dyads, shape, say, dark]);
  const ready = (chart: ECharts): void => {
    chart.on("click", (told) => {
      const data = told.data as { value?: number[]; source?: string; target?: string } | undefined;
      if (data?.source && data.target) open(data.source, data.target);
      const [column = -1, row = -1] = data?.value ?? [];
      const [actor, recipient] = [rows[row], columns[column]];
      if (shape === "matrix" && actor && recipient) open(actor, recipient);
    });
  };
  const height = shape === "matrix" ? 150 + 26 * rows.length : 640;
  return (
    <>
      <Chart options={options} label={say.views.dyads} height={height} dark={dark} ready={ready} />
      <Table dyads={dyads} open={open} />
    </>
  );
}

/** The sides with most events, most first. */
export function top(dyads: Dyad[], side: (dyad: Dyad) => string): string[] {
  const counts = new Map<string, number>();
  for (const dyad of dyads) counts.set(side(dyad), (counts.get(side(dyad)) ?? 0) + dyad.count);
  const ordered = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ordered.slice(0, SIDES).map(([name]) => name);
}

function matrix(dyads: Dyad[], rows: string[], columns: string[], say: Messages, dark: boolean): EChartsCoreOption {
  const data = dyads
    .map((dyad) => ({ value: [columns.indexOf(dyad.recipient), rows.indexOf(dyad.actor), dyad.score, dyad.count] }))
    .filter(({ value }) => (value[0] ?? -1) >= 0 && (value[1] ?? -1) >= 0);
  return {
    tooltip: { renderMode: "richText", formatter: ({ data: { value } }: { data: { value: number[] } }) => {
      const [column = 0, row = 0, score = 0, count = 0] = value;
      return `${rows[row]} → ${columns[column]}\n${count} ${say.events}\n${say.score} ${score}`;
    } },
    grid: { left: 190, right: 20, top: 120, bottom: 50 },
    xAxis: { type: "category", data: columns, position: "top", name: say.recipient, axisLabel: { rotate: 60, interval: 0, width: 150, overflow: "truncate" }, splitArea: { show: true } },
    yAxis: { type: "category", data: rows, inverse: true, name: say.actor, axisLabel: { interval: 0, width: 170, overflow: "truncate" }, splitArea: { show: true } },
    visualMap: { min: -10, max: 10, dimension: 2, calculable: true, orient: "horizontal", left: "center", bottom: 0, inRange: { color: SCORES } },
    series: [{ type: "heatmap", data, label: { show: true, formatter: ({ data: { value } }: { data: { value: number[] } }) => String(value[3]), color: dark ? "#111" : "#111" }, itemStyle: { borderWidth: 1, borderColor: dark ? "#16191d" : "#fff" } }],
  };
}

/** A ring, so that the same pairs always look the same. */
function network(dyads: Dyad[], dark: boolean): EChartsCoreOption {
  const shown = dyads.filter((dyad) => dyad.actor !== dyad.recipient).slice(0, PAIRS);
  const sizes = new Map<string, number>();
  for (const { actor, recipient, count } of shown) for (const side of [actor, recipient]) sizes.set(side, (sizes.get(side) ?? 0) + count);
  const most = Math.max(1, ...sizes.values());
  const strongest = Math.max(1, ...shown.map((dyad) => dyad.count));
  return {
    tooltip: { renderMode: "richText" },
    series: [{
      type: "graph", layout: "circular", roam: true, circular: { rotateLabel: true }, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 7,
      label: { show: true, position: "right", color: dark ? "#ddd" : "#222" },
      data: [...sizes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, size]) => ({ name, value: size, symbolSize: 6 + 30 * Math.sqrt(size / most), itemStyle: { color: "#7a6f9b" } })),
      links: shown.map(({ actor, recipient, count, score }) => ({ source: actor, target: recipient, value: count, lineStyle: { width: 1 + 6 * (count / strongest), curveness: 0.25, opacity: 0.75, color: SCORES[Math.min(4, Math.max(0, Math.round((score + 10) / 5)))] } })),
    }],
  };
}

function Table({ dyads, open }: { dyads: Dyad[]; open: (actor: string, recipient: string) => void }): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  return (
    <details class="table">
      <summary>{say.asTable}</summary>
      <table>
        <thead><tr><th scope="col">{say.actor}</th><th scope="col">{say.recipient}</th><th scope="col">{say.count}</th><th scope="col">{say.score}</th><th /></tr></thead>
        <tbody>
          {dyads.slice(0, 200).map(({ actor, recipient, count, score }) => (
            <tr key={`${actor}→${recipient}`}><td>{actor}</td><td>{recipient}</td><td>{write(count)}</td><td>{write(score)}</td><td><button type="button" onClick={() => open(actor, recipient)}>{say.listThese}</button></td></tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
