// The map: countries drawn from data that is built in, and rings over them.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import type { Speech } from "../../i18n";
import { Clusters, NEAREST, boxOf, events, type Spot } from "./clusters";
import { donut } from "./ring";
import { labels, world } from "./world";

export interface Shown {
  clusters: Clusters;
  speech: Speech;
  /** The ring that is chosen, by its point. */
  open: (spot: Spot) => void;
}

export interface Canvas {
  show: (shown: Shown) => void;
  zoomTo: (spot: Spot) => void;
  /** The box in sight, as the API takes it. */
  box: () => string;
  remove: () => void;
}

/** Where the page looks first: West Africa, until there are points. */
const FIRST: L.LatLngBoundsLiteral = [[0, -18], [25, 25]];

export function draw(place: HTMLElement, speech: Speech): Canvas {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(place, { preferCanvas: true, attributionControl: false, minZoom: 2, maxZoom: NEAREST, maxBounds: [[-85, -200], [85, 200]], zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still });
  map.fitBounds(FIRST);
  let gone = false;
  void world(place).then((layer) => {
    if (gone) return;
    layer.addTo(map).bringToBack();
    labels(map, speech);
  });
  const rings = L.layerGroup().addTo(map);
  let now: Shown | null = null;
  let placed = false;
  map.on("moveend", () => now && redraw(map, rings, now));
  const watch = new ResizeObserver(() => map.invalidateSize());
  watch.observe(place);
  return {
    show: (shown) => {
      now = shown;
      if (!placed) placed = fit(map, shown.clusters);
      redraw(map, rings, shown);
    },
    zoomTo: (spot) => {
      if (spot.cluster === null) map.setView([spot.lat, spot.lon], Math.max(map.getZoom(), 7));
      else map.setView([spot.lat, spot.lon], Math.min(NEAREST, now?.clusters.opens(spot.cluster) ?? NEAREST));
    },
    box: () => {
      const sight = map.getBounds();
      return boxOf(sight.getWest(), sight.getSouth(), sight.getEast(), sight.getNorth());
    },
    remove: () => {
      gone = true;
      watch.disconnect();
      map.remove();
    },
  };
}

/** Moves to where most events are; tells whether there are any. */
function fit(map: L.Map, clusters: Clusters): boolean {
  const points = [...clusters.points].filter((point) => point.precision !== "country");
  const spots = points.length > 0 ? points : clusters.points;
  if (spots.length === 0) return false;
  const middle = (values: number[]): [number, number] => {
    const sorted = [...values].sort((a, b) => a - b);
    return [sorted[Math.floor(sorted.length * 0.15)] ?? 0, sorted[Math.ceil(sorted.length * 0.85) - 1] ?? 0];
  };
  const [south, north] = middle(spots.map((spot) => spot.lat));
  const [west, east] = middle(spots.map((spot) => spot.lon));
  map.fitBounds([[south - 1, west - 1], [north + 1, east + 1]], { animate: false, maxZoom: 7 });
  return true;
}

function redraw(map: L.Map, rings: L.LayerGroup, shown: Shown): void {
  // A ring that has the focus would lose it for nothing.
  const focus = document.activeElement?.closest(".spot")?.getAttribute("data-at");
  // Those just outside are drawn too, for when the map is dragged, but no key leads to what is not seen.
  const view = map.getBounds().pad(0.2);
  rings.clearLayers();
  const spots = shown.clusters.within([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()], map.getZoom());
  // The small over the large, so that none is hidden whole.
  const most = spots.reduce((high, spot) => Math.max(high, events(spot)), 1);
  for (const spot of spots.sort((a, b) => events(b) - events(a))) rings.addLayer(ring(spot, most, map.getBounds().contains([spot.lat, spot.lon]), shown));
  if (focus) map.getPane("markerPane")?.querySelector<HTMLElement>(`[data-at="${focus}"]`)?.focus();
}

export function words(spot: Spot, speech: Speech): string {
  const where = spot.places > 1 ? `${spot.name} +${spot.places - 1}` : spot.name;
  const dead = spot.dead > 0 ? `, ${speech.counted(spot.dead, "dead", "dead")}` : "";
  return `${where}: ${speech.counted(events(spot), "event", "events")}${dead}`;
}

/** Area grows with the events, over a size that holds the number and can be hit. */
function sizeOf(count: number, most: number): number {
  const digits = String(Math.min(count, 9999)).length;
  return 18 + 4 * digits + 30 * Math.sqrt(count / most) * Math.min(1, Math.log10(most + 1));
}

function ring(spot: Spot, most: number, inSight: boolean, { open, speech }: Shown): L.Marker {
  const size = sizeOf(events(spot), most);
  const icon = L.divIcon({ html: donut(spot, size), className: "spot", iconSize: [size, size] });
  const told = words(spot, speech);
  const marker = L.marker([spot.lat, spot.lon], { icon, keyboard: inSight, title: told, alt: told, riseOnHover: true });
  marker.on("click", () => open(spot));
  marker.on("add", () => {
    const element = marker.getElement();
    // Leaflet makes a button only of a marker that the keyboard reaches; one out of sight waits for its turn.
    element?.setAttribute("role", "button");
    if (!inSight) element?.setAttribute("tabindex", "-1");
    element?.setAttribute("aria-label", told);
    element?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(spot);
    });
    element?.setAttribute("data-at", `${spot.lat},${spot.lon}`);
  });
  return marker;
}
