import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import { parseYaml } from "@outrigger/go-std/yaml";
import {
  createInjector,
  type InjectedFile,
  InjectError,
  type Injector,
  type Release,
  releases,
} from "@outrigger/inject";
import { jsonOfYaml } from "@outrigger/kube";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import {
  applied,
  expectNoPatchWhereSkipped,
  expectNothingUnderUsers,
  expectUnknownSurvives,
  expectUsersContainersKept,
  isMesh,
} from "./laws.ts";
import { legacyConfig } from "./legacy-config.ts";
import { type Members, randomPod, type Value } from "./random-pod.ts";

/** How many pods a law is tried on, and from which seed: `OUTRIGGER_PODS=10000 npx vitest run packages/inject/test` tries more, others. */
const asked = process.env["OUTRIGGER_PODS"];
const numRuns = asked === undefined ? 500 : Number(asked);
const seed = Number(process.env["OUTRIGGER_SEED"] ?? (asked === undefined ? 20_261_123 : Date.now() % 2_147_483_647));
if (asked !== undefined) process.stdout.write(`OUTRIGGER_SEED=${seed}\n`);

/** Files are slower, and what is injected into them is tried on pods. */
const fileRuns = asked === undefined ? 150 : numRuns;

/** Milliseconds for one law and release, on a machine that has other things to do. */
const timeout = 30_000 + numRuns * 60;

const rows = releases.filter(({ engine }) => engine === "append").map((release) => [release.name, release] as const);

function injectorOf(release: Release): Injector {
  const { name } = release;
  const config = parseInjectorConfig(legacyConfig(release), { file: "config", release: name });
  const mesh = parseMeshConfig("", { file: "mesh", release: name });
  return createInjector({ release: name, compat: "fixed", config, mesh, values: {} });
}

const TOLD: readonly string[] = ["ISTIO_KUBE_APP_PROBERS", "ISTIO_PROMETHEUS_ANNOTATIONS"];

/** A refused pod has no operation; that is the law for it. */
function unlessRefused<T>(inject: () => T): T | undefined {
  try {
    return inject();
  } catch (error) {
    expect(error).toBeInstanceOf(InjectError);
    expect((error as InjectError).code).not.toBe("internal");
    return undefined;
  }
}

function forPods(law: (pod: Members) => void, runs = numRuns): void {
  fc.assert(fc.property(randomPod, law), { numRuns: runs, seed });
}

test.each(rows)("%s: laws of one injection", { timeout }, (_, release) => {
  const injector = injectorOf(release);
  forPods((pod) => {
    const before = structuredClone(pod);
    const injection = unlessRefused(() => injector.inject(pod, "prod"));
    expect(pod).toEqual(before);
    if (injection === undefined) return;
    expectNoPatchWhereSkipped(injection);
    const patched = applied(pod, injection.patch ?? []);
    expectUnknownSurvives(withoutMesh(pod), withoutMesh(patched));
    expectUsersContainersKept(pod, patched);
    expectNothingUnderUsers(pod, injection.patch ?? []);
    if (injection.patch !== undefined) expectAnnounced(patched);
  });
});

test.each(rows)("%s: twice is once, but for what the sidecar is told of the pod", { timeout }, (_, release) => {
  const injector = injectorOf(release);
  forPods((pod) => {
    const patch = unlessRefused(() => injector.inject(pod, "prod"))?.patch;
    if (patch === undefined) return;
    const once = applied(pod, patch);
    const twice = applied(once, injector.inject(once, "prod").patch ?? []);
    expect(withoutTold(twice)).toEqual(withoutTold(once));
  });
});

test.each(rows)("%s: laws of an injected file", { timeout }, (name, release) => {
  const injector = injectorOf(release);
  const law = { injector, addsAgain: ["1.0.0", "1.0", "1.1"].includes(name), replacesOwn: name === "1.8" };
  forPods((pod) => {
    const text = stringify(deploymentOf(pod), { schema: "yaml-1.1" });
    const once = unlessRefused(() => injector.injectFile(text));
    if (once === undefined) return;
    const [document] = once.documents;
    expect(document?.changed).toBe(document?.decision?.inject);
    if (document?.changed === true) expectInjectedFile(law, podOf(parsed(text)), once);
    else expect(once.output).toBe(text);
  }, fileRuns);
});

interface FileLaw {
  readonly injector: Injector;
  /** Whether a second injection adds all again, or leaves pods with a sidecar alone. */
  readonly addsAgain: boolean;
  /** Whether what is called as the mesh's containers are goes, as it does with the webhook. */
  readonly replacesOwn: boolean;
}

function expectInjectedFile(law: FileLaw, pod: Members, { output }: InjectedFile): void {
  const { injector, addsAgain, replacesOwn } = law;
  const patched = podOf(parsed(output));
  if (replacesOwn) expectUnknownSurvives(withoutMesh(pod), withoutMesh(patched));
  else expectUnknownSurvives(pod, patched);
  expectUsersContainersKept(pod, patched);
  const names = containersOf(patched);
  expect(names).toContain("istio-proxy");
  if (names.length < 2) return;
  const again = injector.injectFile(output);
  expect(again.warnings.length).toBe(addsAgain ? 0 : 1);
  if (addsAgain) expect(containersOf(podOf(parsed(again.output)))).toEqual([...names, "istio-proxy"]);
  else expect(again.output).toBe(output);
}

/** The patched pod holds what its status annotation announces. */
function expectAnnounced(patched: Members): void {
  const metadata = patched["metadata"] as { annotations: Record<string, string> };
  const status = JSON.parse(metadata.annotations["sidecar.istio.io/status"] ?? "") as Record<string, string[] | null>;
  expect(status["containers"]).toEqual(["istio-proxy"]);
  for (const list of ["initContainers", "containers", "volumes", "imagePullSecrets"]) {
    const names = itemsOf(patched, list).map((item) => item["name"]);
    for (const name of status[list] ?? []) expect(names.filter((other) => other === name)).toEqual([name]);
  }
}

function deploymentOf(template: Members): Value {
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "d" }, spec: { template } };
}

/** Both texts are read in the same way, so that what another library wrote need not be what Go reads. */
function parsed(text: string): Members {
  return jsonOfYaml(parseYaml(text, { dialect: "sigs" })) as Members;
}

function podOf(deployment: Members): Members {
  return (deployment["spec"] as { template: Members }).template;
}

function itemsOf(pod: Members, list: string): Members[] {
  const items = (pod["spec"] as Members)[list];
  return Array.isArray(items) ? (items as Members[]) : [];
}

function containersOf(pod: Members): readonly (Value | undefined)[] {
  return itemsOf(pod, "containers").map((item) => item["name"]);
}

/** What is called as the mesh's containers are, up to 1.8 goes with all that it holds. */
function withoutMesh(pod: Members): Members {
  const spec = { ...(pod["spec"] as Members) };
  for (const list of ["containers", "initContainers"]) {
    spec[list] = itemsOf(pod, list).filter((item) => !isMesh(item));
  }
  return { ...pod, spec };
}

/** A second injection tells the sidecar of the probes, and of the annotations, that the first one wrote. */
function withoutTold(pod: Members): Members {
  const spec = { ...(pod["spec"] as Members) };
  spec["containers"] = itemsOf(pod, "containers").map((item) => {
    const env = Array.isArray(item["env"]) ? (item["env"] as Members[]) : [];
    return { ...item, env: env.filter(({ name }) => !(typeof name === "string" && TOLD.includes(name))) };
  });
  return { ...pod, spec };
}
