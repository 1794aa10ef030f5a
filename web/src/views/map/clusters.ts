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
  /** How many places, and the name of the one with most events. */
  places: number;
  name: string;
  country: string;
  /** Of the one place; empty if it is several. */
  precision: string;
  /** What to ask for to come nearer, if it is several places. */
  cluster: number | null;
}

type Sums = Omit<Spot, "lat" | "lon" | "cluster"> & { most: number };

const VAGUE = ["admin1", "country", "none"];

function sum(quads: Quads): number {
  return quads[0] + quads[1] + quads[2] + quads[3];
}

/** How many events a spot stands for. */
export function events(spot: Pick<Spot, "quads">): number {
  return sum(spot.quads);
}

/** Whether a spot's point says where it happened: `exact`, `vague`, or both in part. */
export function worth(spot: Pick<Spot, "quads" | "exact">): "exact" | "vague" | "mixed" {
  if (spot.exact === 0) return "vague";
  return spot.exact === events(spot) ? "exact" : "mixed";
}

function sums({ quads, dead, precision, name, country }: Point): Sums {
  const count = sum(quads);
  return { quads: [...quads] as Quads, dead, exact: VAGUE.includes(precision) ? 0 : count, places: 1, name, country, precision, most: count };
}

function add(all: Sums, one: Readonly<Sums>): void {
  all.quads = all.quads.map((count, at) => count + (one.quads[at] ?? 0)) as Quads;
  all.dead += one.dead;
  all.exact += one.exact;
  all.places += one.places;
  all.precision = "";
  if (one.most > all.most) Object.assign(all, { name: one.name, country: one.country, most: one.most });
}

/** Closest zoom at which places are still drawn as one. */
export const NEAREST = 10;

export class Clusters {
  private readonly index: Supercluster<Sums, Sums>;

  constructor(readonly points: Point[]) {
    this.index = new Supercluster<Sums, Sums>({ radius: 54, maxZoom: NEAREST, map: (own) => ({ ...own, quads: [...own.quads] as Quads }), reduce: add });
    this.index.load(points.map((point) => ({ type: "Feature", geometry: { type: "Point", coordinates: [point.lon, point.lat] }, properties: sums(point) })));
  }

  /** What lies inside west, south, east, north. */
  within(box: [number, number, number, number], zoom: number): Spot[] {
    return this.index.getClusters(box, Math.round(zoom)).map(({ geometry, properties }) => {
      const [lon = 0, lat = 0] = geometry.coordinates;
      const cluster = "cluster_id" in properties ? (properties.cluster_id as number) : null;
      const { quads, dead, exact, places, name, country, precision } = properties as Sums;
      return { lat, lon, quads, dead, exact, places, name, country, precision, cluster };
    });
  }

  /** The zoom at which a cluster falls into parts. */
  opens(cluster: number): number {
    return this.index.getClusterExpansionZoom(cluster);
  }

  /** West, south, east, north of the places of a spot, as the API takes it. */
  box(spot: Spot): string {
    const leaves = spot.cluster === null ? [] : this.index.getLeaves(spot.cluster, Infinity);
    const corners = leaves.length > 0 ? leaves.map(({ geometry }) => geometry.coordinates) : [[spot.lon, spot.lat]];
    const lons = corners.map(([lon = 0]) => lon);
    const lats = corners.map(([, lat = 0]) => lat);
    return boxOf(least(lons), least(lats), -least(lons.map((lon) => -lon)), -least(lats.map((lat) => -lat)));
  }
}

function least(values: number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

/** A little more than the points, so that rounding leaves none out. */
export function boxOf(west: number, south: number, east: number, north: number): string {
  const near = 0.001;
  const inside = (degrees: number, most: number): string => Math.max(-most, Math.min(most, degrees)).toFixed(4);
  return [inside(west - near, 180), inside(south - near, 90), inside(east + near, 180), inside(north + near, 90)].join(",");
}
