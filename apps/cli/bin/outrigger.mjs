#!/usr/bin/env node
// Starts the program: the built one where the package is installed, the TypeScript sources in the project's own workspace. These need
// a Node.js that strips types; the workspace brings one along for machines whose own is older. Plain JavaScript for that reason.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const source = new URL("../src/start.ts", import.meta.url);
if (existsSync(source)) {
  runSource(fileURLToPath(source));
} else {
  // A program that starts often should not be compiled each time. Node.js 22 and later can.
  module.enableCompileCache?.();
  await import("../dist/start.js");
}

function runSource(file) {
  const cache = new URL("../../../node_modules/.cache/outrigger", import.meta.url);
  const child = spawn(nodeThatStripsTypes(), ["--conditions=source", file, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { NODE_COMPILE_CACHE: fileURLToPath(cache), ...process.env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`Error: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function nodeThatStripsTypes() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  try {
    return module.createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    throw new Error("Node.js 24 or newer is needed to run from sources");
  }
}
