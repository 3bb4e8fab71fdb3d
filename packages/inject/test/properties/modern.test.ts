import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import { createInjector, InjectError, type Injection, type Injector, type Release, releases } from "@outrigger/inject";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  applied,
  expectAnnounced,
  expectNoPatchWhereSkipped,
  expectNothingUnderUsers,
  expectUnknownSurvives,
  expectUsersContainersKept,
  hasOwnMeshContainer,
} from "./laws.ts";
import { modernConfig } from "./modern-config.ts";
import { type Members, randomPod } from "./random-pod.ts";

/** How many pods a law is tried on, and from which seed: `OUTRIGGER_PODS=10000 npx vitest run packages/inject/test` tries more, others. */
const asked = process.env["OUTRIGGER_PODS"];
const numRuns = asked === undefined ? 500 : Number(asked);
const seed = Number(process.env["OUTRIGGER_SEED"] ?? (asked === undefined ? 20_261_123 : Date.now() % 2_147_483_647));
if (asked !== undefined) process.stdout.write(`OUTRIGGER_SEED=${seed}\n`);

/** Milliseconds for one law and release, on a machine that has other things to do. */
const timeout = 30_000 + numRuns * 60;

const rows = releases.filter(({ engine }) => engine === "merge").map((release) => [release.name, release] as const);

/** The releases whose own injector drops, on the second injection, what a user wrote under a name of the template's (1.17 and later). */
const dropsOwnTwice = (release: Release): boolean => release.engine === "merge" && release.overrides.skipsInjected;

/**
 * Every release knows the probes that it has rewritten by the mesh's status port alone: at another one, it takes them for the user's
 * on the second injection.
 */
function hasOwnStatusPort(pod: Members): boolean {
  const { annotations = {} } = pod["metadata"] as { annotations?: Members };
  return Object.hasOwn(annotations, "status.sidecar.istio.io/port");
}

function injectorOf(release: Release): Injector {
  const { name } = release;
  const config = parseInjectorConfig(modernConfig(release), { file: "config", release: name });
  const mesh = parseMeshConfig("", { file: "mesh", release: name });
  const settings = { revision: "default", nativeSidecars: "enabled", values: {} } as const;
  return createInjector({ ...settings, release: name, compat: "fixed", config, mesh });
}

/** A refused pod has no operation; that is the law for it. */
function injected(injector: Injector, pod: Members): Injection | undefined {
  try {
    return injector.inject(pod, "prod");
  } catch (error) {
    expect(error).toBeInstanceOf(InjectError);
    expect((error as InjectError).code).not.toBe("internal");
    return undefined;
  }
}

function forPods(law: (pod: Members) => void): void {
  fc.assert(fc.property(randomPod, law), { numRuns, seed });
}

test.each(rows)("%s: laws of one injection, and of a second", { timeout }, (_, release) => {
  const injector = injectorOf(release);
  let count = 0;
  forPods((pod) => {
    const before = structuredClone(pod);
    const injection = injected(injector, pod);
    expect(pod).toEqual(before);
    if (injection === undefined) return;
    expectNoPatchWhereSkipped(injection);
    const patched = applied(pod, injection.patch ?? []);
    expectUnknownSurvives(pod, patched);
    expectUsersContainersKept(pod, patched);
    expectNothingUnderUsers(pod, injection.patch ?? []);
    if (injection.patch === undefined) return;
    count++;
    expectAnnounced(patched);
    if (hasOwnStatusPort(pod) || (dropsOwnTwice(release) && hasOwnMeshContainer(pod))) return;
    expect(applied(patched, injector.inject(patched, "prod").patch ?? [])).toEqual(patched);
  });
  expect(count).toBeGreaterThan(numRuns / 4);
});
