// From pairs to what is drawn: who stands in the matrix, where a side stands in the network.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { Dyad } from "../../api/types";

export type Pick = (dyad: Dyad) => string;

/** The sides with most events, most first. */
export function top(dyads: Dyad[], side: Pick, most: number): string[] {
  const counts = new Map<string, number>();
  for (const dyad of dyads) counts.set(side(dyad), (counts.get(side(dyad)) ?? 0) + dyad.count);
  const ordered = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ordered.slice(0, most).map(([name]) => name);
}

/** Rows and columns of a matrix: the sides of the most frequent pairs, so that no row is empty; most events first. */
export function axes(dyads: Dyad[], most: number): { rows: string[]; columns: string[] } {
  const [actors, recipients] = [new Set<string>(), new Set<string>()];
  const room = (sides: Set<string>, side: string): boolean => sides.has(side) || sides.size < most;
  for (const { actor, recipient } of [...dyads].sort((a, b) => b.count - a.count)) {
    if (!room(actors, actor) || !room(recipients, recipient)) continue;
    actors.add(actor);
    recipients.add(recipient);
  }
  const shown = dyads.filter((dyad) => actors.has(dyad.actor) && recipients.has(dyad.recipient));
  return { rows: top(shown, (dyad) => dyad.actor, most), columns: top(shown, (dyad) => dyad.recipient, most) };
}

/** Each pair by its two sides. */
export function byPair(dyads: Dyad[]): Map<string, Dyad> {
  return new Map(dyads.map((dyad) => [key(dyad.actor, dyad.recipient), dyad]));
}

export function key(actor: string, recipient: string): string {
  return `${actor}\n${recipient}`;
}

export interface Side extends SimulationNodeDatum {
  name: string;
  count: number;
  x: number;
  y: number;
}

export interface Edge extends SimulationLinkDatum<Side> {
  source: Side;
  target: Side;
  dyad: Dyad;
}

export interface Network {
  sides: Side[];
  edges: Edge[];
  /** Left, top, width, height of all of it. */
  box: [number, number, number, number];
}

const TICKS = 220;

/** Lays the strongest pairs out; the same pairs always lie the same. Pairs of one side with itself are no edge. */
export function network(dyads: Dyad[], pairs: number): Network {
  const shown = dyads.filter((dyad) => dyad.actor !== dyad.recipient).slice(0, pairs);
  const counts = new Map<string, number>();
  for (const { actor, recipient, count } of shown) for (const side of [actor, recipient]) counts.set(side, (counts.get(side) ?? 0) + count);
  const names = [...counts.keys()].sort();
  const sides = names.map((name, at): Side => ({ name, count: counts.get(name) ?? 0, x: 300 * Math.cos((2 * Math.PI * at) / names.length), y: 200 * Math.sin((2 * Math.PI * at) / names.length) }));
  const known = new Map(sides.map((side) => [side.name, side]));
  const edges = shown.flatMap((dyad): Edge[] => {
    const [source, target] = [known.get(dyad.actor), known.get(dyad.recipient)];
    return source && target ? [{ source, target, dyad }] : [];
  });
  forceSimulation(sides)
    .force("link", forceLink<Side, Edge>(edges).distance(95).strength((edge) => 0.15 + 0.25 / Math.sqrt(Math.min(edge.source.count, edge.target.count))))
    .force("charge", forceManyBody().strength(-420))
    .force("collide", forceCollide<Side>(34))
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.1))
    .stop()
    .tick(TICKS);
  return { sides, edges, box: boxOf(sides) };
}

function boxOf(sides: Side[]): Network["box"] {
  if (sides.length === 0) return [0, 0, 1, 1];
  const [xs, ys] = [sides.map((side) => side.x), sides.map((side) => side.y)];
  const [left, topmost] = [Math.min(...xs) - 90, Math.min(...ys) - 45];
  return [left, topmost, Math.max(...xs) + 90 - left, Math.max(...ys) + 45 - topmost];
}
