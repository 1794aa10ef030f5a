import { useEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** How wide an element is, kept up to date. */
export function useWidth<T extends HTMLElement>(first: number): [RefObject<T | null>, number] {
  const place = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [place, width];
}
