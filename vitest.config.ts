import { defineConfig } from "vitest/config";

/** One configuration for every package: tests run on the TypeScript sources, as everything does during development. */
export default defineConfig({
  resolve: { conditions: ["source", "node", "import", "default"] },
  ssr: {
    resolve: { conditions: ["source", "node", "import", "default"], externalConditions: ["source", "node", "import"] },
  },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "e2e/**"],
    reporters: ["default"],
    passWithNoTests: false,
    testTimeout: 20_000,
  },
});
