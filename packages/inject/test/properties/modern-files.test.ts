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
import { expectUnknownSurvives, expectUsersContainersKept } from "./laws.ts";
import { modernConfig } from "./modern-config.ts";
import { type Members, randomPod } from "./random-pod.ts";

/** Files are slower than pods, and what differs between releases is tried on pods. */
const asked = process.env["OUTRIGGER_PODS"];
const numRuns = asked === undefined ? 50 : Number(asked);
const seed = Number(process.env["OUTRIGGER_SEED"] ?? (asked === undefined ? 20_261_123 : Date.now() % 2_147_483_647));
if (asked !== undefined) process.stdout.write(`OUTRIGGER_SEED=${seed}\n`);

const timeout = 30_000 + numRuns * 60;
const rows = releases.filter(({ engine }) => engine === "merge").map((release) => [release.name, release] as const);

function injectorOf(release: Release): Injector {
  const { name } = release;
  const config = parseInjectorConfig(modernConfig(release), { file: "config", release: name });
  const mesh = parseMeshConfig("", { file: "mesh", release: name });
  return createInjector({ release: name, compat: "fixed", config, mesh, values: {}, nativeSidecars: "enabled" });
}

test.each(rows)("%s: laws of an injected file", { timeout }, (_, release) => {
  const injector = injectorOf(release);
  const law = fc.property(randomPod, (pod) => {
    const text = `# mine\n${stringify({ kind: "Deployment", spec: { template: pod } }, { schema: "yaml-1.1" })}# end\n`;
    const injected = injectedFile(injector, text);
    if (injected === undefined) return;
    const [document] = injected.documents;
    expect(document?.changed).toBe(document?.decision?.inject);
    if (document?.changed === true) expectInjected(templateIn(text), injected.output);
    else expect(injected.output).toBe(text);
  });
  fc.assert(law, { numRuns, seed });
});

/** Both texts are read in the same way, so that what another library wrote need not be what Go reads. */
function templateIn(text: string): Members {
  const deployment = jsonOfYaml(parseYaml(text, { dialect: "sigs" })) as { spec: { template: Members } };
  return deployment.spec.template;
}

function expectInjected(pod: Members, output: string): void {
  expect(output.startsWith("# mine\n") && output.endsWith("# end\n")).toBe(true);
  const template = templateIn(output);
  expectUnknownSurvives(pod, template);
  expectUsersContainersKept(pod, template);
}

/** A refused pod has no text; that is the law for it. */
function injectedFile(injector: Injector, text: string): InjectedFile | undefined {
  try {
    return injector.injectFile(text);
  } catch (error) {
    expect(error).toBeInstanceOf(InjectError);
    expect((error as InjectError).code).not.toBe("internal");
    return undefined;
  }
}
