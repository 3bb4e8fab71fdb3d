import { describe, expect, test } from "vitest";
import type { Pod } from "../lib/kube.ts";
import { isInjected, tell } from "../lib/story.ts";
import { until } from "../lib/until.ts";

describe("a change of the injector's configuration", () => {
  const story = tell("config-change");
  const config = story.config("istio-1.0.yaml");
  const changed = config.replace("cpu: 10m", "cpu: 20m");

  function proxyCpu(pod: Pod): unknown {
    const proxy = pod.spec.containers.find(({ name }) => name === "istio-proxy");
    return (proxy?.["resources"] as { requests?: { cpu?: string } } | undefined)?.requests?.cpu;
  }

  test("takes effect on the next pod", async () => {
    expect(proxyCpu(await story.dryRun("before"))).toBe("10m");
    await story.injector.reconfigure(changed);
    const pod = await story.dryRunUntil("after", (seen) => proxyCpu(seen) === "20m");
    expect(isInjected(pod)).toBe(true);
  });

  test("does not when it is broken: it is said, and pods go on being injected as before", async () => {
    await story.injector.reconfigure(config.replace("[[ end -]]", ""));
    const said = async (): Promise<boolean> =>
      (await story.injector.log()).some(({ level, msg }) => level === "error" && msg.startsWith("update error"));
    await until("the injector says so", said, { seconds: 90 });
    const pod = await story.dryRun("broken");
    expect(isInjected(pod)).toBe(true);
    expect(proxyCpu(pod)).toBe("20m");
  });

  test("takes effect again when it is mended", async () => {
    await story.injector.reconfigure(config);
    await story.dryRunUntil("mended", (seen) => proxyCpu(seen) === "10m");
  });
});
