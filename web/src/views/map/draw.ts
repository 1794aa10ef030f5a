// The map: countries drawn from data that is built in, and rings over them.
import type { MultiPolygon } from "geojson";
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Messages } from "../../i18n/en";
import { QUADS } from "../../ui/colours";
import { Clusters, events, type Spot } from "./clusters";

interface Telling {
  open: (spot: Spot) => void;
  say: Messages;
}

export interface Canvas {
  show: (clusters: Clusters, telling: Telling) => void;
  remove: () => void;
}

/** Where the page looks first: West Africa, until there are points. */
const FIRST: L.LatLngBoundsLiteral = [[0, -18], [25, 25]];

export function draw(place: HTMLElement, dark: boolean): Canvas {
  const map = L.map(place, { preferCanvas: true, attributionControl: false, worldCopyJump: true, minZoom: 1, maxZoom: 10, zoomSnap: 0.5 });
  map.fitBounds(FIRST);
  void countries(dark).then((layer) => layer.addTo(map).bringToBack());
  const rings = L.layerGroup().addTo(map);
  let shown: (() => void) | null = null;
  let placed = false;
  return {
    show: (clusters, telling) => {
      if (shown) map.off("moveend", shown);
      shown = () => redraw(map, rings, clusters, telling);
      map.on("moveend", shown);
      if (!placed) placed = fit(map, clusters);
      shown();
    },
    remove: () => map.remove(),
  };
}

async function countries(dark: boolean): Promise<L.GeoJSON> {
  const world = (await import("world-atlas/countries-50m.json")).default as unknown as Topology<{ countries: GeometryCollection }>;
  const shapes = feature(world, world.objects.countries);
  const style = { color: dark ? "#4a525c" : "#b9b2a3", weight: 0.8, fillColor: dark ? "#242a31" : "#f4f0e6", fillOpacity: 1 };
  return L.geoJSON<unknown, MultiPolygon>(shapes as never, { interactive: false, style: () => style });
}

/** Moves to where most points are; tells whether there are any. */
function fit(map: L.Map, clusters: Clusters): boolean {
  const spots = clusters.within([-180, -85, 180, 85], 9);
  if (spots.length === 0) return false;
  const middle = (values: number[]): [number, number] => {
    const sorted = [...values].sort((a, b) => a - b);
    return [sorted[Math.floor(sorted.length * 0.1)] ?? 0, sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0];
  };
  const [south, north] = middle(spots.map((spot) => spot.lat));
  const [west, east] = middle(spots.map((spot) => spot.lon));
  map.fitBounds([[south - 1, west - 1], [north + 1, east + 1]], { animate: false, maxZoom: 7 });
  return true;
}

function redraw(map: L.Map, rings: L.LayerGroup, clusters: Clusters, telling: Telling): void {
  const view = map.getBounds().pad(0.2);
  rings.clearLayers();
  const spots = clusters.within([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()], map.getZoom());
  for (const spot of spots) rings.addLayer(ring(map, spot, clusters, telling));
}

function ring(map: L.Map, spot: Spot, clusters: Clusters, { open, say }: Telling): L.Marker {
  const size = Math.min(64, 18 + 9 * Math.log2(events(spot) + 1));
  const icon = L.divIcon({ html: donut(spot, size), className: "spot", iconSize: [size, size] });
  const words = `${spot.name ?? ""} ${events(spot)} ${say.events}${spot.dead ? `, ${spot.dead} ${say.dead.toLowerCase()}` : ""}`.trim();
  const marker = L.marker([spot.lat, spot.lon], { icon, keyboard: true, title: words, alt: words });
  marker.on("click", () => {
    if (spot.cluster === null) open(spot);
    else map.setView([spot.lat, spot.lon], Math.min(10, clusters.opens(spot.cluster)));
  });
  return marker;
}

const SVG = "http://www.w3.org/2000/svg";

function part(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A ring with an arc for each class; dashed where no event is told to have been at this very point. */
function donut(spot: Spot, size: number): HTMLElement {
  const all = events(spot);
  const [middle, width] = [size / 2, Math.max(4, size / 6)];
  const radius = middle - width / 2 - 1;
  const around = 2 * Math.PI * radius;
  const svg = part("svg", { width: size, height: size, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" });
  svg.append(part("circle", { cx: middle, cy: middle, r: radius, class: "hole" }));
  let before = 0;
  spot.quads.forEach((count, at) => {
    if (count === 0) return;
    const length = (count / all) * around;
    svg.append(part("circle", { cx: middle, cy: middle, r: radius, fill: "none", stroke: QUADS[at] ?? "#888", "stroke-width": width, "stroke-dasharray": `${length} ${around - length}`, "stroke-dashoffset": -before, transform: `rotate(-90 ${middle} ${middle})` }));
    before += length;
  });
  if (spot.exact === 0) svg.append(part("circle", { cx: middle, cy: middle, r: middle - 1, class: "vague" }));
  const label = part("text", { x: middle, y: middle, class: "number" });
  label.textContent = all > 9999 ? `${Math.round(all / 1000)}k` : String(all);
  svg.append(label);
  const box = document.createElement("div");
  box.append(svg);
  return box;
}
