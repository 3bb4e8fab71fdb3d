import { beforeAll, describe, expect, test } from "vitest";
import type { RunningInjector } from "../lib/injector.ts";
import type { Pod } from "../lib/kube.ts";
import { manifest } from "../lib/manifest.ts";
import { modernSettings } from "../lib/modern.ts";
import { tell } from "../lib/story.ts";
import { until } from "../lib/until.ts";

/** The metadata of a pod that is to be made. */
interface NewPod {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
}

describe("two injectors, each of its own revision", () => {
  const story = tell("revisions", {
    injector: (told) => modernSettings(told, "default"),
    webhook: "webhook-default-revision.yaml",
  });
  const injectors = new Map<string, RunningInjector>();
  const asked: { readonly name: string; readonly revision: string | undefined }[] = [];
  const namespaces: Record<string, string> = { "istio-injection: enabled": story.namespace };

  async function create(namespace: string, pod: NewPod, query = ""): Promise<Pod> {
    const command = ["node", "-e", "setInterval(() => {}, 1000)"];
    const container = { name: "app", image: story.context.images.node, imagePullPolicy: "IfNotPresent", command };
    const spec = { terminationGracePeriodSeconds: 1, containers: [container] };
    const object = { apiVersion: "v1", kind: "Pod", metadata: pod, spec };
    return story.kube.api.create<Pod>(`/api/v1/namespaces/${namespace}/pods${query}`, object);
  }

  /** The revision that the status annotation names; undefined where there is none. */
  function revisionOf(pod: Pod): string | undefined {
    const status = pod.metadata.annotations?.["sidecar.istio.io/status"];
    return status === undefined ? undefined : (JSON.parse(status) as { revision: string }).revision;
  }

  beforeAll(async () => {
    const settings = await modernSettings(story, "canary");
    const [canary, inDefault, inCanary, inNone] = await Promise.all([
      story.moreInjector("canary", settings),
      story.moreNamespace("default", { "istio.io/rev": "default" }),
      story.moreNamespace("canary", { "istio.io/rev": "canary" }),
      story.moreNamespace("none"),
    ]);
    injectors.set("default", story.injector).set("canary", canary);
    Object.assign(namespaces, {
      "istio.io/rev: default": inDefault,
      "istio.io/rev: canary": inCanary,
      "no label": inNone,
    });
    await story.kube.apply(manifest("webhook-canary-revision.yaml", { clientConfig: canary.clientConfig }));
    const inEffect = async (): Promise<boolean> =>
      revisionOf(await story.dryRun("in-effect", inCanary).catch(() => ({ metadata: {} }) as Pod)) === "canary";
    await until("the canary is in effect", inEffect, { seconds: 60, every: 0.1 });
  });

  test.each([
    { namespace: "istio.io/rev: default", labels: {}, revision: "default" },
    { namespace: "istio.io/rev: canary", labels: {}, revision: "canary" },
    { namespace: "istio-injection: enabled", labels: {}, revision: "default" },
    { namespace: "no label", labels: { "istio.io/rev": "default" }, revision: "default" },
    { namespace: "no label", labels: { "istio.io/rev": "canary" }, revision: "canary" },
    { namespace: "no label", labels: { "sidecar.istio.io/inject": "true" }, revision: "default" },
    { namespace: "no label", labels: {}, revision: undefined },
    { namespace: "istio.io/rev: canary", labels: { "istio.io/rev": "default" }, revision: "canary" },
    { namespace: "istio.io/rev: canary", labels: { "sidecar.istio.io/inject": "false" }, revision: undefined },
  ])("namespace $namespace, pod $labels: revision $revision", async ({ namespace, labels, revision }) => {
    const name = `pod-${asked.length}`;
    const pod = await create(namespaces[namespace] ?? "", { name, labels }, "?dryRun=All");
    asked.push({ name, revision });
    expect(revisionOf(pod)).toBe(revision);
    expect(pod.metadata.annotations?.["istio.io/rev"]).toBe(revision);
  });

  test("each was asked about its own pods, and about no others", async () => {
    for (const [revision, injector] of injectors) {
      const own = asked.filter((pod) => pod.revision === revision).map(({ name }) => name);
      const logged = async (): Promise<(string | undefined)[] | false> => {
        const names = (await injector.log())
          .map(({ name }) => name)
          .filter((name) => name?.startsWith("pod-") === true);
        return names.length >= own.length && names;
      };
      const names = await until(`the injector of "${revision}" has logged its pods`, logged, { seconds: 30 });
      expect(names).toEqual(own);
    }
  });

  test.runIf(story.context.tier === "kind" && story.context.standIns)("pods of both run side by side", async () => {
    const runs = async (revision: string): Promise<void> => {
      const namespace = namespaces[`istio.io/rev: ${revision}`] ?? "";
      expect(revisionOf(await create(namespace, { name: revision }))).toBe(revision);
      await story.kube.run("-n", namespace, "wait", "--for=condition=Ready", `pod/${revision}`, "--timeout=120s");
    };
    await Promise.all([...injectors.keys()].map(runs));
  });
});
