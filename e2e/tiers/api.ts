import { rmSync } from "node:fs";
import { join } from "node:path";
import type { RuntimeName } from "../lib/context.ts";
import { root } from "../lib/root.ts";
import { step } from "../lib/step.ts";
import { hyperkube, programOf } from "../node-image/hyperkube.ts";
import { ApiServer } from "./api-server.ts";
import { type Totals, runStories } from "./run-stories.ts";

/** What is to be told to the API server. */
export interface ApiOptions {
  readonly runtime: RuntimeName;
  /** Parts of file names; none is all of them. */
  readonly stories: readonly string[];
  /** Takes what is to be undone at the end, also when the run is interrupted. */
  readonly undo: AsyncDisposableStack;
}

/** The fast tier: every story's admission, told to a real API server; no container is started, nothing but Go is needed. */
export async function apiTier({ runtime, stories, undo }: ApiOptions): Promise<Totals> {
  const kube = await step("Kubernetes programs", hyperkube);
  const server = await step("API server up", () => ApiServer.start(kube));
  undo.defer(() => step("API server stopped", () => server.stop()));
  const artifacts = join(root, "e2e-artifacts", `api-${runtime}`);
  rmSync(artifacts, { recursive: true, force: true });
  const none = "outrigger.test/not-pulled:1";
  const context = {
    tier: "api" as const,
    runtime,
    kubectl: [programOf(kube, "kubectl")],
    kubeconfig: server.kubeconfig,
    auditLog: { file: server.auditLog },
    images: {
      injector: none,
      node: none,
      proxyInit: "docker.io/istio/proxy_init:1.0.9",
      proxy: "docker.io/istio/proxyv2:1.0.9",
      modernProxy: "docker.io/istio/proxyv2:1.31.0",
    },
    standIns: true,
    artifacts,
  };
  return step(`stories on ${runtime}`, () => runStories(context, { stories, undo }));
}
