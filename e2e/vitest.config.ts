import { defineConfig } from "vitest/config";

/** Stories run one after the other, as they share a cluster; `npm run e2e` and `npm run e2e:api` say which one. */
export default defineConfig({
  test: {
    include: ["stories/*.test.ts"],
    fileParallelism: false,
    testTimeout: 150_000,
    hookTimeout: 150_000,
  },
});
