import { defineConfig } from "@playwright/test";

// GRIOT_URL: the address of a `griot serve` to test against; without it, what was built is served with the mock.
const SERVER = process.env.GRIOT_URL;
const PORT = 4173;

export default defineConfig({
  testDir: "tests/e2e",
  timeout: 60_000,
  // Two slow cores share the browser, the server and the tests.
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: "list",
  use: {
    baseURL: SERVER ? `${SERVER.replace(/\/$/, "")}/` : `http://127.0.0.1:${PORT}/`,
    locale: "en",
    viewport: { width: 1280, height: 860 },
    // No browser is downloaded: the system's is used.
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] },
  },
  ...(SERVER ? {} : { webServer: { command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`, url: `http://127.0.0.1:${PORT}/`, reuseExistingServer: false } }),
});
