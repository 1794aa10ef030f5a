// Countries and their names, from data that is built in: no map server learns what is looked at.
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Speech } from "../../i18n";
import { numbered } from "../../i18n/countries";

type Country = Feature<Polygon | MultiPolygon, { name: string }>;

let loaded: Promise<Country[]> | null = null;

/** Ground without countries, of which nothing is told. */
const ANTARCTICA = "010";

/** Where a ring goes on over the edge of the map, it goes on beyond it, and is drawn on both edges. */
function unwrapped(ring: Position[]): Position[] {
  let turn = 0;
  return ring.map(([lon = 0, lat = 0], at) => {
    const before = ring[at - 1]?.[0] ?? lon;
    if (lon - before > 180) turn -= 360;
    else if (before - lon > 180) turn += 360;
    return [lon + turn, lat];
  });
}

function pieces({ geometry }: Country): Position[][][] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => {
    const whole = rings.map(unwrapped);
    const lons = whole[0]?.map(([lon = 0]) => lon) ?? [];
    const turn = Math.max(...lons) > 180.01 ? -360 : Math.min(...lons) < -180.01 ? 360 : 0;
    return turn === 0 ? [whole] : [whole, whole.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon + turn, lat]))];
  });
}

function countries(): Promise<Country[]> {
  loaded ??= import("world-atlas/countries-50m.json").then((file) => {
    const topology = file.default as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
    const all = (feature(topology, topology.objects.countries).features as Country[]).filter((country) => country.id !== ANTARCTICA);
    return all.map((country): Country => ({ ...country, geometry: { type: "MultiPolygon", coordinates: pieces(country) } }));
  });
  return loaded;
}

/** The shapes, in the colours of the style sheet. */
export async function world(place: HTMLElement): Promise<L.GeoJSON> {
  const colours = getComputedStyle(place);
  const style = { color: colours.getPropertyValue("--border-land"), weight: 0.8, fillColor: colours.getPropertyValue("--land"), fillOpacity: 1 };
  const collection = { type: "FeatureCollection" as const, features: await countries() };
  return L.geoJSON(collection, { interactive: false, style: () => style });
}

interface Label {
  name: string;
  at: [number, number];
  /** Square degrees of the largest piece: large countries are named first. */
  area: number;
}

function ringArea(ring: Position[]): number {
  let twice = 0;
  for (let at = 0; at < ring.length - 1; at += 1) {
    const [x = 0, y = 0] = ring[at] ?? [];
    const [u = 0, v = 0] = ring[at + 1] ?? [];
    twice += x * v - u * y;
  }
  return Math.abs(twice / 2);
}

function labelled(country: Country, speech: Speech): Label | null {
  const code = numbered(String(country.id));
  const { geometry } = country;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const outer = polygons.map(([ring = []]) => ring).sort((a, b) => ringArea(b) - ringArea(a))[0];
  if (!outer || !code) return null;
  const lons = outer.map(([lon = 0]) => lon);
  const lats = outer.map(([, lat = 0]) => lat);
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return { name: speech.country(code), at: [middle(lats), middle(lons)], area: ringArea(outer) };
}

/** Room that a name takes, in pixels. */
const [WIDE, HIGH] = [78, 16];

/** Names of the countries in sight that are large enough at this zoom. */
export function labels(map: L.Map, speech: Speech): void {
  const layer = L.layerGroup().addTo(map);
  const pane = map.createPane("names");
  pane.style.zIndex = "450";
  pane.style.pointerEvents = "none";
  void countries().then((all) => {
    const names = all.map((country) => labelled(country, speech)).filter((label) => label !== null).sort((a, b) => b.area - a.area);
    const redraw = (): void => {
      layer.clearLayers();
      const view = map.getBounds();
      const least = 4000 / 4 ** map.getZoom();
      const taken: L.Point[] = [];
      for (const { name, at, area } of names) {
        const point = map.latLngToLayerPoint(at);
        if (area < least || !view.contains(at) || taken.some((other) => Math.abs(other.x - point.x) < WIDE && Math.abs(other.y - point.y) < HIGH)) continue;
        taken.push(point);
        const words = document.createElement("span");
        words.textContent = name;
        layer.addLayer(L.marker(at, { icon: L.divIcon({ html: words, className: "country-name", iconSize: [0, 0] }), interactive: false, keyboard: false, pane: "names" }));
      }
    };
    map.on("moveend", redraw);
    redraw();
  });
}
