// What this browser prefers: language, light or dark, the reviewer's name.
import { useEffect, useState } from "preact/hooks";

export type Theme = "auto" | "light" | "dark";

/** A preference that outlives the page. */
export function useSetting<T extends string>(name: string, first: T): [T, (value: T) => void] {
  const key = `griot.${name}`;
  const [value, setValue] = useState<T>(() => (localStorage.getItem(key) as T | null) ?? first);
  return [
    value,
    (next) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
  ];
}

/** Whether it is dark now, by choice or by the system. */
export function useDark(theme: Theme): boolean {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const [dark, setDark] = useState(system.matches);
  useEffect(() => {
    const changed = (): void => setDark(system.matches);
    system.addEventListener("change", changed);
    return () => system.removeEventListener("change", changed);
  }, []);
  const now = theme === "auto" ? dark : theme === "dark";
  useEffect(() => {
    document.documentElement.dataset["theme"] = now ? "dark" : "light";
  }, [now]);
  return now;
}
