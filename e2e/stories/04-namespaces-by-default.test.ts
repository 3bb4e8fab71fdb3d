import { beforeAll, describe, expect, test } from "vitest";
import { isInjected, tell } from "../lib/story.ts";
import { until } from "../lib/until.ts";

describe("enableNamespacesByDefault", () => {
  const story = tell("by-default");
  const namespaces = { enabled: story.namespace, disabled: "", unlabelled: "" };

  async function injectedIn(label: keyof typeof namespaces): Promise<boolean> {
    return isInjected(await story.dryRun("probe", namespaces[label]));
  }

  beforeAll(async () => {
    namespaces.disabled = await story.moreNamespace("disabled", { "istio-injection": "disabled" });
    namespaces.unlabelled = await story.moreNamespace("unlabelled");
  });

  test.each([
    { value: "false", file: "webhook.yaml", unlabelled: false },
    { value: "true", file: "webhook-by-default.yaml", unlabelled: true },
    { value: "false again", file: "webhook.yaml", unlabelled: false },
  ])("$value", async ({ file, unlabelled }) => {
    await story.useWebhook(file);
    await until("it is in effect", async () => (await injectedIn("unlabelled")) === unlabelled, { seconds: 30 });
    expect(await injectedIn("enabled")).toBe(true);
    expect(await injectedIn("disabled")).toBe(false);
  });
});
