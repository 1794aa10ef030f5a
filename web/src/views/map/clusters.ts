// Points that lie too near each other to tell apart, drawn as one.
import Supercluster from "supercluster";
import type { Point, Quads } from "../../api/types";

/** What is drawn at one point: a place, or several. */
export interface Spot {
  lat: number;
  lon: number;
  quads: Quads;
  dead: number;
  /** Events told to have been there, and not somewhere in a region or country. */
  exact: number;
  /** Its places' names, if it is one place. */
  name: string | null;
  /** What to ask for to come nearer, if it is several places. */
  cluster: number | null;
}

type Sums = Pick<Spot, "quads" | "dead" | "exact"> & { name: string };

const VAGUE = ["admin1", "country", "none"];

function sum(quads: Quads): number {
  return quads[0] + quads[1] + quads[2] + quads[3];
}

/** How many events a spot stands for. */
export function events(spot: Pick<Spot, "quads">): number {
  return sum(spot.quads);
}

function sums({ quads, dead, precision, name }: Point): Sums {
  return { quads, dead, exact: VAGUE.includes(precision) ? 0 : sum(quads), name };
}

function add(all: Sums, one: Sums): void {
  all.quads = all.quads.map((count, at) => count + (one.quads[at] ?? 0)) as Quads;
  all.dead += one.dead;
  all.exact += one.exact;
}

export class Clusters {
  private readonly index: Supercluster<Sums, Sums>;

  constructor(points: Point[]) {
    this.index = new Supercluster<Sums, Sums>({ radius: 44, maxZoom: 9, map: (own) => ({ ...own, quads: [...own.quads] as Quads }), reduce: add });
    this.index.load(points.map((point) => ({ type: "Feature", geometry: { type: "Point", coordinates: [point.lon, point.lat] }, properties: sums(point) })));
  }

  /** What lies inside west, south, east, north. */
  within(box: [number, number, number, number], zoom: number): Spot[] {
    return this.index.getClusters(box, Math.round(zoom)).map(({ geometry, properties }) => {
      const [lon = 0, lat = 0] = geometry.coordinates;
      const cluster = "cluster_id" in properties ? (properties.cluster_id as number) : null;
      const { quads, dead, exact, name } = properties as Sums;
      return { lat, lon, quads, dead, exact, name: cluster === null ? name : null, cluster };
    });
  }

  /** The zoom at which a cluster falls into parts. */
  opens(cluster: number): number {
    return this.index.getClusterExpansionZoom(cluster);
  }
}
