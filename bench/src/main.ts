import { parseArgs } from "node:util";
import { runBench } from "./bench.ts";

const { values } = parseArgs({
  options: {
    release: { type: "string", default: "1.31" },
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    patience: { type: "string", default: "1" },
    functions: { type: "string", default: "0" },
  },
});
await runBench({
  release: values.release,
  rounds: Number(values.rounds),
  only: values.only,
  patience: Number(values.patience),
  functions: Number(values.functions),
  print: (line) => process.stdout.write(`${line}\n`),
});
