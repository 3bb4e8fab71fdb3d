import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";
import { manifest, programText } from "./manifest.ts";
import { runFolder } from "./run-folder.ts";
import { spawnMortal } from "./spawn-mortal.ts";
import type { Story } from "./story.ts";

const program = "second-webhook.mjs";

/** Another webhook than the injector, which adds a container to each pod. */
export interface SecondWebhook {
  readonly clientConfig: object;
  stop(): Promise<void>;
}

/** Starts it in the cluster, in a namespace of its own, or on loopback. */
export function startSecondWebhook(story: Story): Promise<SecondWebhook> {
  return story.context.tier === "kind" ? inCluster(story) : onLoopback(story);
}

async function inCluster(story: Story): Promise<SecondWebhook> {
  const namespace = await story.moreNamespace("second");
  const pair = await story.authority.server([`second.${namespace}.svc`]);
  const text = manifest("second-webhook.yaml", {
    program: programText(program),
    ...pair,
    image: story.context.images.node,
  });
  await story.kube.apply(text, "-n", namespace);
  await story.kube.run("-n", namespace, "rollout", "status", "deployment/second", "--timeout=180s");
  const clientConfig = { service: { name: "second", namespace, path: "/" }, caBundle: caBundleOf(story) };
  return { clientConfig, stop: () => Promise.resolve() };
}

async function onLoopback(story: Story): Promise<SecondWebhook> {
  const folder = runFolder("second");
  const { cert, key } = await story.authority.server(["127.0.0.1"]);
  writeFileSync(join(folder, "cert"), cert);
  writeFileSync(join(folder, "key"), key);
  const port = await freePort();
  const path = fileURLToPath(new URL(`../manifests/programs/${program}`, import.meta.url));
  const args = [path, String(port), join(folder, "cert"), join(folder, "key"), story.context.images.node];
  const child = spawnMortal(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  if (child.stdout !== null) await once(child.stdout, "data");
  const stop = (): Promise<void> => {
    child.kill("SIGTERM");
    rmSync(folder, { recursive: true });
    return Promise.resolve();
  };
  return { clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle: caBundleOf(story) }, stop };
}

function caBundleOf(story: Story): string {
  return Buffer.from(story.authority.cert).toString("base64");
}
