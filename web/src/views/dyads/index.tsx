import type { JSX } from "preact";
import type { Look } from "../../app";
import { address as path, useAnswer } from "../../api/client";
import type { Dyad, Dyads } from "../../api/types";
import { Choice } from "../../components/choice";
import { Table } from "../../components/table";
import { Empty, Waiting } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { chosen, elsewhere, format, go } from "../../state/address";
import { Matrix } from "./matrix";
import { NetworkView } from "./network";
import { Scale } from "./scale";

/** Pairs asked for: enough for every cell of a matrix. */
const ASKED = 2000;

export type LinkOf = (actor: string | null, recipient: string | null) => string;

export function DyadsView({ address }: Look): JSX.Element {
  const { say } = useSpeech();
  const by = address.options.by === "party" ? "party" : "country";
  const shape = address.options.shape === "network" ? "network" : "matrix";
  const answer = useAnswer<Dyads>(path("dyads", { ...address.filters, by, limit: ASKED }));
  const sides = (role: "actor" | "recipient", side: string | null): object => {
    if (side === null) return {};
    return { [by === "country" ? `${role}_country` : role]: side };
  };
  const link: LinkOf = (actor, recipient) => format(elsewhere(address, "list", { ...sides("actor", actor), ...sides("recipient", recipient) }));
  return (
    <section class="view">
      <div class="tools">
        <h1>{say.dyads.title}</h1>
        <Choice label={say.dyads.by} now={by} all={[["country", say.dyads.country], ["party", say.dyads.party]] as const} set={(value) => go(chosen(address, "by", value))} />
        <Choice label={say.dyads.shape} now={shape} all={[["matrix", say.dyads.matrix], ["network", say.dyads.network]] as const} set={(value) => go(chosen(address, "shape", value))} />
        <Scale />
      </div>
      <Waiting answer={answer}>
        {(told) => (told.dyads.length === 0 ? <Empty /> : <Drawn told={told} shape={shape} link={link} />)}
      </Waiting>
    </section>
  );
}

function Drawn({ told, shape, link }: { told: Dyads; shape: "matrix" | "network"; link: LinkOf }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <>
      <p class="quiet">{shape === "matrix" ? say.dyads.help : say.dyads.networkHelp} {speech.fill(say.dyads.total, told.total)}</p>
      {shape === "matrix" ? <Matrix dyads={told.dyads} link={link} /> : <NetworkView dyads={told.dyads} link={link} />}
      <Pairs dyads={told.dyads} link={link} />
    </>
  );
}

function Pairs({ dyads, link }: { dyads: Dyad[]; link: LinkOf }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <Table caption={say.dyads.title} heads={[say.fields.actor, say.fields.recipient, say.table.count, say.table.score, ...say.quads]}
      rows={dyads.map(({ actor, recipient, count, score, quads }) => [
        <a href={link(actor, recipient)}>{speech.side(actor)}</a>, speech.side(recipient), speech.number(count), speech.number(score), ...quads.map((one) => (one ? speech.number(one) : "")),
      ])} />
  );
}
