import type { JSX } from "preact";
import { useSpeech } from "../../i18n";

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** What the colours of scores mean. */
export function Scale(): JSX.Element {
  const { say } = useSpeech();
  return (
    <span class="scale quiet">
      −10 {say.timeline.conflict} <span aria-hidden="true">{STEPS.map((step) => <i key={step} style={{ background: `var(--s${step})` }} />)}</span> {say.timeline.cooperation} 10
    </span>
  );
}
