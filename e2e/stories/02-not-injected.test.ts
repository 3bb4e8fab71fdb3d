import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pod } from "../lib/kube.ts";
import { isInjected, tell } from "../lib/story.ts";

describe("pods that get no sidecar, and why", () => {
  const story = tell("not-injected");
  const plain = { annotations: {}, hostNetwork: false };

  async function create(
    namespace: string,
    name: string,
    differs: { annotations?: object; hostNetwork?: boolean } = {},
  ): Promise<Pod> {
    const values = { ...plain, ...differs, name };
    await story.applyIn(namespace, "pod.yaml", values);
    return story.kube.pod(namespace, name);
  }

  beforeAll(() => story.kube.run("label", "namespace", "kube-system", "istio-injection=enabled"));
  afterAll(async () => {
    await story.kube.run("label", "namespace", "kube-system", "istio-injection-");
    await story.kube.run("-n", "kube-system", "delete", "pod", "not-injected", "--wait=false");
  });

  test("a namespace without the label: the injector is not even asked", async () => {
    const pod = await create(await story.moreNamespace("unlabelled"), "unlabelled");
    expect(isInjected(pod)).toBe(false);
    expect(await story.reviews(pod)).toEqual([]);
  });

  test.each([
    {
      why: "the annotation says false",
      reason: "annotation-false",
      differs: { annotations: { "sidecar.istio.io/inject": "false" } },
    },
    { why: "the pod is on its node's network", reason: "host-network", differs: { hostNetwork: true } },
  ])("$why: $reason", async ({ reason, differs }) => {
    const pod = await create(story.namespace, reason, differs);
    expect(isInjected(pod)).toBe(false);
    expect(await story.review(pod)).toMatchObject({ inject: false, reason });
  });

  test("kube-system, though it is labelled: ignored-namespace", async () => {
    const pod = await create("kube-system", "not-injected");
    expect(isInjected(pod)).toBe(false);
    expect(await story.review(pod)).toMatchObject({ inject: false, reason: "ignored-namespace" });
  });

  test("the same pod without any of this is injected: policy-enabled", async () => {
    const pod = await create(story.namespace, "plain");
    expect(isInjected(pod)).toBe(true);
    expect(await story.review(pod)).toMatchObject({ inject: true, reason: "policy-enabled" });
  });
});
