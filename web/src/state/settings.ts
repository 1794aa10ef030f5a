// What this browser prefers: language, light or dark, the reviewer's name.
import { useEffect, useState } from "preact/hooks";

export type Theme = "auto" | "light" | "dark";

/** Storage may be shut off; then a preference lasts as long as the page. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to do: it is only a preference.
  }
}

/** A preference that outlives the page. One that is not among `known` is not taken. */
export function useSetting<T extends string>(name: string, first: T, known?: readonly T[]): [T, (value: T) => void] {
  const key = `griot.${name}`;
  const [value, setValue] = useState<T>(() => {
    const kept = recall(key) as T | null;
    return kept !== null && (!known || known.includes(kept)) ? kept : first;
  });
  const set = (next: T): void => {
    keep(key, next);
    setValue(next);
  };
  return [value, set];
}

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const watched = matchMedia(query);
    const changed = (): void => setHolds(watched.matches);
    changed();
    watched.addEventListener("change", changed);
    return () => watched.removeEventListener("change", changed);
  }, [query]);
  return holds;
}

/** Whether it is dark now, by choice or by the system. */
export function useDark(theme: Theme): boolean {
  const system = useMedia("(prefers-color-scheme: dark)");
  const dark = theme === "auto" ? system : theme === "dark";
  useEffect(() => {
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }, [dark]);
  return dark;
}
