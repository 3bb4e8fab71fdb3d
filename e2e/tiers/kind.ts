import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KindContainer, type StartedKindContainer } from "@outrigger/kind";
import { parse } from "yaml";
import type { RuntimeName, TierContext } from "../lib/context.ts";
import { runLabel } from "../lib/docker.ts";
import { root } from "../lib/root.ts";
import { runFolder } from "../lib/run-folder.ts";
import { step } from "../lib/step.ts";
import { hyperkube, programOf } from "../node-image/hyperkube.ts";
import { type KindImages, kindImages } from "./kind-images.ts";
import { type Totals, runStories } from "./run-stories.ts";

/** What is to be told in the cluster. */
export interface KindOptions {
  /** Whether the Docker daemon can pull images. */
  readonly registry: boolean;
  readonly runtimes: readonly RuntimeName[];
  /** Parts of file names; none is all of them on Node, and {@link everyRuntime} on the others. */
  readonly stories: readonly string[];
  /** Takes what is to be undone at the end, also when the run is interrupted. */
  readonly undo: AsyncDisposableStack;
}

/** The stories that each runtime is to pass. */
const everyRuntime = ["01-", "02-", "03-"];
const clusterName = "outrigger-control-plane";

/** The whole tier: images, a cluster from `kind-config.yaml`, the stories on each runtime. */
export async function kindTier(options: KindOptions): Promise<Totals> {
  const images = await kindImages(options.runtimes, options.registry);
  const cluster = await step("cluster up", () => startCluster(images, options));
  await step("images loaded", () => loadImages(cluster, images));
  const folder = runFolder("kubeconfig");
  options.undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  const kubeconfig = join(folder, "kubeconfig");
  writeFileSync(kubeconfig, JSON.stringify(parse(cluster.getKubeConfig())), { mode: 0o600 });
  const kubectl = options.registry
    ? ["docker", "exec", "-i", cluster.getId(), "kubectl"]
    : [programOf(await hyperkube(), "kubectl")];
  const sum = { passed: 0, failed: 0 };
  for (const runtime of options.runtimes) {
    if (options.undo.disposed) break; // interrupted
    const context = contextOf({ images, runtime, kubeconfig, kubectl });
    rmSync(context.artifacts, { recursive: true, force: true });
    const stories = options.stories.length === 0 && runtime !== "node" ? everyRuntime : options.stories;
    const { passed, failed } = await step(`stories on ${runtime}`, () =>
      runStories(context, { stories, undo: options.undo }),
    );
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

async function startCluster(images: KindImages, options: KindOptions): Promise<StartedKindContainer> {
  const container = new KindContainer(images.node)
    .withConfigFile(join(root, "kind-config.yaml"))
    .withLabels({ [runLabel]: String(process.pid) });
  const cluster = await container.start();
  options.undo.defer(() => step("cluster removed", async () => void (await cluster.stop({ timeout: 0 }))));
  return cluster;
}

async function loadImages(cluster: StartedKindContainer, images: KindImages): Promise<void> {
  for (const { image, names } of images.loaded) {
    await cluster.loadImage(image);
    for (const name of names) {
      const { exitCode, output } = await cluster.exec([
        "ctr",
        "-n",
        "k8s.io",
        "images",
        "tag",
        "--force",
        fullName(image),
        name,
      ]);
      if (exitCode !== 0) throw new Error(`Cannot name the image "${image}" "${name}" in the node: ${output}`);
    }
  }
}

/** Docker leaves its own registry's name out; containerd does not. */
function fullName(image: string): string {
  return image.startsWith("docker.io/") ? image : `docker.io/${image}`;
}

function contextOf(run: {
  images: KindImages;
  runtime: RuntimeName;
  kubeconfig: string;
  kubectl: string[];
}): TierContext {
  const { images, runtime, kubeconfig, kubectl } = run;
  const [injector, node] = [images.injectors.get(runtime) ?? "", images.injectors.get("node") ?? ""];
  return {
    tier: "kind",
    runtime,
    kubectl,
    kubeconfig,
    auditLog: { raw: `/api/v1/nodes/${clusterName}/proxy/logs/kubernetes/audit.log` },
    images: { injector, node, proxyInit: images.proxyInit, proxy: images.proxy, modernProxy: images.modernProxy },
    standIns: images.standIns,
    artifacts: join(root, "e2e-artifacts", `kind-${runtime}`),
  };
}
