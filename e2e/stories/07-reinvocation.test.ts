import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SecondWebhook, startSecondWebhook } from "../lib/second-webhook.ts";
import { tell } from "../lib/story.ts";

describe("reinvocationPolicy: IfNeeded, with a second webhook that changes the pod", () => {
  const story = tell("reinvocation");
  let second: SecondWebhook | undefined;

  beforeAll(async () => {
    second = await startSecondWebhook(story);
    await story.useWebhook("webhook-reinvoked.yaml", { secondClientConfig: second.clientConfig });
  });
  afterAll(() => second?.stop());

  test("the injector is asked twice, and nothing is there twice", async () => {
    const pod = await story.dryRunUntil("reinvoked", (seen) =>
      seen.spec.containers.some(({ name }) => name === "second"),
    );
    const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? []), ...(pod.spec.volumes ?? [])].map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["reinvoked", "istio-proxy", "second", "istio-init", "istio-envoy"]));
    const reviews = (await story.injector.log()).filter(({ name, inject }) => name === "reinvoked" && inject === true);
    expect(reviews.length).toBeGreaterThanOrEqual(2);
  });
});
