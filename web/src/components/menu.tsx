import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface Props {
  label: ComponentChildren;
  /** What a screen reader calls it, if the label is not enough. */
  name: string;
  class?: string;
  children: (close: () => void) => ComponentChildren;
}

/** A button that opens a sheet; Escape, or attention elsewhere, closes it. */
export function Menu({ label, name, class: kind = "", children }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // A sheet that would stand out to the right hangs from the button's right side.
  const [flipped, setFlipped] = useState(false);
  useLayoutEffect(() => {
    const sheet = whole.current?.querySelector(".sheet")?.getBoundingClientRect();
    setFlipped(open && sheet !== undefined && sheet.right > document.documentElement.clientWidth);
    // Before anything is painted: a key that follows at once is meant for the sheet.
    if (open) whole.current?.querySelector<HTMLElement>(".sheet input, .sheet button")?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: Event): void => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", elsewhere);
    addEventListener("focusin", elsewhere);
    return () => {
      removeEventListener("pointerdown", elsewhere);
      removeEventListener("focusin", elsewhere);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    close();
  };
  return (
    <div class={`menu ${kind}${flipped ? " flipped" : ""}`} ref={whole} onKeyDown={keyed}>
      <button ref={button} type="button" class="opener" aria-expanded={open} aria-haspopup="dialog" onClick={() => setOpen(!open)}>{label}</button>
      {open && <div class="sheet" role="dialog" aria-label={name}>{children(close)}</div>}
    </div>
  );
}
