import { counted, expect, open, test, total } from "./page";

test("a type is chosen, shown as a chip, kept in the address, and taken out by going back", async ({ page }) => {
  await open(page, "list");
  await expect(page.locator(".total")).toHaveText(counted(await total(page)));
  await page.getByRole("button", { name: "Type", exact: true }).click();
  await page.getByRole("dialog", { name: "Type" }).getByLabel(/Armed attack/).check();
  await expect(page.locator(".total")).toHaveText(counted(await total(page, "type=ASSAULT")));
  await expect(page).toHaveURL(/#\/list\?type=ASSAULT$/);
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("Armed attack");
  await page.goBack();
  await expect(page.locator(".total")).toHaveText(counted(await total(page)));
});

test("filters go along from view to view, and are cleared at once", async ({ page }) => {
  await open(page, "timeline?type=ASSAULT&min_confidence=0.7");
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await expect(page).toHaveURL(/#\/map\?type=ASSAULT&min_confidence=0.7$/);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/#\/map$/);
});

test("words of the article, days and parties narrow the selection", async ({ page }) => {
  await open(page, "list");
  await page.getByRole("searchbox", { name: "Words in the article" }).fill("Bamako");
  await page.keyboard.press("Enter");
  await expect(page.locator(".total")).toHaveText(counted(await total(page, "text=Bamako")));
  await page.getByRole("button", { name: "Days" }).click();
  await page.getByRole("dialog").getByLabel("From").fill("2025-11-11");
  await page.keyboard.press("Escape");
  await expect(page.locator(".total")).toHaveText(counted(await total(page, "text=Bamako&since=2025-11-11")));
  await page.getByRole("button", { name: "Actor" }).click();
  await page.getByRole("dialog").getByRole("searchbox").fill("JNIM");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/actor=JNIM/);
  await expect(page.locator(".total")).toHaveText(counted(await total(page, "text=Bamako&since=2025-11-11&actor=JNIM")));
});

test("a menu closes by Escape and gives the focus back", async ({ page }) => {
  await open(page, "list");
  const button = page.getByRole("button", { name: "Country" });
  await button.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("menus stay within the screen", async ({ page }) => {
  for (const width of [1024, 760, 380]) {
    await page.setViewportSize({ width, height: 760 });
    await open(page, "timeline");
    for (const button of await page.locator(".opener").all()) {
      await button.click();
      const box = await page.getByRole("dialog").boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width, `${await button.textContent()} at ${width}`).toBe(true);
      await page.keyboard.press("Escape");
    }
  }
});

test("nothing found is told, with a way out", async ({ page }) => {
  await open(page, "timeline?text=zzzzqqq");
  await expect(page.getByText("No event matches these filters.")).toBeVisible();
  await page.locator("main").getByRole("link", { name: "Clear all" }).click();
  await expect(page.locator(".timeline")).toBeVisible();
});

test("a wrong parameter is told with its remedy", async ({ page }) => {
  await open(page, "timeline?min_confidence=7");
  await expect(page.getByRole("alert").first()).toContainText("0 to 1");
});

test("the selection is downloaded, with names masked or kept", async ({ page }) => {
  await open(page, "list?type=ASSAULT");
  await page.getByRole("button", { name: "Download" }).click();
  const sheet = page.getByRole("dialog", { name: "Download" });
  const [asked, file] = await Promise.all([page.waitForRequest(/export/), page.waitForEvent("download"), sheet.getByRole("link", { name: "CSV", exact: true }).click()]);
  expect(asked.url()).toContain("format=csv");
  expect(asked.url()).toContain("names=public");
  expect(asked.url()).toContain("type=ASSAULT");
  expect(file.suggestedFilename()).toMatch(/csv/);
  await sheet.getByLabel("kept").check();
  const [again] = await Promise.all([page.waitForRequest(/export/), page.waitForEvent("download"), sheet.getByRole("link", { name: "JSON Lines" }).click()]);
  expect(again.url()).toContain("names=all");
});

test("language and colours are chosen and kept", async ({ page }) => {
  await open(page, "timeline");
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Événements dans le temps");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("combobox", { name: "Couleurs" }).selectOption("dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Événements dans le temps");
});

test("a server that refuses or is gone is told, with what to do", async ({ page }) => {
  await page.route(/api\/meta/, (route) => route.fulfill({ status: 401, json: { error: { place: "Authorization", problem: "the token is missing or wrong", remedy: "open the page with /#token=TOKEN" } } }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("open the page with /#token=TOKEN");
  await page.unroute(/api\/meta/);
  await page.route(/api\/timeline/, (route) => route.abort());
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toContainText("The server does not answer.");
  await page.unroute(/api\/timeline/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator(".timeline")).toBeVisible();
});

test("a store for reading only offers no review", async ({ page }) => {
  await page.route(/api\/meta/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ json: { ...((await response.json()) as object), read_only: true, can_code: false } });
  });
  await open(page, "list");
  await expect(page.getByRole("link", { name: "Review" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Read", exact: true })).toHaveCount(0);
  await open(page, "review");
  await expect(page.getByText("for reading only")).toBeVisible();
});

test("a token is taken out of the address and sent along", async ({ page }) => {
  await page.goto("about:blank");
  const [asked] = await Promise.all([page.waitForRequest(/api\/meta/), page.goto("./#token=s3cret")]);
  expect(asked.headers()["authorization"]).toBe("Bearer s3cret");
  await expect(page.locator("main")).toBeVisible();
  expect(page.url()).not.toContain("s3cret");
  const [again] = await Promise.all([page.waitForRequest(/api\/meta/), page.evaluate(() => { location.hash = "#token=0ther"; })]);
  expect(again.headers()["authorization"]).toBe("Bearer 0ther");
});
