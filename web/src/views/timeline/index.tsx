import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Look } from "../../app";
import { address as path, useAnswer } from "../../api/client";
import type { Meta, Timeline, TimelineRow } from "../../api/types";
import { Choice } from "../../components/choice";
import { quadColour, typeColour } from "../../components/colours";
import { Table } from "../../components/table";
import { Empty, Waiting } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { chosen, filtered, format, go, type Address } from "../../state/address";
import { TimelineChart } from "./chart";
import { columns, core, endOf, period, type Step } from "./data";
import type { Range } from "./brush";

const STEPS: Step[] = ["day", "week", "month"];
type Stack = "quad" | "type";

export function TimelineView({ address, meta }: Look): JSX.Element {
  const { say } = useSpeech();
  const { since, until } = address.filters;
  // The selection may hold fewer years than the store, and nearly all its events fewer still: then steps can be finer.
  const selection = path("", address.filters);
  const [finer, setFiner] = useState<{ of: string; by: Step } | null>(null);
  const chosenStep = STEPS.find((step) => step === address.options.by);
  const by = chosenStep ?? (finer?.of === selection ? finer.by : period(since ?? meta.days.first, until ?? meta.days.last));
  const stack: Stack = address.options.stack === "type" ? "type" : "quad";
  const answer = useAnswer<Timeline>(path("timeline", { ...address.filters, by }));
  return (
    <section class="view">
      <div class="tools">
        <h1>{say.timeline.title}</h1>
        <Choice label={say.timeline.by} now={by} all={STEPS.map((step) => [step, say.timeline[step]] as const)} set={(value) => go(chosen(address, "by", value))} />
        <Choice label={say.timeline.stack} now={stack} all={[["quad", say.timeline.quad], ["type", say.timeline.type]] as const} set={(value) => go(chosen(address, "stack", value))} />
      </div>
      <Waiting answer={answer}>
        {(told) => told.rows.length === 0 ? <Empty /> : <Drawn rows={told.rows} by={told.by as Step} stack={stack} address={address} meta={meta} refine={(step) => !chosenStep && setFiner({ of: selection, by: step })} />}
      </Waiting>
    </section>
  );
}

function colourOf(group: string, stack: Stack, meta: Meta): string {
  if (stack === "quad") return quadColour(Number(group));
  const quad = meta.types.find((one) => one.code === group)?.quad ?? 4;
  const kin = meta.types.filter((one) => one.quad === quad);
  return typeColour(quad, kin.findIndex((one) => one.code === group), kin.length);
}

interface DrawnProps {
  rows: TimelineRow[];
  by: Step;
  stack: Stack;
  address: Address;
  meta: Meta;
  refine: (by: Step) => void;
}

function Drawn({ rows, by, stack, address, meta, refine }: DrawnProps): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const whole = useMemo(() => columns(rows, by, stack, meta), [rows, by, stack, meta]);
  const { shown, before, after } = useMemo(() => (address.options.span === "all" ? { shown: whole.columns, before: 0, after: 0 } : core(whole.columns)), [whole, address.options.span]);
  const data = { ...whole, columns: shown };
  useEffect(() => {
    const [first, last] = [shown[0], shown.at(-1)];
    const fitting = first && last ? period(first.step, endOf(last.step, by)) : by;
    if (STEPS.indexOf(fitting) < STEPS.indexOf(by)) refine(fitting);
  }, [shown]);
  const colours = data.groups.map((group) => colourOf(group, stack, meta));
  const names = data.groups.map((group) => (stack === "quad" ? speech.quad(Number(group)) : speech.type(group)));
  const narrow = ([from, to]: Range): void => {
    const [first, last] = [data.columns[from], data.columns[to]];
    if (first && last) go({ ...filtered(address, { since: first.step, until: endOf(last.step, by) }), options: { stack } });
  };
  return (
    <>
      <ul class="legend">
        {data.groups.map((group, at) => (
          <li key={group}>
            <a href={format(filtered(address, { [stack]: group }))}><i class="dot" style={{ background: colours[at] }} /> {names[at]} <b class="figure">{speech.number(data.totals[at] ?? 0)}</b></a>
          </li>
        ))}
      </ul>
      <TimelineChart data={data} by={by} colours={colours} names={names} narrow={narrow} />
      {before + after > 0 && (
        <p class="quiet">{speech.fill(say.timeline.outside, before, after)} <a href={format(chosen(address, "span", "all"))}>{say.timeline.whole}</a></p>
      )}
      {address.options.span === "all" && <p><a href={format(chosen(address, "span", ""))}>{say.timeline.core}</a></p>}
      <p class="quiet">{say.timeline.brush} {say.timeline.scoreHelp} {say.timeline.deadHelp}</p>
      <Table caption={say.timeline.title} heads={[say.list.day, ...names, say.table.count, say.table.score, say.timeline.dead]}
        rows={[...whole.columns].reverse().filter((column) => column.total > 0).map((column) => [
          <a href={format(filtered(address, { since: column.step, until: endOf(column.step, by) }))}>{column.step}</a>,
          ...column.counts.map((count) => (count ? speech.number(count) : "")),
          speech.number(column.total), column.score === null ? "" : speech.number(column.score), column.dead ? speech.number(column.dead) : "",
        ])} />
    </>
  );
}
