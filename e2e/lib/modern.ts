import type { InjectorSettings } from "./injector.ts";
import { manifest } from "./manifest.ts";
import type { Story } from "./story.ts";

/** What an injector of Istio 1.31 is started with: a ConfigMap of that shape, and what it knows of this cluster's nodes. */
export async function modernSettings(story: Story, revision: string): Promise<Omit<InjectorSettings, "namespace">> {
  const [, hub = "", image = "", tag = ""] = /^(.+)\/([^/:]+):([^/:]+)$/.exec(story.context.images.modernProxy) ?? [];
  return {
    release: "1.31",
    revision,
    config: manifest("config/istio-1.31.yaml"),
    mesh: manifest("config/istio-1.31-mesh.yaml"),
    values: manifest("config/istio-1.31-values.yaml", { hub, image, tag }),
    nodes: await story.kube.run("get", "nodes", "-o", "yaml"),
  };
}
