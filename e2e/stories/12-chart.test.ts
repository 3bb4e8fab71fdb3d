import { describe, expect, test } from "vitest";
import { readContext } from "../lib/context.ts";
import { chartTexts, goldensFolder } from "../lib/goldens.ts";
import { programText } from "../lib/manifest.ts";
import { modernSettings } from "../lib/modern.ts";
import { tell } from "../lib/story.ts";

interface ChartValues {
  readonly global: object;
}

const folder = goldensFolder();
const { tier, standIns } = readContext();

describe.runIf(tier === "kind" && standIns && folder !== undefined)("the ConfigMap of 1.31's own chart", () => {
  const story = tell("chart", {
    injector: async (told) => {
      const settings = await modernSettings(told, "default");
      const { config, mesh, values } = chartTexts(folder ?? "");
      const { global, ...others } = JSON.parse(values) as ChartValues;
      const [hub, tag] = told.context.images.modernProxy.split("/proxyv2:");
      return { ...settings, config, mesh, values: JSON.stringify({ ...others, global: { ...global, hub, tag } }) };
    },
  });

  test("its native sidecar runs, and passes on what comes in", async () => {
    // istiod writes it into every namespace, and the sidecar's volumes need it
    const authority = `--from-literal=root-cert.pem=${story.authority.cert}`;
    await story.kube.run("-n", story.namespace, "create", "configmap", "istio-ca-root-cert", authority);
    await story.apply("probed.yaml", { program: programText("web-server.mjs") });
    const { metadata, spec, status } = await story.readyPod("app=probed");
    expect(spec.initContainers?.map(({ name }) => name)).toEqual(["istio-init", "istio-proxy"]);
    expect(status.initContainerStatuses?.[1]).toMatchObject({ name: "istio-proxy", ready: true, restartCount: 0 });
    const path = `/api/v1/namespaces/${story.namespace}/pods/${metadata.name}:8080/proxy/`;
    expect(await story.kube.run("get", "--raw", path)).toBe("app on 8080\n");
    const log = await story.kube.run("-n", story.namespace, "logs", metadata.name, "-c", "istio-proxy");
    expect(log).toMatch(/passing a connection for [0-9.]+:8080/);
  });
});
