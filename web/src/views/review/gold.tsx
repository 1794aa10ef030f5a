import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { download, faultOf, type ApiError } from "../../api/client";
import { Fault } from "../../components/wait";
import { useSpeech } from "../../i18n";

/** The articles whose every event is reviewed, as a file to score against. */
export function Gold(): JSX.Element {
  const { say } = useSpeech();
  const [error, setError] = useState<ApiError | null>(null);
  const fetched = (): void => {
    setError(null);
    download("api/gold").catch((why: unknown) => setError(faultOf(why, "gold")));
  };
  return (
    <>
      <button type="button" title={say.review.goldHelp} onClick={fetched}>{say.review.gold}</button>
      {error && <Fault error={error} />}
    </>
  );
}
