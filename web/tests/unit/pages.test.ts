import { describe, expect, it } from "vitest";
import { firstRow, fitting, PAGE, Pages, pagesOf, reveal, scrollTo, TALLEST, tallness, type Frame } from "../../src/views/list/pages";

const short: Frame = { total: 500, row: 30, height: 600 };
const long: Frame = { total: 1_000_000, row: 30, height: 600 };

describe("a list of a million rows", () => {
  it("is never taller than browsers can lay out", () => {
    expect(tallness(short)).toBe(15_000);
    expect(tallness(long)).toBe(TALLEST);
  });

  it("begins at its first row and ends at its last", () => {
    for (const frame of [short, long]) {
      expect(firstRow(0, frame)).toBe(0);
      expect(firstRow(tallness(frame) - frame.height, frame)).toBe(frame.total - fitting(frame));
    }
  });

  it("reaches every row by scrolling there", () => {
    for (const row of [0, 1, 17, 499_999, 777_777, 999_980]) expect(firstRow(scrollTo(row, long), long)).toBe(row);
  });

  it("moves as little as can be to bring a row into sight", () => {
    expect(reveal(5, 10, short)).toBe(5);
    expect(reveal(12, 10, short)).toBe(10);
    expect(reveal(40, 10, short)).toBe(40 - fitting(short) + 1);
  });

  it("asks for the pages of the rows in sight, and for none beyond the end", () => {
    expect(pagesOf(0, 22, 1000)).toEqual([0]);
    expect(pagesOf(PAGE - 5, 22, 1000)).toEqual([0, 1]);
    expect(pagesOf(0, 22, 1)).toEqual([0]);
    expect(pagesOf(195, 22, 200)).toEqual([1]);
  });

  it("holds the pages used last", () => {
    const pages = new Pages<number>();
    for (let page = 0; page < 100; page += 1) pages.put(page, [page]);
    expect(pages.has(0)).toBe(false);
    expect(pages.at(99 * PAGE)).toBe(99);
    expect(pages.at(99 * PAGE + 1)).toBeUndefined();
  });
});
