import { istio1_31 } from "@outrigger/kube/tables/istio-1.31";
import { describe, expect, it } from "vitest";
import { stripInjection } from "./strip.ts";
import { decodePod, type TypedPod } from "./typed-pod.ts";

function podOf(names: readonly string[], annotations: Readonly<Record<string, unknown>>): TypedPod {
  const texts = Object.entries(annotations).map(([name, value]) => [name, JSON.stringify(value)]);
  const containers = names.map((name) => ({ name, image: "app" }));
  const pod = decodePod(istio1_31, { metadata: { annotations: Object.fromEntries(texts) }, spec: { containers } });
  return typeof pod === "string" ? {} : pod;
}

function strippedNames(pod: TypedPod): readonly unknown[] {
  const { containers } = stripInjection(istio1_31, pod, (kept) => kept).spec as { containers: { name: unknown }[] };
  return containers.map(({ name }) => name);
}

describe("stripInjection()", () => {
  it("takes what was injected and puts back what it took away", () => {
    const pod = podOf(["app", "istio-proxy", "__proto__", "other"], {
      "sidecar.istio.io/status": { containers: ["istio-proxy", "__proto__"] },
      "proxy.istio.io/overrides": { containers: [{ name: "istio-proxy" }, { name: "other" }, { name: "constructor" }] },
    });
    expect(strippedNames(pod)).toEqual(["app", "other", "istio-proxy", "constructor"]);
  });

  it("takes no longer for a hostile annotation than for its length", { timeout: 60_000 }, () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `c${index}`);
    const pod = podOf(names, {
      "sidecar.istio.io/status": { containers: names.map((name) => `a${name}`) },
      "proxy.istio.io/overrides": { containers: names.map((name) => ({ name: `b${name}` })) },
    });
    const before = process.cpuUsage();
    expect(strippedNames(pod)).toHaveLength(2 * names.length);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(4);
  });
});
