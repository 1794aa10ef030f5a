import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Dyad } from "../../api/types";
import { scoreColour } from "../../components/colours";
import { useSpeech } from "../../i18n";
import { network, type Edge, type Side } from "./data";
import type { LinkOf } from "./index";

/** Pairs that a network shows. */
const PAIRS = 70;

function radius(side: Side, most: number): number {
  return 6 + 16 * Math.sqrt(side.count / most);
}

/** An arc from one side to the other, bent to the left, so that both directions are seen. */
function arc({ source, target }: Edge, from: number, to: number): string {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [x, y] = [source.x + ux * from, source.y + uy * from];
  const [u, v] = [target.x - ux * (to + 6), target.y - uy * (to + 6)];
  const bend = Math.min(40, length * 0.16);
  return `M${x} ${y}Q${(x + u) / 2 - uy * bend} ${(y + v) / 2 + ux * bend} ${u} ${v}`;
}

export function NetworkView({ dyads, link }: { dyads: Dyad[]; link: LinkOf }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const laid = useMemo(() => network(dyads, PAIRS), [dyads]);
  const [lit, setLit] = useState<string | null>(null);
  const most = Math.max(1, ...laid.sides.map((side) => side.count));
  const strongest = Math.max(1, ...laid.edges.map((edge) => edge.dyad.count));
  const acting = new Set(laid.edges.map(({ dyad }) => dyad.actor));
  const dim = (...names: string[]): string => (lit === null || names.includes(lit) ? "" : " dim");
  const near = new Set(laid.edges.filter(({ dyad }) => dyad.actor === lit || dyad.recipient === lit).flatMap(({ dyad }) => [dyad.actor, dyad.recipient]));
  return (
    <div class="network">
      <svg style={{ "--unit": `${Math.max(1, laid.box[2] / 1300)}px` }} viewBox={laid.box.join(" ")} role="group" aria-label={`${say.dyads.title}: ${say.dyads.network}`}>
        <defs>
          {[0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => (
            <marker key={step} id={`head-${step}`} viewBox="0 0 8 8" refX="2" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
              <path d="M0 0L8 4L0 8z" style={{ fill: `var(--s${step})` }} />
            </marker>
          ))}
        </defs>
        {laid.edges.map((edge) => {
          const { dyad } = edge;
          const told = `${speech.side(dyad.actor)} → ${speech.side(dyad.recipient)}: ${speech.counted(dyad.count, "event", "events")}, ${say.table.score} ${speech.number(dyad.score)}`;
          return (
            <a key={`${dyad.actor}→${dyad.recipient}`} href={link(dyad.actor, dyad.recipient)} aria-label={told}>
              <path class={`edge${dim(dyad.actor, dyad.recipient)}`} d={arc(edge, radius(edge.source, most), radius(edge.target, most))} marker-end={`url(#head-${scoreColour(dyad.score).replace(/\D/g, "")})`}
                style={{ stroke: scoreColour(dyad.score), strokeWidth: `${1.5 + 6 * Math.sqrt(dyad.count / strongest)}px`, opacity: 0.85 }}>
                <title>{told}</title>
              </path>
            </a>
          );
        })}
        {laid.sides.map((side) => (
          <a key={side.name} class={lit === null || near.has(side.name) || side.name === lit ? "" : "dim"} href={acting.has(side.name) ? link(side.name, null) : link(null, side.name)} aria-label={`${speech.side(side.name)}: ${speech.counted(side.count, "event", "events")}`}
            onMouseEnter={() => setLit(side.name)} onMouseLeave={() => setLit(null)} onFocus={() => setLit(side.name)} onBlur={() => setLit(null)}>
            <circle class="side" cx={side.x} cy={side.y} r={radius(side, most)} />
            <text x={side.x} y={side.y - radius(side, most) - 4} text-anchor="middle">{short(speech.side(side.name))}</text>
          </a>
        ))}
      </svg>
    </div>
  );
}

function short(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}
