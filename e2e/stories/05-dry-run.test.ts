import { describe, expect, test } from "vitest";
import type { Pod } from "../lib/kube.ts";
import { manifest } from "../lib/manifest.ts";
import { isInjected, tell } from "../lib/story.ts";

describe("kubectl apply --dry-run=server", () => {
  const story = tell("dry-run");

  test("shows the pod with its sidecar and makes none", async () => {
    const text = manifest("pod.yaml", {
      name: "dry",
      annotations: {},
      hostNetwork: false,
      image: story.context.images.node,
    });
    const shown = await story.kube.apply(text, "-n", story.namespace, "--dry-run=server", "-o", "json");
    expect(isInjected(JSON.parse(shown) as Pod)).toBe(true);
    const { code, stderr } = await story.kube.attempt(["-n", story.namespace, "get", "pod", "dry"]);
    expect(code).toBe(1);
    expect(stderr).toContain("NotFound");
  });
});
