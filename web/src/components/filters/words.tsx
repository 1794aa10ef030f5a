import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../../i18n";
import type { FilterProps } from "./bar";

/** Words of the article; asked for when they are finished, by Enter or by leaving the field. */
export function Words({ address, set }: FilterProps): JSX.Element {
  const { say } = useSpeech();
  const now = address.filters.text ?? "";
  const [value, setValue] = useState(now);
  const done = (): void => {
    if (value.trim() !== now) set("text", value.trim());
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    done();
  };
  return (
    <form class="words" onSubmit={submit}>
      <input type="search" aria-label={say.filter.search} placeholder={say.filter.search} value={value}
        onInput={(event) => setValue(event.currentTarget.value)} onBlur={done} />
    </form>
  );
}
