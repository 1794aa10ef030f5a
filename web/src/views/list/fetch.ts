// The events in sight, asked for page by page as they come into it.
import { useEffect, useRef, useState } from "preact/hooks";
import { address as path, faultOf, get, type ApiError } from "../../api/client";
import type { EventPage, GriotEvent } from "../../api/types";
import type { Filters } from "../../state/address";
import { PAGE, Pages, pagesOf } from "./pages";

/** Pages flown over are not asked for: only where scrolling rests so long. */
const REST = 60;

export interface Events {
  total: number | null;
  at: (row: number) => GriotEvent | undefined;
  error: ApiError | null;
  retry: () => void;
  /** Tells which rows are in sight. */
  see: (first: number, shown: number) => void;
}

export function useEvents(filters: Filters, order: string): Events {
  const pages = useRef(new Pages<GriotEvent>());
  const asked = useRef(new Set<number>());
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [sight, setSight] = useState<[number, number]>([0, 1]);
  const [, redraw] = useState(0);
  const ask = (page: number): void => {
    if (asked.current.has(page) || pages.current.has(page)) return;
    asked.current.add(page);
    get<EventPage>(path("events", { ...filters, order, limit: PAGE, offset: page * PAGE }))
      .then((told) => {
        pages.current.put(page, told.events);
        setTotal(told.total);
        setError(null);
        redraw((count) => count + 1);
      })
      .catch((why: unknown) => setError(faultOf(why, "events")))
      .finally(() => asked.current.delete(page));
  };
  useEffect(() => {
    const clock = setTimeout(() => pagesOf(sight[0], sight[1], total ?? 1).forEach(ask), total === null ? 0 : REST);
    return () => clearTimeout(clock);
  }, [sight[0], sight[1], total]);
  return {
    total,
    at: (row) => pages.current.at(row),
    error,
    retry: () => {
      setError(null);
      pagesOf(sight[0], sight[1], total ?? 1).forEach(ask);
    },
    see: (first, shown) => {
      if (first !== sight[0] || shown !== sight[1]) setSight([first, shown]);
    },
  };
}
