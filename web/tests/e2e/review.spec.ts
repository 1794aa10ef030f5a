import type { Review } from "../../src/api/types";
import { expect, open, test } from "./page";

/** So that a store that is reviewed for real is not mixed up with what is tried here. */
const NAME = "page test";

test.beforeEach(async ({ page }) => {
  await page.addInitScript((name) => {
    if (location.protocol !== "about:") localStorage.setItem("griot.reviewer", name);
  }, NAME);
});

async function said(page: import("@playwright/test").Page, event: string): Promise<Review[]> {
  const { reviews } = (await (await page.request.get(`./api/events/${event}/reviews`)).json()) as { reviews: Review[] };
  return reviews.filter((review) => review.reviewer === NAME);
}

test("an event is accepted by a key, looked at again and taken back", async ({ page }) => {
  await open(page, "review?type=PROTEST");
  const card = page.locator(".judge .card");
  const id = ((await card.getAttribute("id")) ?? "").replace("event-", "");
  await expect(page.locator(".reading .text")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "Saved: accepted" })).toBeVisible();
  await expect(card).not.toHaveAttribute("id", `event-${id}`);
  expect((await said(page, id))[0]?.verdict).toBe("accepted");
  await page.keyboard.press("k");
  await expect(card).toHaveAttribute("id", `event-${id}`);
  await expect(card).toContainText("accepted");
  await page.keyboard.press("u");
  await expect(page.getByRole("status").filter({ hasText: "Taken back" })).toBeVisible();
  expect(await said(page, id)).toEqual([]);
});

test("fields are put right by keys, and the correction is saved", async ({ page }) => {
  await open(page, "review?type=ASSAULT");
  const card = page.locator(".judge .card");
  const id = ((await card.getAttribute("id")) ?? "").replace("event-", "");
  await page.keyboard.press("9");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("17");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("17");
  await page.keyboard.press("e");
  await page.getByRole("form").getByRole("combobox").selectOption("COERCE");
  await page.getByRole("button", { name: "Save correction" }).last().click();
  await expect(card).toContainText("COERCE");
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "Saved: corrected" })).toBeVisible();
  const [review] = await said(page, id);
  expect(review?.fields).toEqual({ dead: { verdict: "corrected", value: 17 }, event: { verdict: "corrected", value: "COERCE" } });
  await page.request.delete(`./api/events/${id}/review?reviewer=${encodeURIComponent(NAME)}`);
});

test("words of the text become an actor", async ({ page }) => {
  await open(page, "review?type=ASSAULT&order=day");
  const card = page.locator(".judge .card");
  const id = ((await card.getAttribute("id")) ?? "").replace("event-", "");
  await page.keyboard.press("4");
  await page.locator(".reading .text span[data-start]").first().evaluate((part) => {
    const node = part.firstChild;
    if (node) getSelection()?.setBaseAndExtent(node, 0, node, Math.min(4, node.textContent?.length ?? 0));
  });
  const words = await page.evaluate(() => getSelection()?.toString() ?? "");
  await page.getByRole("button", { name: "Take the words selected in the text" }).click();
  await expect(page.locator(".editor")).toContainText(`“${words}”`);
  await page.getByRole("button", { name: "Save correction" }).first().click();
  await page.getByRole("button", { name: /Save correction/ }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Saved: corrected" })).toBeVisible();
  const [review] = await said(page, id);
  const actors = review?.fields["actor"]?.value as { text: string; span: [number, number] }[];
  expect(actors.at(-1)).toMatchObject({ text: words, country: "", sector: [] });
  await page.request.delete(`./api/events/${id}/review?reviewer=${encodeURIComponent(NAME)}`);
});

test("an event is rejected, and gold is downloaded", async ({ page }) => {
  await open(page, "review?type=CONSULT");
  const id = ((await page.locator(".judge .card").getAttribute("id")) ?? "").replace("event-", "");
  await page.keyboard.press("r");
  await expect(page.getByRole("status").filter({ hasText: "Saved: rejected" })).toBeVisible();
  expect((await said(page, id))[0]?.verdict).toBe("rejected");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download gold" }).click()]);
  expect(file.suggestedFilename()).toMatch(/jsonl?$/);
  await page.request.delete(`./api/events/${id}/review?reviewer=${encodeURIComponent(NAME)}`);
});
