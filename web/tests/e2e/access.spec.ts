import AxeBuilder from "@axe-core/playwright";
import { events, expect, open, test } from "./page";

const VIEWS = ["timeline", "map", "dyads", "dyads?shape=network", "list", "stories", "read", "review"];

for (const theme of ["light", "dark"] as const) {
  test(`nothing serious stands in anybody's way, ${theme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme });
    const [event] = await events(page, "limit=1&type=ASSAULT");
    for (const view of [...VIEWS, `article?id=${encodeURIComponent(event?.doc ?? "")}&event=${event?.id}`, `story?id=${event?.story}`]) {
      await open(page, view);
      await page.waitForTimeout(400);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${view}: ${id} ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`)).toEqual([]);
    }
  });
}

test("the content is reached by the skip link, and the filters' menus by keys", async ({ page }) => {
  await open(page, "timeline");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.getByRole("button", { name: "Status" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/status=/);
});

test("there is one heading of the first level, and landmarks", async ({ page }) => {
  for (const view of VIEWS) {
    await open(page, view);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: "Griot" })).toHaveCount(1);
  }
});
