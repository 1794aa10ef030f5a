// A page that must run without errors and without anything that the content security policy refuses.
import { test as base, expect, type Page } from "@playwright/test";
import type { GriotEvent } from "../../src/api/types";

/** Answers that a test asks for, such as that there is no such article, are told by the browser too. */
const ASKED_FOR = /Failed to load resource/;

export const test = base.extend<{ faults: string[] }>({
  faults: [async ({ page }, use) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !ASKED_FOR.test(message.text())) faults.push(message.text());
    });
    page.on("dialog", (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`)));
    await use(faults);
    expect(faults).toEqual([]);
  }, { auto: true }],
});

export { expect };

/** Opens a view as a link from elsewhere would. */
export async function open(page: Page, hash: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`./#/${hash}`);
  await expect(page.locator("main")).toBeVisible();
  await expect(page.locator("main .loading")).toHaveCount(0);
}

export async function events(page: Page, query: string): Promise<GriotEvent[]> {
  const response = await page.request.get(`./api/events?${query}`);
  return ((await response.json()) as { events: GriotEvent[] }).events;
}

export async function total(page: Page, query = ""): Promise<number> {
  const response = await page.request.get(`./api/events?limit=1&${query}`);
  return ((await response.json()) as { total: number }).total;
}

export function counted(count: number): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? "event" : "events"}`;
}
