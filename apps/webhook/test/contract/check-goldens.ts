import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { issueForLocalhost } from "../../src/demo/self-issued.ts";
import { http1Client } from "../clients.ts";
import { mountFiles } from "./check-files.ts";
import { startEntry } from "./entry-process.ts";
import type { RuntimeName } from "./entry-process.ts";
import type { Tally } from "./tally.ts";

/** Reviews that share a configuration, and so a process. */
interface Group {
  readonly config: string;
  readonly mesh: string;
  readonly reviews: { readonly name: string; readonly body: string; readonly allowed: boolean | undefined }[];
}

interface GoldenCase {
  readonly kind: string;
  readonly config?: string;
  readonly mesh?: string;
  readonly webhook?: readonly {
    readonly name: string;
    readonly review: unknown;
    readonly allowed: boolean;
    readonly panic?: string;
  }[];
}

const RELEASE = "1.0";
const GROUPS = 8;
const REVIEWS_PER_GROUP = 25;

/** Sends the same recorded reviews to each runtime's entry and compares the answers byte by byte. @returns whether recordings are there. */
export async function checkGoldens(runtimes: readonly RuntimeName[], tally: Tally): Promise<boolean> {
  const folder = goldensFolder();
  if (!existsSync(join(folder, "manifest.json"))) return false;
  const groups = readGroups(folder);
  const answers = new Map<RuntimeName, string[]>();
  for (const runtime of runtimes) answers.set(runtime, await askAll(runtime, groups));
  const [first, ...others] = runtimes;
  const names = groups.flatMap(({ reviews }) => reviews);
  names.forEach(({ name, allowed }, index) => {
    const wanted = answers.get(first!)?.[index] ?? "";
    tally.check(
      `${first} ${name}`,
      allowed === undefined || wanted.includes(`"allowed":${allowed}`) ? undefined : wanted,
    );
    for (const other of others) {
      const got = answers.get(other)?.[index] ?? "";
      tally.check(
        `${other} as ${first}: ${name}`,
        got === wanted ? undefined : `${digest(got)} is not ${digest(wanted)}: ${got}`,
      );
    }
  });
  return true;
}

async function askAll(runtime: RuntimeName, groups: readonly Group[]): Promise<string[]> {
  const answers: string[] = [];
  for (const { config, mesh, reviews } of groups) {
    const issued = await issueForLocalhost();
    const volumes = mountFiles(config, mesh, issued);
    const entry = await startEntry(runtime, [...volumes.flags, `--release=${RELEASE}`]);
    const client = http1Client(entry.port, issued.ca);
    for (const { body } of reviews) {
      const answer = await client.ask({ body }).catch((error: unknown) => ({ status: 0, body: String(error) }));
      answers.push(`${answer.status} ${answer.body}`);
    }
    client.close();
    await entry.stop();
    volumes.config.remove();
    volumes.certs.remove();
  }
  return answers;
}

/** The configurations with the most reviews, and reviews evenly spread over each. */
function readGroups(folder: string): Group[] {
  const { cases } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { cases: readonly GoldenCase[] };
  const groups = new Map<string, Group>();
  for (const { kind, config, mesh, webhook } of cases) {
    if (kind !== "webhook" || config === undefined || mesh === undefined || webhook === undefined) continue;
    const key = `${config} ${mesh}`;
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    const group = groups.get(key) ?? { config: read(config), mesh: read(mesh), reviews: [] };
    groups.set(key, group);
    for (const { name, review, allowed, panic } of webhook) {
      group.reviews.push({ name, body: JSON.stringify(review), allowed: panic === undefined ? allowed : undefined });
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.reviews.length - a.reviews.length)
    .slice(0, GROUPS)
    .map((group) => ({ ...group, reviews: spread(group.reviews) }));
}

function spread<T>(items: readonly T[]): T[] {
  const step = Math.max(1, items.length / REVIEWS_PER_GROUP);
  return Array.from(
    { length: Math.min(REVIEWS_PER_GROUP, items.length) },
    (_, index) => items[Math.floor(index * step)]!,
  );
}

function goldensFolder(): string {
  const named = process.env["OUTRIGGER_GOLDENS"];
  return join(named ?? fileURLToPath(new URL("../../../../../shared/goldens", import.meta.url)), RELEASE);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
