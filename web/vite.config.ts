import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

// `griot serve` answers /api while the page is developed; its guard lets requests in that bear its own host.
const SERVER = process.env.GRIOT_URL ?? "http://127.0.0.1:8474";

export default defineConfig({
  plugins: [preact()],
  base: "./",
  build: { target: "es2022", chunkSizeWarningLimit: 900, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": { target: SERVER, changeOrigin: true } } },
  test: { include: ["tests/unit/**/*.test.ts"] },
});
