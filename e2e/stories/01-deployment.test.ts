import { describe, expect, test } from "vitest";
import { programText } from "../lib/manifest.ts";
import { tell } from "../lib/story.ts";

describe("a Deployment in a labelled namespace", () => {
  const story = tell("deployment");

  test("its pod gets istio-init and istio-proxy", async () => {
    await story.apply("web.yaml", { program: programText("web-server.mjs") });
    const pod = await story.pod("app=web");
    expect(pod.spec.initContainers?.map((container) => container.name)).toEqual(["istio-init"]);
    expect(pod.spec.containers.map((container) => container.name)).toEqual(["app", "istio-proxy"]);
    expect(pod.spec.initContainers?.[0]?.["args"]).toEqual([
      "-p",
      "15001",
      "-u",
      "1337",
      "-m",
      "REDIRECT",
      "-i",
      "*",
      "-x",
      "",
      "-b",
      "8080",
      "-d",
      "",
    ]);
    expect(pod.metadata.annotations).toHaveProperty(["sidecar.istio.io/status"]);
  });

  test.runIf(story.context.tier === "kind")("its pod runs: istio-init completed, istio-proxy ready", async () => {
    const pod = await story.readyPod("app=web");
    expect(pod.status.phase).toBe("Running");
    expect(pod.status.initContainerStatuses?.[0]).toMatchObject({
      name: "istio-init",
      restartCount: 0,
      state: { terminated: { reason: "Completed", exitCode: 0 } },
    });
    const ready = pod.status.containerStatuses?.map(({ name, ready }) => [name, ready]);
    expect(ready).toEqual([
      ["app", true],
      ["istio-proxy", true],
    ]);
  });

  test.runIf(story.context.tier === "kind" && story.context.standIns)(
    "what comes in for the app goes through the proxy",
    async () => {
      const { name } = (await story.readyPod("app=web")).metadata;
      const get = (port: number): Promise<string> =>
        story.kube.run("get", "--raw", `/api/v1/namespaces/${story.namespace}/pods/${name}:${port}/proxy/`);
      expect(await get(15001)).toBe("istio-proxy stand-in\n");
      expect(await get(8080)).toBe("app on 8080\n");
      const log = await story.kube.run("-n", story.namespace, "logs", name, "-c", "istio-proxy");
      expect(log).toMatch(/passing a connection for [0-9.]+:8080/);
    },
  );
});
