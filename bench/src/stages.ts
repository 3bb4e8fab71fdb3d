import { Session } from "node:inspector/promises";
import type { Profiler } from "node:inspector";
import type { Injector } from "@outrigger/inject";
import { checkInjected } from "./load.ts";
import type { Reviews } from "./pods.ts";

/** The time of one injection within a process, and how it is spread over the stages. */
export interface StageProfile {
  readonly perInjectionMs: number;
  /** Parts of one, by stage, largest first. */
  readonly shares: readonly (readonly [string, number])[];
  /** Functions with the largest time of their own, as parts of one. */
  readonly functions: readonly (readonly [string, number])[];
}

/** Which stage the code of a module belongs to; the innermost module of a call stack that has a row decides. */
const ROWS: readonly (readonly [RegExp, string])[] = [
  [/kube\/src\/(?:yaml-to-json)|go-std\/src\/yaml\//, "yaml"],
  [/kube\/src\/review|respond\/question|json\/(?:parse-json|read-)/, "decode"],
  [/kube\/src\/(?:decode|marshal|is-plain|check-as|quantity|time|canonical)/, "types"],
  [/packages\/(?:go-template|sprig)\/|kube\/src\/|inject\/src\/(?:functions|releases)\/|go-std\/src\/fmt\//, "render"],
  [/packages\/config\//, "plan"],
  [/packages\/patch\/src\/create-patch|merge\/restore|inject\/src\/patch\//, "patch"],
  [/packages\/patch\//, "merge"],
  [/inject\/src\/(?:decide|annotations)\//, "decide"],
  [/\/finish\//, "finish"],
  [/merge\/(?:overrides|previous-injection|strip)/, "overrides"],
  [/merge\/(?:render|overlay)/, "merge"],
  [/\/plan|proxy-envs|select-templates/, "plan"],
  [/respond\/answer/, "encode"],
  [/replay|memo|remember/, "warm cache"],
];

/** Injects within this process under a sampling profiler. */
export async function profileStages(injector: Injector, reviews: Reviews, count: number): Promise<StageProfile> {
  for (let at = 0; at < count / 2; at++) checkInjected(injector.review(reviews()).body);
  const perInjectionMs = cpuOf(injector, reviews, count);
  const bodies = Array.from({ length: count }, reviews);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 100 });
  await session.post("Profiler.start");
  for (const body of bodies) injector.review(body);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return { perInjectionMs, ...spread(profile) };
}

/** A profiler costs something itself, so this is taken without one. */
function cpuOf(injector: Injector, reviews: Reviews, count: number): number {
  const bodies = Array.from({ length: count }, reviews);
  const before = process.cpuUsage();
  for (const body of bodies) injector.review(body);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
}

function spread(profile: Profiler.Profile): Pick<StageProfile, "shares" | "functions"> {
  const stages = new Map<number, string>();
  const byStage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  const visit = (node: Profiler.ProfileNode, around: string): void => {
    const { functionName, url } = node.callFrame;
    const stage = stageOf(functionName, url) ?? around;
    stages.set(node.id, stage);
    const hits = node.hitCount ?? 0;
    if (stage !== "idle") {
      add(byStage, stage, hits);
      add(byFunction, `${functionName || "(anonymous)"} ${url.replace(/^.*\/(?:packages|apps)\//, "")}`, hits);
    }
    for (const id of node.children ?? []) {
      const child = nodes.get(id);
      if (child !== undefined) visit(child, stage);
    }
  };
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const [first] = profile.nodes;
  if (first !== undefined) visit(first, "other");
  return { shares: parts(byStage), functions: parts(byFunction) };
}

function stageOf(name: string, url: string): string | undefined {
  if (name === "(garbage collector)") return "garbage";
  if (name === "(program)" || name === "(idle)") return "idle";
  return ROWS.find(([pattern]) => pattern.test(url))?.[1];
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

function parts(sums: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const total = [...sums.values()].reduce((sum, part) => sum + part, 0);
  return [...sums].map(([key, part]) => [key, part / total] as const).sort((left, right) => right[1] - left[1]);
}
