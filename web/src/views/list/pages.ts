// Which rows of a long list are in sight, and which pages of it are held.

export const PAGE = 100;
/** Pages held at once; those looked at longest ago go first. */
const HELD = 40;
/** Browsers lay out no more than some 17 million points: beyond this a point stands for more than its share of rows. */
export const TALLEST = 12_000_000;

export interface Frame {
  total: number;
  /** Height of a row, and of what is in sight. */
  row: number;
  height: number;
}

/** How many rows fit wholly. */
export function fitting({ row, height }: Frame): number {
  return Math.max(1, Math.floor(height / row));
}

export function tallness({ total, row }: Frame): number {
  return Math.min(total * row, TALLEST);
}

/** The row at the top when the list is scrolled so far. */
export function firstRow(scrolled: number, frame: Frame): number {
  const last = Math.max(0, frame.total - fitting(frame));
  if (frame.total * frame.row <= TALLEST) return Math.min(last, Math.floor(scrolled / frame.row));
  const room = Math.max(1, TALLEST - frame.height);
  return Math.min(last, Math.round((scrolled / room) * last));
}

/** How far to scroll so that a row is at the top; the other way round. */
export function scrollTo(row: number, frame: Frame): number {
  if (frame.total * frame.row <= TALLEST) return row * frame.row;
  const last = Math.max(1, frame.total - fitting(frame));
  return Math.min(1, row / last) * (TALLEST - frame.height);
}

/** The first row to show so that this one is in sight, moving as little as can be. */
export function reveal(row: number, first: number, frame: Frame): number {
  const fits = fitting(frame);
  if (row < first) return row;
  return row >= first + fits ? row - fits + 1 : first;
}

/** The pages that hold these rows. */
export function pagesOf(first: number, shown: number, total: number): number[] {
  const last = Math.min(total, first + shown) - 1;
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page <= Math.floor(Math.max(first, last) / PAGE); page += 1) pages.push(page);
  return pages;
}

/** Pages by number, the ones used last. */
export class Pages<T> {
  private readonly held = new Map<number, T[]>();

  put(page: number, rows: T[]): void {
    this.held.delete(page);
    this.held.set(page, rows);
    const oldest = this.held.keys().next();
    if (this.held.size > HELD && !oldest.done) this.held.delete(oldest.value);
  }

  has(page: number): boolean {
    return this.held.has(page);
  }

  at(row: number): T | undefined {
    return this.held.get(Math.floor(row / PAGE))?.[row % PAGE];
  }
}
