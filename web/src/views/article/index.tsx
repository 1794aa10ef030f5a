import type { JSX } from "preact";
import type { Look } from "../../app";
import { useAnswer } from "../../api/client";
import type { Telling } from "../../api/types";
import { Empty, Waiting } from "../../components/wait";
import { CodedArticle } from "./coded";

export function ArticleView({ address, meta }: Look): JSX.Element {
  const id = address.options.id ?? "";
  const answer = useAnswer<Telling>(id ? `api/articles/${encodeURIComponent(id)}` : null);
  if (!id) return <Empty />;
  return (
    <Waiting answer={answer}>
      {({ article, events }) => <CodedArticle article={article} events={events} first={address.options.event ?? null} address={address} canReview={!meta.read_only} />}
    </Waiting>
  );
}
