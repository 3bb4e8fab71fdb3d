import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { issueForLoopback } from "@outrigger/conformance";
import type { BenchFiles } from "./injector-files.ts";
import type { Usage } from "./report-usage.ts";
import { root } from "./root.ts";

/** The webhook as a process of its own, on the loopback address. */
export interface WebhookProcess {
  readonly port: number;
  /** The certificate to trust, PEM. */
  readonly ca: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

const START_MS = 30_000;
const HOOK = fileURLToPath(new URL("report-usage.ts", import.meta.url));

/** Starts the webhook on Node, with its flags and its log as they are by default, the log going to a file. */
export async function startWebhook(files: BenchFiles): Promise<WebhookProcess> {
  const folder = mkdtempSync(join(tmpdir(), "outrigger-bench-server-"));
  const log = join(folder, "log");
  const { cert, key, ca } = await issueForLoopback();
  for (const [name, text] of Object.entries({ cert, key })) writeFileSync(join(folder, name), text);
  const flags = [
    `--injectConfig=${files.injectConfig}`,
    `--meshConfig=${files.meshConfig}`,
    `--injectValues=${files.injectValues}`,
    `--release=${files.release}`,
    `--tlsCertFile=${join(folder, "cert")}`,
    `--tlsKeyFile=${join(folder, "key")}`,
    `--caCertFile=${join(folder, "cert")}`,
    `--log_target=${log}`,
    "--port=0",
  ];
  const node = ["--conditions=source", `--import=${HOOK}`, "apps/webhook/src/entries/node.ts"];
  const child = spawn(process.execPath, [...node, ...flags], { cwd: root, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { port: await listeningPort(child, log), ca, usage: () => usageOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listeningPort(child: ChildProcess, log: string): Promise<number> {
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (words += text));
  for (const end = Date.now() + START_MS; Date.now() < end && child.exitCode === null; await sleep(50)) {
    const port = /"port":(\d+)/.exec(existsSync(log) ? readFileSync(log, "utf8") : "")?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`Cannot start the webhook: ${words}${existsSync(log) ? readFileSync(log, "utf8") : ""}`);
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const answer = once(child, "message");
  child.send("usage");
  const [usage] = (await answer) as [Usage];
  return usage;
}
