// The runtime contract: each entry as a real process over HTTPS. `node --conditions=source apps/webhook/test/contract.ts [node bun deno]`
// prints what fails and, last, `N passed, N failed`.
import { checkCluster } from "./contract/check-cluster.ts";
import { checkDemo } from "./contract/check-demo.ts";
import { checkFiles } from "./contract/check-files.ts";
import { RUNTIMES } from "./contract/entry-process.ts";
import { createTally } from "./contract/tally.ts";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const runtimes = RUNTIMES.filter((name) => wanted.length === 0 || wanted.includes(name));
const tally = createTally(print);

for (const runtime of runtimes) {
  for (const check of [checkDemo, checkFiles, checkCluster]) {
    await check(runtime, tally).catch((error: unknown) => tally.check(`${runtime} ${check.name}`, String(error)));
  }
}
process.exitCode = tally.finish() ? 0 : 1;
