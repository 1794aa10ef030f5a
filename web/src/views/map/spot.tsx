import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { address as path, useAnswer } from "../../api/client";
import type { EventPage } from "../../api/types";
import { quadColour } from "../../components/colours";
import { Waiting } from "../../components/wait";
import { all, shortDay } from "../../components/words";
import { useSpeech } from "../../i18n";
import { elsewhere, filtered, format, type Address } from "../../state/address";
import { linkTo } from "../list";
import { events, worth, type Spot } from "./clusters";

interface Props {
  spot: Spot;
  box: string;
  address: Address;
  close: () => void;
  zoom: () => void;
}

const SHOWN = 12;

/** What was told at the ring that was chosen. */
export function SpotPanel({ spot, box, address, close, zoom }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const here = filtered(address, { box });
  const answer = useAnswer<EventPage>(path("events", { ...here.filters, limit: SHOWN, order: "-day" }));
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const precision = spot.places === 1 ? speech.precision(spot.precision) : { exact: say.map.exact, vague: say.map.vague, mixed: say.map.mixed }[worth(spot)];
  return (
    <aside class="panel" ref={panel} tabIndex={-1} aria-label={spot.name} onKeyDown={(event) => event.key === "Escape" && close()}>
      <div class="panel-head">
        <h2>{spot.name}{spot.places > 1 && <span class="quiet"> · {speech.fill(say.map.several, spot.places)}</span>}</h2>
        <button type="button" class="plain" onClick={close} aria-label={say.map.close}>×</button>
      </div>
      <p class="quiet">{[spot.places === 1 && spot.country ? speech.country(spot.country) : "", precision].filter(Boolean).join(" · ")}</p>
      <p><b class="figure">{speech.counted(events(spot), "event", "events")}</b>{spot.dead > 0 && <> · <b class="figure">{speech.counted(spot.dead, "dead", "dead")}</b></>}</p>
      <div class="shares" aria-hidden="true">{spot.quads.map((count, at) => count > 0 && <i key={at} style={{ flexGrow: count, background: quadColour(at + 1) }} />)}</div>
      <p class="quiet">{spot.quads.map((count, at) => (count > 0 ? `${say.quads[at]} ${speech.number(count)}` : "")).filter(Boolean).join(" · ")}</p>
      <p class="row">
        <a class="button" href={format(here)}>{say.map.spot}</a>
        <a class="button" href={format(elsewhere(address, "list", { box }))}>{say.map.list}</a>
        <button type="button" onClick={zoom}>{say.map.zoomIn}</button>
      </p>
      <Waiting answer={answer}>
        {(told) => (
          <ul class="brief">
            {told.events.map((event) => (
              <li key={event.id}>
                <a href={linkTo(address, event)}><i class="dot" style={{ background: quadColour(event.quad) }} />{speech.type(event.event)}</a> <span class="quiet figure">{shortDay(event)}</span>
                <span class="line quiet">{[all(event.actor), all(event.recipient)].filter((side) => side !== "").join(" → ")}</span>
              </li>
            ))}
          </ul>
        )}
      </Waiting>
    </aside>
  );
}
