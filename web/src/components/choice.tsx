import type { JSX } from "preact";

interface Props<T extends string> {
  label: string;
  now: T;
  all: readonly (readonly [T, string])[];
  set: (value: T) => void;
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ label, now, all, set }: Props<T>): JSX.Element {
  return (
    <span class="choice" role="group" aria-label={label}>
      <span class="choice-label" aria-hidden="true">{label}</span>
      <span class="segmented">
        {all.map(([value, words]) => (
          <button key={value} type="button" aria-pressed={value === now} onClick={() => set(value)}>{words}</button>
        ))}
      </span>
    </span>
  );
}
