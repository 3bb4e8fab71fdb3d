import { main } from "./main.ts";

const CLEAR_LINE = "\r\u001B[K";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may stop reading; there is nobody left to tell.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`Error: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await main(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  note: (text) => process.stderr.write(`${text}\n`),
  progress: process.stderr.isTTY
    ? (text) => process.stderr.write(CLEAR_LINE + text.slice(0, (process.stderr.columns || 80) - 1))
    : undefined,
});
