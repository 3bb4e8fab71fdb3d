import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** By number, as they are told: the first stories say what the later ones take for granted. */
class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => a.moduleId.localeCompare(b.moduleId)));
  }
}

// a run that is killed takes its stories with it: the channel to it closes
process.once("disconnect", () => process.exit(1));
process.channel?.unref();

/** Stories run one after the other, as they share a cluster; `npm run e2e` and `npm run e2e:api` say which one. */
export default defineConfig({
  resolve: { conditions: ["source", "node", "import", "default"] },
  ssr: {
    resolve: { conditions: ["source", "node", "import", "default"], externalConditions: ["source", "node", "import"] },
  },
  test: {
    include: ["stories/*.test.ts"],
    fileParallelism: false,
    isolate: false,
    sequence: { sequencer: ByName },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
