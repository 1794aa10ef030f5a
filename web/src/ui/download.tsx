import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { address, ApiError, download } from "../api/client";
import { useMessages } from "../i18n";
import type { Filters } from "../state/address";
import { Fault } from "./wait";

const NAMES: Record<string, string> = {
  jsonl: "JSON Lines", csv: "CSV", parquet: "Parquet", plover: "PLOVER JSON", polecat: "POLECAT TSV", acled: "ACLED CSV",
  gdelt: "GDELT 2.0 TSV", geojson: "GeoJSON (QGIS)", hxl: "HXL CSV",
};

/** What is selected, as a file in any format. */
export function Download({ filters, formats }: { filters: Filters; formats: string[] }): JSX.Element {
  const say = useMessages();
  const [names, setNames] = useState<"public" | "all">("public");
  const [error, setError] = useState<ApiError | null>(null);
  const fetchFile = (format: string): void => {
    setError(null);
    download(address("export", { ...filters, format, names })).catch((why: unknown) => {
      if (why instanceof ApiError) setError(why);
    });
  };
  return (
    <details class="drop">
      <summary>{say.download}</summary>
      <div class="sheet narrow">
        <fieldset>
          <legend>{say.names}</legend>
          {(["public", "all"] as const).map((one) => (
            <label key={one} class="tick">
              <input type="radio" name="names" checked={names === one} onChange={() => setNames(one)} />
              {one === "public" ? say.namesPublic : say.namesAll}
            </label>
          ))}
        </fieldset>
        {formats.map((format) => (
          <button key={format} type="button" onClick={() => fetchFile(format)}>{NAMES[format] ?? format}</button>
        ))}
        {error && <Fault error={error} />}
      </div>
    </details>
  );
}
