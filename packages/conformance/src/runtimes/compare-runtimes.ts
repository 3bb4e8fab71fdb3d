import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HttpsClient, type WireAnswer } from "./ask-https.ts";
import type { Picked } from "./picked.ts";
import { issueForLoopback, type LoopbackPair } from "./issue-for-loopback.ts";
import { startEntry } from "./start-entry.ts";

/** What a run stands on. */
export interface RuntimeSurroundings {
  readonly repository: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/** A runtime and how its entry is started; the flags come after. */
interface Runtime {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const entries = "apps/webhook/src/entries";

const runtimes: readonly Runtime[] = [
  { name: "node", command: process.execPath, args: ["--conditions=source", `${entries}/node.ts`] },
  { name: "bun", command: "node_modules/.bin/bun", args: ["--conditions=source", `${entries}/bun.ts`] },
  { name: "deno", command: "node_modules/.bin/deno", args: ["run", "-A", "--conditions=source", `${entries}/deno.ts`] },
];

/** How many runtimes answered as they should. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Asks every runtime the same reviews and prints a line for each: the bytes beside the first runtime's, the pods beside the recorded ones. */
export async function compareRuntimes(surroundings: RuntimeSurroundings, picked: Picked): Promise<Counts> {
  const work = mkdtempSync(join(tmpdir(), "outrigger-runtimes-"));
  try {
    return await compareAll({ ...surroundings, picked, work });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Comparison extends RuntimeSurroundings {
  readonly picked: Picked;
  readonly work: string;
}

async function compareAll(comparison: Comparison): Promise<Counts> {
  const { picked, print } = comparison;
  const pair = await issueForLoopback();
  writeFiles(comparison, pair);
  const client = new HttpsClient(pair.ca);
  let reference: readonly WireAnswer[] | undefined;
  let failed = 0;
  for (const runtime of runtimes) {
    const { answers, code } = await askRuntime(comparison, runtime, client);
    const differing = answers.flatMap((answer, index) => (isSame(answer, reference?.[index] ?? answer) ? [] : [index]));
    reference ??= answers;
    const wrong = answers.flatMap((answer, index) =>
      picked.reviews[index]?.isRecorded(answer) === true ? [] : [index],
    );
    if (differing.length > 0 || wrong.length > 0 || code !== 0) failed++;
    const first = [...differing, ...wrong].map((index) => `, first "${picked.reviews[index]?.name ?? ""}"`)[0] ?? "";
    const same = `${answers.length - differing.length}/${answers.length} answers byte for byte`;
    const right = `${answers.length - wrong.length}/${answers.length} as recorded${first}`;
    print(`${picked.release}  ${runtime.name}  ${same}, ${right}, exit ${String(code)}`);
  }
  client.close();
  return { passed: runtimes.length - failed, failed };
}

function writeFiles({ picked, work }: Comparison, { cert, key }: LoopbackPair): void {
  const files = { ...picked.files, tlsCertFile: cert, tlsKeyFile: key, caCertFile: cert };
  for (const [flag, text] of Object.entries(files)) writeFileSync(join(work, flag), text);
}

async function askRuntime(
  { picked, work, repository }: Comparison,
  { command, args }: Runtime,
  client: HttpsClient,
): Promise<{ answers: readonly WireAnswer[]; code: number | null }> {
  const named = [...Object.keys(picked.files), "tlsCertFile", "tlsKeyFile", "caCertFile"];
  const flags = [
    ...named.map((flag) => `--${flag}=${join(work, flag)}`),
    ...Object.entries(picked.flags).map(([flag, value]) => `--${flag}=${value}`),
    "--port=0",
    `--release=${picked.release}`,
  ];
  const options = { folder: repository, environment: picked.environment };
  const entry = await startEntry(command, [...args, ...flags], options);
  try {
    const answers: WireAnswer[] = [];
    for (const { path, body } of picked.reviews) answers.push(await client.post({ port: entry.port, path }, body));
    return { answers, code: await entry.stop() };
  } finally {
    await entry.stop();
  }
}

function isSame(left: WireAnswer, right: WireAnswer): boolean {
  return left.status === right.status && left.contentType === right.contentType && left.body === right.body;
}
