import type { ComponentChildren, JSX } from "preact";
import type { Answer, ApiError } from "../api/client";
import { useMessages } from "../i18n";

/** What went wrong, and what to do about it. */
export function Fault({ error }: { error: ApiError }): JSX.Element {
  return (
    <div class="fault" role="alert">
      <strong>{error.told.place}</strong>
      <p>{error.told.problem}</p>
      <p class="quiet">{error.told.remedy}</p>
    </div>
  );
}

/** The view of an answer; what there was stays, faded, until the next is there. */
export function Waiting<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }): JSX.Element {
  const say = useMessages();
  if (answer.error) return <Fault error={answer.error} />;
  if (!answer.data) return <p class="quiet waiting" role="status">{say.loading}</p>;
  return <div class={answer.loading ? "fading" : "ready"}>{children(answer.data)}</div>;
}
