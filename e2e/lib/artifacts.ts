import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TierContext } from "./context.ts";
import type { RunningInjector } from "./injector.ts";
import type { Kube } from "./kube.ts";

/** The story that a failed test belongs to. */
export interface FailedStory {
  readonly name: string;
  readonly namespace: string;
  readonly context: TierContext;
  readonly kube: Kube;
  readonly injector: RunningInjector;
}

interface AuditEvent {
  readonly objectRef?: { readonly namespace?: string; readonly name?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Leaves what is needed to understand a failed test in one folder: pods, events, the injector's log, each webhook's patch. */
export async function leaveArtifacts(story: FailedStory, test: string): Promise<void> {
  const folder = join(story.context.artifacts, story.name, test.replaceAll(/[^\w-]+/g, "-"));
  mkdirSync(folder, { recursive: true });
  const inNamespace = ["-n", story.namespace];
  const files: Record<string, () => Promise<string>> = {
    "pods.yaml": () => printed(story, [...inNamespace, "get", "pods", "-o", "yaml"]),
    "pods.txt": () => printed(story, [...inNamespace, "describe", "pods"]),
    "events.txt": () => printed(story, ["get", "events", "-A", "--sort-by=.lastTimestamp"]),
    "all-pods.txt": () => printed(story, ["get", "pods", "-A", "-o", "wide"]),
    "webhooks.yaml": () => printed(story, ["get", "mutatingwebhookconfigurations", "-o", "yaml"]),
    "injector-pods.txt": () => printed(story, ["describe", "pods", "-n", `istio-${story.name}`]),
    "injector-containers.log": () =>
      printed(story, ["logs", "-n", `istio-${story.name}`, "-l", "istio=sidecar-injector", "--tail=-1"]),
    "injector.log": async () => (await story.injector.log()).map((line) => JSON.stringify(line)).join("\n"),
    "patches.json": () => patches(story),
  };
  for (const [name, read] of Object.entries(files)) {
    const text = await read().catch((error: unknown) => `cannot be read: ${String(error)}\n`);
    writeFileSync(join(folder, name), text);
  }
  console.log(`What "${test}" saw is in ${folder}`);
}

async function printed(story: FailedStory, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await story.kube.attempt(args);
  return `${stdout}${stderr}`;
}

/** The API server notes in its audit log which webhook changed a pod, and how. */
async function patches(story: FailedStory): Promise<string> {
  const { auditLog } = story.context;
  const text =
    "file" in auditLog ? readFileSync(auditLog.file, "utf8") : await story.kube.run("get", "--raw", auditLog.raw);
  const events = text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as AuditEvent);
  const here = events.filter((event) => event.objectRef?.namespace?.startsWith(story.namespace) === true);
  return JSON.stringify(
    here.map(({ objectRef, annotations = {} }) => ({ ...objectRef, annotations: readable(annotations) })),
    null,
    2,
  );
}

/** A patch stands in an annotation as JSON text. */
function readable(annotations: Readonly<Record<string, string>>): object {
  const entries = Object.entries(annotations).map(([name, text]) => [
    name,
    text.startsWith("{") ? JSON.parse(text) : text,
  ]);
  return Object.fromEntries(entries) as object;
}
