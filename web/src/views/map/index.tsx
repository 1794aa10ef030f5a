import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Look } from "../../app";
import { address as path, useAnswer } from "../../api/client";
import type { Point, PointMap } from "../../api/types";
import { quadColour, QUADS } from "../../components/colours";
import { Table } from "../../components/table";
import { Waiting } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { elsewhere, filtered, format, go, type Address } from "../../state/address";
import { Clusters, boxOf, type Spot } from "./clusters";
import { draw, type Canvas } from "./draw";
import { SpotPanel } from "./spot";

export function MapView({ address }: Look): JSX.Element {
  const { say } = useSpeech();
  const answer = useAnswer<PointMap>(path("map", address.filters));
  return (
    <section class="view mapped">
      <Waiting answer={answer}>{(told) => <Told told={told} address={address} />}</Waiting>
      {!answer.data && <h1 class="unseen">{say.map.title}</h1>}
    </section>
  );
}

function Told({ told, address }: { told: PointMap; address: Address }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [spot, setSpot] = useState<Spot | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | null>(null);
  const clusters = useMemo(() => new Clusters(told.points), [told]);
  const theme = useTheme();
  useEffect(() => {
    if (!place.current) return undefined;
    const made = draw(place.current, speech);
    canvas.current = made;
    return () => made.remove();
  }, [theme, speech]);
  useEffect(() => canvas.current?.show({ clusters, speech, open: setSpot }), [clusters, theme, speech]);
  useEffect(() => setSpot(null), [clusters]);
  return (
    <>
      <div class="tools">
        <h1>{say.map.title}</h1>
        <button type="button" onClick={() => canvas.current && go(filtered(address, { box: canvas.current.box() }))}>{say.map.here}</button>
        {told.unplaced > 0 && <span class="quiet">{speech.fill(say.map.unplaced, told.unplaced)}</span>}
      </div>
      <div class={spot ? "map-area open" : "map-area"}>
        <div ref={place} class="world" role="region" aria-label={say.map.title} />
        {spot && <SpotPanel key={`${spot.lat},${spot.lon},${spot.cluster ?? ""}`} spot={spot} box={clusters.box(spot)} address={address} close={() => setSpot(null)} zoom={() => canvas.current?.zoomTo(spot)} />}
      </div>
      <MapLegend />
      <Points points={told.points} address={address} />
    </>
  );
}

/** Shapes are painted, not styled: they are painted anew when it gets dark. */
function useTheme(): string {
  const [theme, setTheme] = useState(document.documentElement.dataset["theme"] ?? "light");
  useEffect(() => {
    const watch = new MutationObserver(() => setTheme(document.documentElement.dataset["theme"] ?? "light"));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => watch.disconnect();
  }, []);
  return theme;
}

function MapLegend(): JSX.Element {
  const { say } = useSpeech();
  return (
    <ul class="legend">
      {QUADS.map((quad) => <li key={quad}><i class="dot" style={{ background: quadColour(quad) }} /> {say.quads[quad - 1]}</li>)}
      <li><i class="ring" /> {say.map.exact}</li>
      <li><i class="ring dashed" /> {say.map.vague}</li>
      <li><i class="ring both" /> {say.map.mixed}</li>
      <li><i class="dot deadly" /> {say.map.deadHere}</li>
      <li class="quiet">{say.map.size}</li>
    </ul>
  );
}

function Points({ points, address }: { points: Point[]; address: Address }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const count = (point: Point): number => point.quads.reduce((sum, one) => sum + one, 0);
  const most = useMemo(() => [...points].sort((a, b) => count(b) - count(a)), [points]);
  return (
    <Table caption={say.map.title} heads={[say.fields.place, say.filter.country, say.map.precision, say.table.count, ...say.quads, say.fields.dead]}
      rows={most.map((point) => [
        <a href={format(elsewhere(address, "list", { box: boxOf(point.lon, point.lat, point.lon, point.lat) }))}>{point.name}</a>,
        speech.country(point.country), speech.precision(point.precision), speech.number(count(point)), ...point.quads.map((one) => (one ? speech.number(one) : "")), point.dead ? speech.number(point.dead) : "",
      ])} />
  );
}
