import preact from "@preact/preset-vite";
import type { ProxyOptions } from "vite";
import { defineConfig } from "vitest/config";
import { mock } from "./dev/mock/plugin.ts";

// A running `griot serve` answers /api while the page is developed, or else the mock. The server's guard lets requests in
// that bear its own address.
const SERVER = process.env.GRIOT_URL;
const proxy: Record<string, ProxyOptions> = SERVER ? { "/api": { target: SERVER, changeOrigin: true, headers: { origin: SERVER } } } : {};

// As strict as `griot serve`, so that nothing is built here that is refused there.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  plugins: [preact(), ...(SERVER ? [] : [mock()])],
  base: "./",
  build: { target: "es2022", chunkSizeWarningLimit: 900, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy },
  preview: { proxy, headers: { "Content-Security-Policy": POLICY } },
  test: { include: ["tests/unit/**/*.test.ts"] },
});
