import { describe, expect, test } from "vitest";
import { programText } from "../lib/manifest.ts";
import { tell } from "../lib/story.ts";

describe("the book's ConfigMap on today's Kubernetes", () => {
  const story = tell("seed", { config: "seed.yaml" });

  test("istio-init loses the restartPolicy that the book gives it", async () => {
    await story.apply("web.yaml", { program: programText("web-server.mjs") });
    const pod = await story.pod("app=web");
    const [init] = pod.spec.initContainers ?? [];
    expect(init).toMatchObject({
      name: "istio-init",
      securityContext: { privileged: true, capabilities: { add: ["NET_ADMIN"] } },
    });
    expect(init).not.toHaveProperty("restartPolicy");
    expect(pod.spec.containers.map((container) => container.name)).toEqual(["app", "istio-proxy"]);
  });

  test.runIf(story.context.tier === "kind")("istio-init ends, and the pod runs", async () => {
    const pod = await story.readyPod("app=web");
    expect(pod.status.phase).toBe("Running");
    expect(pod.status.initContainerStatuses?.[0]).toMatchObject({
      restartCount: 0,
      state: { terminated: { reason: "Completed", exitCode: 0 } },
    });
    expect(pod.status.containerStatuses?.every((status) => status.ready)).toBe(true);
  });
});
