import { defineConfig } from "@playwright/test";

// Debian's Chromium; GRIOT_URL is a `griot serve` over a store of at least examples/articles.jsonl.
export default defineConfig({
  testDir: "tests/e2e",
  workers: 1,
  retries: 0,
  timeout: 60_000,
  use: {
    baseURL: process.env.GRIOT_URL ?? "http://127.0.0.1:8474",
    locale: "en-GB",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] },
  },
});
