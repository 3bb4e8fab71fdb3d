import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comparePatch } from "../compare/patch.ts";
import { goldensFolder, releaseFolder } from "../goldens-folder.ts";
import type { GoldenReview } from "../legacy/manifest.ts";
import { readReviewAnswer } from "../legacy/review-answer.ts";
import { HttpsClient, type WireAnswer } from "./ask-https.ts";
import { type Picked, pickReviews } from "./pick-reviews.ts";
import { selfSigned } from "./self-signed.ts";
import { startEntry } from "./start-entry.ts";

/** A runtime and how its entry is started; the flags come after. */
interface Runtime {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const release = "1.0";
const count = 200;
const entries = "apps/webhook/src/entries";

const runtimes: readonly Runtime[] = [
  { name: "node", command: process.execPath, args: ["--conditions=source", `${entries}/node.ts`] },
  { name: "bun", command: "node_modules/.bin/bun", args: ["--conditions=source", `${entries}/bun.ts`] },
  { name: "deno", command: "node_modules/.bin/deno", args: ["run", "-A", "--conditions=source", `${entries}/deno.ts`] },
];

/** What a run stands on. */
export interface RuntimeSurroundings {
  readonly repository: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/**
 * Starts the webhook on each runtime as a process of its own, asks each the same golden reviews over HTTPS, and compares the bytes.
 *
 * @returns the exit code: 1 where answers differ or a process does not end well.
 */
export async function runRuntimes(surroundings: RuntimeSurroundings): Promise<number> {
  const { repository, environment, print } = surroundings;
  const folder = releaseFolder(goldensFolder(repository, environment), release);
  if (folder === undefined) {
    print(`ran without goldens of ${release} (set OUTRIGGER_GOLDENS)`);
    return environment["CI"] === "true" ? 1 : 0;
  }
  const picked = pickReviews(folder, count);
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

async function compareAll(comparison: Comparison): Promise<number> {
  const { picked, work, print } = comparison;
  const pair = await selfSigned();
  const files = { config: picked.config, mesh: picked.mesh, cert: pair.cert, key: pair.key };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(work, name), text);
  const client = new HttpsClient(pair.cert);
  let reference: readonly WireAnswer[] | undefined;
  let failed = 0;
  for (const runtime of runtimes) {
    const { answers, code } = await askRuntime(comparison, runtime, client);
    const differing = answers.flatMap((answer, index) => (isSame(answer, reference?.[index] ?? answer) ? [] : [index]));
    reference ??= answers;
    const right = answers.filter((answer, index) => isRecorded(answer, picked.reviews[index])).length;
    if (differing.length > 0 || right < answers.length || code !== 0) failed++;
    const first = differing[0] === undefined ? "" : `, first "${picked.reviews[differing[0]]?.name ?? ""}"`;
    const same = `${answers.length - differing.length}/${answers.length} answers byte for byte${first}`;
    print(`${runtime.name}  ${same}, ${right}/${answers.length} as recorded, exit ${String(code)}`);
  }
  client.close();
  print(`${runtimes.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

async function askRuntime(
  { picked, work, repository }: Comparison,
  { command, args }: Runtime,
  client: HttpsClient,
): Promise<{ answers: readonly WireAnswer[]; code: number | null }> {
  const file = (flag: string, name: string): string => `--${flag}=${join(work, name)}`;
  const flags = [
    file("injectConfig", "config"),
    file("meshConfig", "mesh"),
    file("tlsCertFile", "cert"),
    file("tlsKeyFile", "key"),
    file("caCertFile", "cert"),
    "--port=0",
    `--release=${release}`,
  ];
  const entry = await startEntry(command, [...args, ...flags], repository);
  try {
    const answers: WireAnswer[] = [];
    for (const golden of picked.reviews) answers.push(await client.post(entry.port, JSON.stringify(golden.review)));
    return { answers, code: await entry.stop() };
  } finally {
    await entry.stop();
  }
}

function isRecorded(answer: WireAnswer, golden: GoldenReview | undefined): boolean {
  const review = readReviewAnswer(answer.body);
  if (golden === undefined || review === undefined) return false;
  return review.allowed === golden.allowed && comparePatch(golden.patch, review.patch) === undefined;
}

function isSame(left: WireAnswer, right: WireAnswer): boolean {
  return left.status === right.status && left.contentType === right.contentType && left.body === right.body;
}
