import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { http1Client, http2Client } from "../clients.ts";
import type { Client } from "../clients.ts";
import { startEntry } from "./entry-process.ts";
import type { RuntimeName } from "./entry-process.ts";
import { CONTRACT } from "./rows.ts";
import type { Tally } from "./tally.ts";

/** Every row of the contract against an entry's demo, over each protocol that it speaks, and how it starts and stops. */
export async function checkDemo(runtime: RuntimeName, tally: Tally): Promise<void> {
  const entry = await startEntry(runtime);
  const ca = await entry.demoCa();
  // Deno's entry speaks HTTP/1.1 alone.
  const protocols = runtime === "deno" ? ["h1"] : ["h1", "h2"];
  for (const protocol of protocols) {
    const client = protocol === "h1" ? http1Client(entry.port, ca) : http2Client(entry.port, ca);
    await checkRows(`${runtime} ${protocol}`, client, tally);
    client.close();
  }
  tally.check(`${runtime} curl as printed`, await curlProblem(entry.output()));
  const code = await entry.stop("SIGTERM");
  tally.check(`${runtime} ends with 0 on SIGTERM`, code === 0 ? undefined : `ended with ${code}`);
}

async function checkRows(prefix: string, client: Client, tally: Tally): Promise<void> {
  for (const { name, question, problem } of CONTRACT) {
    const answer = await client.ask(question).catch((error: unknown) => String(error));
    tally.check(`${prefix} ${name}`, typeof answer === "string" ? answer : problem(answer));
  }
  const opened = client.connections();
  tally.check(`${prefix} one connection for all`, opened === 1 ? undefined : `${opened} connections`);
}

async function curlProblem(output: string): Promise<string | undefined> {
  const command = /^curl .*$/m.exec(output)?.[0];
  if (command === undefined) return "no curl command was printed";
  try {
    const { stdout } = await promisify(execFile)("sh", ["-c", command]);
    return stdout.includes('"allowed":true') ? undefined : stdout;
  } catch (error) {
    const text = String(error);
    return /curl: (command )?not found/.test(text) ? undefined : text;
  }
}
