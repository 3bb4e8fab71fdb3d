// The scenarios without a test runner, so that Bun and Deno can be asked, too. `node --conditions=source test/contract.ts`, or the same
// with bun and deno run -A: prints what fails and, last, `N passed, N failed`.
import process from "node:process";
import { startFakeApiServer } from "./fake-api-server.ts";
import { SCENARIOS } from "./scenarios/all.ts";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
let failed = 0;
for (const { name, run } of SCENARIOS) {
  const server = await startFakeApiServer();
  const undo: (() => unknown)[] = [];
  try {
    await run(server, (step) => void undo.push(step));
  } catch (error) {
    failed += 1;
    print(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const step of undo) step();
  await server.stop();
}
print(`${SCENARIOS.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
