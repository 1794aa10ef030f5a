// Requests to the server that served the page, and to no other.
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "./types";

/** Why there is no answer. */
export class ApiError extends Error {
  constructor(
    readonly told: Problem,
    /** Whether the server could not be reached at all. */
    readonly lost = false,
  ) {
    super(told.problem);
  }
}

const TOKEN = "griot.token";

/** Takes the token out of the address, where it would be shown and shared, and keeps it for this tab; tells whether there was one. */
export function takeToken(): boolean {
  const found = /^#token=(.+)$/.exec(location.hash);
  if (found?.[1]) {
    sessionStorage.setItem(TOKEN, decodeURIComponent(found[1]));
    history.replaceState(null, "", location.pathname);
  }
  return found !== null;
}

/** Whether the server asks for a token: then a plain link to it would be refused. */
export function hasToken(): boolean {
  return sessionStorage.getItem(TOKEN) !== null;
}

function headers(more: Record<string, string> = {}): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function asked(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (why) {
    if (init.signal?.aborted) throw why;
    throw new ApiError({ place: path, problem: String(why), remedy: "" }, true);
  }
  if (response.ok) return response;
  const said = (await response.json().catch(() => null)) as { error?: Problem } | null;
  throw new ApiError(said?.error ?? { place: path, problem: `${response.status} ${response.statusText}`, remedy: "" });
}

/** The path with those parameters that say something. */
export function address(path: string, parameters: Record<string, string | number | undefined> = {}): string {
  const said = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return `api/${path}${query ? `?${query}` : ""}`;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await asked(path, { headers: headers(), signal: signal ?? null });
  return (await response.json()) as T;
}

export async function send<T>(method: string, path: string, body: string, kind = "application/json"): Promise<T | null> {
  const response = await asked(path, { method, body, headers: headers({ "Content-Type": kind }) });
  return response.status === 204 ? null : ((await response.json()) as T);
}

/** Downloads a file under the name that the server gives it; with a token a plain link would be refused. */
export async function download(path: string): Promise<void> {
  const response = await asked(path, { headers: headers() });
  const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "griot";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export interface Answer<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
  retry: () => void;
}

/** The error that a failure is told by. */
export function faultOf(why: unknown, place: string): ApiError {
  return why instanceof ApiError ? why : new ApiError({ place, problem: String(why), remedy: "" });
}

/** The answer to a question that may change; the last one stays until the next is there. None without a path. */
export function useAnswer<T>(path: string | null, again = 0): Answer<T> {
  const [answer, setAnswer] = useState<Omit<Answer<T>, "retry">>({ data: null, error: null, loading: true });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    setAnswer((last) => ({ ...last, loading: true }));
    get<T>(path, stop.signal).then(
      (data) => setAnswer({ data, error: null, loading: false }),
      (why: unknown) => {
        if (!stop.signal.aborted) setAnswer({ data: null, error: faultOf(why, path), loading: false });
      },
    );
    return () => stop.abort();
  }, [path, again, tries]);
  return { ...answer, retry: () => setTries(tries + 1) };
}
