import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Look } from "../app";
import { address as path, useAnswer } from "../api/client";
import type { PointMap } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import { format, go, type Address } from "../state/address";
import { QUADS } from "../ui/colours";
import { Waiting } from "../ui/wait";
import { Clusters, type Spot } from "./map/clusters";
import { draw, type Canvas } from "./map/draw";

export function MapView({ address, dark }: Look): JSX.Element {
  const say = useMessages();
  const answer = useAnswer<PointMap>(path("map", address.filters));
  return (
    <section class="mapped">
      <Waiting answer={answer}>
        {(told) => (
          <>
            <World told={told} address={address} dark={dark} />
            <Legend unplaced={told.unplaced} />
            <Table told={told} address={address} />
          </>
        )}
      </Waiting>
      {address.filters.box && <button type="button" onClick={() => go({ ...address, filters: { ...address.filters, box: "" } })}>{say.remove}: {say.filters["box"]}</button>}
    </section>
  );
}

/** The box of one point, to filter by. */
export function around(lat: number, lon: number): string {
  const near = 0.001;
  return [lon - near, lat - near, lon + near, lat + near].map((degrees) => degrees.toFixed(4)).join(",");
}

function World({ told, address, dark }: { told: PointMap; address: Address; dark: boolean }): JSX.Element {
  const say = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | null>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const made = draw(place.current, dark);
    canvas.current = made;
    return () => {
      made.remove();
      canvas.current = null;
    };
  }, [dark]);
  useEffect(() => {
    const open = (spot: Spot): void => go({ view: "list", options: {}, filters: { ...address.filters, box: around(spot.lat, spot.lon) } });
    canvas.current?.show(new Clusters(told.points), { open, say });
  }, [told, dark, say]);
  return <div ref={place} class="world" role="application" aria-label={say.views.map} />;
}

function Legend({ unplaced }: { unplaced: number }): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  return (
    <ul class="legend">
      {say.quads.map((words, at) => <li key={words}><i class="dot" style={{ background: QUADS[at] }} /> {words}</li>)}
      <li><i class="ring solid" /> {say.exactPoint}</li>
      <li><i class="ring dashed" /> {say.vaguePoint}</li>
      <li class="quiet">{write(unplaced)} {say.events} {say.unplaced}</li>
    </ul>
  );
}

function Table({ told, address }: { told: PointMap; address: Address }): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  const count = (quads: number[]): number => quads.reduce((sum, one) => sum + one, 0);
  const most = [...told.points].sort((a, b) => count(b.quads) - count(a.quads)).slice(0, 200);
  return (
    <details class="table">
      <summary>{say.asTable}</summary>
      <table>
        <thead><tr><th scope="col">{say.place}</th><th scope="col">{say.country}</th><th scope="col">{say.count}</th><th scope="col">{say.dead}</th></tr></thead>
        <tbody>
          {most.map((point) => (
            <tr key={`${point.lat},${point.lon},${point.name},${point.precision}`}>
              <td><a href={format({ view: "list", options: {}, filters: { ...address.filters, box: around(point.lat, point.lon) } })}>{point.name}</a></td>
              <td>{point.country}</td><td>{write(count(point.quads))}</td><td>{point.dead ? write(point.dead) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
