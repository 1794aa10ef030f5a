import type { JSX } from "preact";
import type { Facets, Meta } from "../../api/types";
import { useSpeech } from "../../i18n";
import { filtered, go, type Address, type Filter } from "../../state/address";
import { Download } from "../download";
import { Chips } from "./chips";
import { FacetMenu } from "./facet";
import { More } from "./more";
import { PartyMenu } from "./party";
import { PeriodMenu } from "./period";
import { Words } from "./words";

interface Props {
  address: Address;
  meta: Meta;
  facets: Facets | null;
  loading: boolean;
}

export interface FilterProps {
  address: Address;
  meta: Meta;
  facets: Facets | null;
  set: (name: Filter, value: string) => void;
}

/** What is asked for. Every view looks at it, and every change is a step back in the browser. */
export function FilterBar({ address, meta, facets, loading }: Props): JSX.Element {
  const speech = useSpeech();
  const set = (name: Filter, value: string): void => go(filtered(address, { [name]: value }));
  const props: FilterProps = { address, meta, facets, set };
  return (
    <search class="filters" aria-label={speech.say.filter.bar}>
      <div class="filter-row">
        <output class={loading ? "total fading" : "total"} aria-live="polite">
          {facets ? speech.counted(facets.total, "event", "events") : "…"}
        </output>
        <Words key={address.filters.text ?? ""} {...props} />
        <div class="menus">
          <PeriodMenu {...props} />
          <FacetMenu name="type" {...props} />
          <FacetMenu name="country" {...props} />
          <PartyMenu name="actor" {...props} />
          <PartyMenu name="recipient" {...props} />
          <PartyMenu name="source" {...props} />
          <FacetMenu name="status" {...props} />
          <More {...props} />
          <Download filters={address.filters} formats={meta.formats} total={facets?.total ?? 0} />
        </div>
      </div>
      <Chips {...props} />
    </search>
  );
}
