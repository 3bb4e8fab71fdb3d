import { main } from "./main.ts";

// Whoever reads our output may stop reading; there is nobody left to tell.
process.stdout.on("error", () => process.exit(0));

process.exitCode = await main(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  note: (text) => process.stderr.write(`${text}\n`),
});
