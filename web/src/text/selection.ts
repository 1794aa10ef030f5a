// Words that the reader selected in an article, as a span in the API's characters.
import type { Span } from "../api/types";
import { count } from "./spans";

/** Where a point of the document lies in the article, in characters; none if it lies outside. */
function position(node: Node, offset: number): number | null {
  const part = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  if (!part || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(part.dataset["start"]) + count((node.textContent ?? "").slice(0, offset));
}

export function selected(): { text: string; span: Span } | null {
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : null;
  if (!range || range.collapsed) return null;
  const [start, end] = [position(range.startContainer, range.startOffset), position(range.endContainer, range.endOffset)];
  return start === null || end === null ? null : { text: range.toString(), span: [start, end] };
}
