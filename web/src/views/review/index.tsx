import type { JSX } from "preact";
import type { Look } from "../../app";
import { address as path } from "../../api/client";
import { Fault, Loading } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { filtered, format } from "../../state/address";
import { Gold } from "./gold";
import { Judge } from "./judge";
import { useQueue } from "./queue";

export function ReviewView({ address, meta }: Look): JSX.Element {
  const { say } = useSpeech();
  if (meta.read_only) return <p class="empty">{say.state.readOnly}</p>;
  // Another selection is another sitting.
  const key = path("review", { ...address.filters, event: address.options.event });
  return <Sitting key={key} address={address} meta={meta} />;
}

function Sitting({ address, meta }: Look): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const queue = useQueue(address.filters, address.options.event ?? null);
  const event = queue.events[queue.at];
  const judged = [...queue.saved.values()].filter((review) => review !== null).length;
  if (queue.error) return <Fault error={queue.error} retry={queue.retry} />;
  if (queue.total === null) return <Loading />;
  return (
    <section class="view review">
      <div class="tools">
        <h1>{say.review.title}</h1>
        {!address.filters.review && <span class="quiet" aria-live="polite">{speech.fill(say.review.left, Math.max(0, queue.total - judged))}</span>}
        {queue.events.length > 0 && <span class="quiet figure">{speech.fill(say.review.at, Math.min(queue.at + 1, queue.events.length), queue.events.length)}</span>}
        <Gold />
      </div>
      {event && <Judge key={event.id} event={event} queue={queue} meta={meta} />}
      {!event && queue.done && (
        <div class="empty">
          <p><strong>{say.review.done}</strong></p>
          <p class="row center">
            {queue.events.length > 0 && <button type="button" onClick={() => queue.move(queue.at - 1)}>{say.review.previous}</button>}
            {say.review.again}
            {(["accepted", "corrected", "rejected"] as const).map((verdict) => (
              <a key={verdict} class="button" href={format({ ...filtered(address, { review: verdict }), options: {} })}>{say.verdicts[verdict]}</a>
            ))}
          </p>
        </div>
      )}
      {!event && !queue.done && <Loading />}
    </section>
  );
}
