import { join } from "node:path";
import { runRuntimes } from "./runtimes/run-runtimes.ts";

try {
  process.exitCode = await runRuntimes({
    repository: join(import.meta.dirname, "..", "..", ".."),
    environment: process.env,
    print: (line) => process.stdout.write(`${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
