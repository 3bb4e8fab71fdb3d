import { describe, expect, test } from "vitest";
import type { Pod } from "../lib/kube.ts";
import { isInjected, tell } from "../lib/story.ts";

describe("a pod with fields that are newer than the injector", () => {
  const story = tell("unknown-fields");

  /** What of the pod its author wrote: all but what the injector and the API server add. */
  function own(pod: Pod): object {
    const { os, setHostnameAsFQDN, resources, topologySpreadConstraints, initContainers, containers } = pod.spec;
    const sidecar = initContainers?.find((container) => container.name === "own-sidecar");
    const app = containers.find((container) => container.name === "app");
    return { os, setHostnameAsFQDN, resources, topologySpreadConstraints, sidecar, app };
  }

  test("they all survive", async () => {
    const outside = await story.moreNamespace("outside");
    await story.applyIn(outside, "new-fields-pod.yaml", { name: "new-fields" });
    await story.apply("new-fields-pod.yaml", { name: "new-fields" });
    const asWritten = await story.kube.pod(outside, "new-fields");
    const injected = await story.kube.pod(story.namespace, "new-fields");
    expect(isInjected(injected)).toBe(true);
    expect(injected.spec.containers.find(({ name }) => name === "app")).toMatchObject({
      lifecycle: { preStop: { sleep: { seconds: 1 } } },
    });
    expect(injected.spec.initContainers?.find(({ name }) => name === "own-sidecar")).toMatchObject({
      restartPolicy: "Always",
    });
    expect(withoutTokenVolume(own(injected))).toEqual(withoutTokenVolume(own(asWritten)));
  });
});

/** The API server gives the volume with a pod's token a name with random letters. */
function withoutTokenVolume(value: object): object {
  return JSON.parse(JSON.stringify(value).replaceAll(/kube-api-access-\w+/g, "kube-api-access")) as object;
}
