import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Answer, ApiError } from "../api/client";
import { useSpeech } from "../i18n";
import { cleared, useAddress } from "../state/address";

/** What went wrong, and what to do about it. */
export function Fault({ error, retry }: { error: ApiError; retry?: (() => void) | undefined }): JSX.Element {
  const { say } = useSpeech();
  const { place, problem, remedy } = error.lost ? { place: "", problem: say.state.unreachable, remedy: say.state.unreachableHelp } : error.told;
  return (
    <div class="fault" role="alert">
      <p>{place && <><code>{place}</code> </>}<strong>{problem}</strong></p>
      {remedy && <p class="quiet">{remedy}</p>}
      {retry && <button type="button" onClick={retry}>{say.state.retry}</button>}
    </div>
  );
}

/** Only what takes longer than a moment is worth telling. */
function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(clock);
  }, []);
  return late;
}

export function Loading(): JSX.Element {
  const { say } = useSpeech();
  const late = useLate();
  return (
    <div class="loading" role="status" aria-label={say.state.loading}>
      {late && <><span class="bar" /><span class="bar" /><span class="bar" /></>}
    </div>
  );
}

export function Empty(): JSX.Element {
  const { say } = useSpeech();
  const address = useAddress();
  return (
    <div class="empty">
      <p><strong>{say.state.empty}</strong></p>
      <p class="quiet">{say.state.emptyHelp}</p>
      <p><a class="button" href={cleared(address)}>{say.filter.clear}</a></p>
    </div>
  );
}

/** The view of an answer; what there was stays, faded, until the next is there. */
export function Waiting<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }): JSX.Element {
  if (answer.error) return <Fault error={answer.error} retry={answer.retry} />;
  if (answer.data === null) return <Loading />;
  return <div class={answer.loading ? "answer fading" : "answer"} aria-busy={answer.loading}>{children(answer.data)}</div>;
}
