// The events to judge, in order, with what was said of them since the page was opened.
import { useEffect, useRef, useState } from "preact/hooks";
import { address as path, faultOf, get, type ApiError } from "../../api/client";
import type { EventPage, GriotEvent, Review } from "../../api/types";
import type { Filters } from "../../state/address";

const BATCH = 50;

export interface Queue {
  events: GriotEvent[];
  at: number;
  move: (to: number) => void;
  /** What was saved for an event in this sitting; `null` where it was taken back. */
  saved: ReadonlyMap<string, Review | null>;
  note: (event: string, review: Review | null) => void;
  /** Events of the selection when it was last asked for; `null` before. */
  total: number | null;
  done: boolean;
  error: ApiError | null;
  retry: () => void;
}

/** Events that nobody judged first come, in the order of their days; `first` before all. */
export function useQueue(filters: Filters, first: string | null): Queue {
  const [events, setEvents] = useState<GriotEvent[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const [saved, setSaved] = useState<Map<string, Review | null>>(new Map());
  const [error, setError] = useState<ApiError | null>(null);
  const [round, setRound] = useState(0);
  const asking = useRef(false);
  const fetchBatch = async (cursor: string | null): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    try {
      const page = await get<EventPage>(path("events", { ...filters, review: filters.review ?? "none", order: "day", limit: BATCH, cursor: cursor ?? undefined }));
      const leading = first && cursor === null ? [await get<GriotEvent>(`api/events/${encodeURIComponent(first)}`)] : [];
      setEvents((known) => merged([...leading, ...known], page.events));
      setNext(page.next);
      setTotal(page.total);
      setError(null);
    } catch (why) {
      setError(faultOf(why, "events"));
    } finally {
      asking.current = false;
    }
  };
  useEffect(() => {
    void fetchBatch(null);
  }, [round]);
  useEffect(() => {
    if (next !== null && at >= events.length - 5) void fetchBatch(next);
  }, [at, next]);
  return {
    events, at, saved, total, error,
    move: (to) => setAt(Math.max(0, Math.min(events.length, to))),
    note: (event, review) => setSaved((known) => new Map(known).set(event, review)),
    done: total !== null && next === null && at >= events.length,
    retry: () => setRound(round + 1),
  };
}

function merged(known: GriotEvent[], more: GriotEvent[]): GriotEvent[] {
  const ids = new Set(known.map((event) => event.id));
  return [...known, ...more.filter((event) => !ids.has(event.id))];
}
