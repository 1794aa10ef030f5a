import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { address as path, download, faultOf, hasToken, type ApiError } from "../api/client";
import { useSpeech } from "../i18n";
import type { Filters } from "../state/address";
import { Menu } from "./menu";
import { Fault } from "./wait";

const NAMES: Record<string, string> = {
  jsonl: "JSON Lines", csv: "CSV", parquet: "Parquet", plover: "PLOVER JSON", polecat: "POLECAT TSV", acled: "ACLED CSV",
  gdelt: "GDELT 2.0 TSV", geojson: "GeoJSON (QGIS)", hxl: "HXL CSV",
};

/** Up to so many events a file is fetched by the page, which can then tell what went wrong; more go straight to disk. */
const HELD = 20_000;

interface Props {
  filters: Filters;
  formats: string[];
  total: number;
}

/** What is selected, as a file in any format. */
export function Download({ filters, formats, total }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [names, setNames] = useState<"public" | "all">("public");
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState("");
  const fetched = (format: string, event: Event): void => {
    if (total > HELD && !hasToken()) return;
    event.preventDefault();
    setError(null);
    setBusy(format);
    download(path("export", { ...filters, format, names })).catch((why: unknown) => setError(faultOf(why, "export"))).finally(() => setBusy(""));
  };
  return (
    <Menu label={say.download.title} name={say.download.title} class="right">
      {() => (
        <>
          <p class="quiet">{speech.fill(say.download.selection, total)}</p>
          <fieldset class="row">
            <legend>{say.download.names}</legend>
            {(["public", "all"] as const).map((one) => (
              <label key={one} class="tick"><input type="radio" name="names" checked={names === one} onChange={() => setNames(one)} /> {say.download[one]}</label>
            ))}
          </fieldset>
          {names === "all" && <p class="warning">{say.download.allHelp}</p>}
          <ul class="files">
            {formats.map((format) => (
              <li key={format}>
                <a class="button" href={path("export", { ...filters, format, names })} download onClick={(event) => fetched(format, event)}>
                  {NAMES[format] ?? format}{busy === format && <span class="quiet"> {say.download.busy}</span>}
                </a>
              </li>
            ))}
          </ul>
          {error && <Fault error={error} />}
        </>
      )}
    </Menu>
  );
}
