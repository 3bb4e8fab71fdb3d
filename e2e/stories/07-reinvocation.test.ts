import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pod } from "../lib/kube.ts";
import { type SecondWebhook, startSecondWebhook } from "../lib/second-webhook.ts";
import { tell } from "../lib/story.ts";
import { until } from "../lib/until.ts";

describe("reinvocationPolicy: IfNeeded, with a second webhook that changes the pod", () => {
  const story = tell("reinvocation");
  let second: SecondWebhook | undefined;

  beforeAll(async () => {
    second = await startSecondWebhook(story);
    await story.useWebhook("webhook-reinvoked.yaml", { secondClientConfig: second.clientConfig });
  });
  afterAll(() => second?.stop());

  test("the injector is asked twice, and nothing is there twice", async () => {
    const hasSecond = (pod: Pod): boolean => pod.spec.containers.some(({ name }) => name === "second");
    await story.dryRunUntil("both-in-effect", hasSecond);
    const pod = await story.dryRun("reinvoked");
    const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? []), ...(pod.spec.volumes ?? [])].map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["reinvoked", "istio-proxy", "second", "istio-init", "istio-envoy"]));
    const twice = async (): Promise<boolean> => (await story.reviews(pod)).length === 2;
    await until("the injector has logged that it was asked twice", twice, { seconds: 30 });
  });
});
