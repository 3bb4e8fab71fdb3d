import { cpus, loadavg } from "node:os";
import { loadInjector, readTextFile } from "@outrigger/webhook/settings";
import type { Calibration } from "./calibrate.ts";
import { openCalibration } from "./calibrate.ts";
import { type BenchFiles, openFiles } from "./injector-files.ts";
import { load, type LoadResult } from "./load.ts";
import { differentPods, podsWithEnv, replicas, type Reviews } from "./pods.ts";
import { profileStages } from "./stages.ts";
import { startWebhook, type WebhookProcess } from "./webhook-process.ts";

/** What a run is asked for. */
export interface BenchOptions {
  readonly release: string;
  readonly rounds: number;
  /** Names of what is measured; all without it. */
  readonly only: string | undefined;
  /** Multiplies every bound on time: a busy machine needs more of it to warm up. With 1 a run takes less than three minutes. */
  readonly patience: number;
  /** How many functions of the profile are named. */
  readonly functions: number;
  readonly print: (line: string) => void;
}

/** Go's own injector needs so many rounds of the calibration for a small pod, and for one with 2,000 environment variables. */
const GO_ROUNDS = 31;
const GO_ROUNDS_2000 = 138;

/** One thing that is measured: which pods, how many of them a round, and what Go needs for one. */
interface Subject {
  readonly name: string;
  readonly reviews: () => Reviews;
  readonly warmUp: number;
  readonly calls: number;
  readonly goRounds: number;
  /** Part of Go's cost that is aimed at. */
  readonly aim: number;
  /** Rounds; the run's own number without it. */
  readonly rounds?: number;
}

const SUBJECTS: readonly Subject[] = [
  { name: "cold", reviews: differentPods, warmUp: 3000, calls: 2000, goRounds: GO_ROUNDS, aim: 1 / 5 },
  { name: "warm", reviews: replicas, warmUp: 3000, calls: 5000, goRounds: GO_ROUNDS, aim: 1 / 20 },
  many(500, 100),
  many(2000, 50),
  many(5000, 24),
  many(10_000, 16),
];

function many(env: number, calls: number): Subject {
  const goRounds = (GO_ROUNDS_2000 * env) / 2000;
  const isMain = env === 2000;
  const times = { warmUp: 200, calls, rounds: isMain ? 2 : 1 };
  return { name: `${env} env`, reviews: () => podsWithEnv(env), ...times, goRounds, aim: 1 / 5 };
}

/** Measures, prints, and ends what it started. */
export async function runBench(options: BenchOptions): Promise<void> {
  const { print } = options;
  const files = openFiles(options.release);
  try {
    const calibration = openCalibration();
    describe(files, calibration, options);
    const webhook = await startWebhook(files);
    try {
      for (const subject of SUBJECTS) {
        if (isWanted(subject.name, options)) await measure(subject, { webhook, calibration, options });
      }
    } finally {
      await webhook.stop();
    }
    if (isWanted("stages", options)) await printStages(files, options);
    print(`load average ${loadavg().map(short).join(" ")}`);
  } finally {
    files.dispose();
  }
}

function isWanted(name: string, { only }: BenchOptions): boolean {
  return only === undefined || name.includes(only);
}

function describe(files: BenchFiles, { missing }: Calibration, { release, print }: BenchOptions): void {
  const [cpu] = cpus();
  print(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? "?"}`,
  );
  print(`release ${release}; ${files.origin}`);
  print(
    missing === undefined
      ? `Go's own injector: ${GO_ROUNDS} calibrate rounds a request, ${GO_ROUNDS_2000} with 2,000 env`
      : `NO RATIO TO GO: ${missing}`,
  );
}

interface Surroundings {
  readonly webhook: WebhookProcess;
  readonly calibration: Calibration;
  readonly options: BenchOptions;
}

/** Each round stands between two calibrations. */
async function measure(subject: Subject, { webhook, calibration, options }: Surroundings): Promise<void> {
  const reviews = subject.reviews();
  await load(webhook, reviews, {
    calls: subject.warmUp,
    seconds: options.patience * (subject.rounds === undefined ? 12 : 4),
  });
  const ratios: number[] = [];
  for (let round = 1; round <= (subject.rounds ?? options.rounds); round++) {
    const before = await calibration.round(1);
    const result = await load(webhook, reviews, { calls: subject.calls, seconds: options.patience * 6 });
    const after = await calibration.round(1);
    const unit = (before + after) / 2;
    ratios.push(result.cpuMs / unit / subject.goRounds);
    options.print(roundLine(`${subject.name} ${round}`, result, { unit, goRounds: subject.goRounds }));
  }
  const ratio = median(ratios);
  if (!Number.isNaN(ratio)) {
    const verdict = ratio <= subject.aim ? "reached" : "missed";
    options.print(`${subject.name}: ${ratio.toFixed(3)} of Go's cost; aim ${subject.aim.toFixed(3)} ${verdict}`);
  }
}

function roundLine(name: string, result: LoadResult, { unit, goRounds }: { unit: number; goRounds: number }): string {
  const { cpuMs, p50Ms, p99Ms, perSecond, rssMb, requestBytes, answerBytes, calls } = result;
  const parts = [
    `${name.padEnd(12)} ${cpuMs.toFixed(3)} ms CPU a request`,
    `p50 ${p50Ms.toFixed(2)} p99 ${p99Ms.toFixed(2)} ms`,
    `${perSecond.toFixed(0)}/s`,
    `${calls} calls, ${kilobytes(requestBytes)} in, ${kilobytes(answerBytes)} out, ${rssMb.toFixed(0)} MB`,
  ];
  if (!Number.isNaN(unit)) {
    const ratio = (cpuMs / unit / goRounds).toFixed(3);
    parts.push(`calibrate ${unit.toFixed(3)} ms, ${(cpuMs / unit).toFixed(2)} rounds, ${ratio} of Go's`);
  }
  return parts.join(" | ");
}

async function printStages(files: BenchFiles, options: BenchOptions): Promise<void> {
  const choice = { release: files.release, compat: "fixed" } as const;
  const { injector } = loadInjector(files, choice, readTextFile);
  for (const { name, reviews, calls } of SUBJECTS.filter(({ name }) => /^(?:cold|warm|2000)/.test(name))) {
    const profile = await profileStages(injector, reviews(), Math.min(calls, 2000));
    const shares = profile.shares.map(([stage, part]) => `${stage} ${(100 * part).toFixed(0)} %`);
    options.print(`stages, ${name}, within a process: ${profile.perInjectionMs.toFixed(3)} ms: ${shares.join(", ")}`);
    for (const [where, part] of profile.functions.slice(0, options.functions)) {
      options.print(`  ${(100 * part).toFixed(1).padStart(5)} %  ${where}`);
    }
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function short(value: number): string {
  return value.toFixed(1);
}
