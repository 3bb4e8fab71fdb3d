import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterDefaults, decided, sendable } from "../lib/as-stored.ts";
import { readContext } from "../lib/context.ts";
import { type Golden, type GoldenPod, chartTexts, defaultGoldens, goldensFolder } from "../lib/goldens.ts";
import type { Pod } from "../lib/kube.ts";
import { modernSettings } from "../lib/modern.ts";
import { tell } from "../lib/story.ts";

const wanted = 100;
const folder = goldensFolder();
const isApi = readContext().tier === "api"; // pods that name images which nobody has are nothing for a kubelet

describe.runIf(isApi)("what the API server stores is what Go's own injector of 1.31 would have made", () => {
  const story = tell("golden-pods", {
    injector: async (told) => {
      const settings = await modernSettings(told, "default");
      return folder === undefined ? settings : { ...settings, ...chartTexts(folder) };
    },
  });
  let plain = "";

  beforeAll(async () => {
    plain = await story.moreNamespace("plain");
    await story.kube.run("label", "namespace", "default", "istio-injection=enabled");
  });
  afterAll(() => story.kube.run("label", "namespace", "default", "istio-injection-"));

  const podsOf = (namespace: string): string => `/api/v1/namespaces/${namespace}/pods`;
  const withoutInjector = (pod: GoldenPod): Promise<Pod> =>
    story.kube.api.create<Pod>(`${podsOf(plain)}?dryRun=All`, sendable(pod, plain));

  /** Goldens are of namespace `default`, which shows in them. */
  async function create(pod: GoldenPod): Promise<Pod> {
    const stored = await story.kube.api.create<Pod>(podsOf("default"), sendable(pod, "default"));
    await story.kube.api.remove(`${podsOf("default")}/${stored.metadata.name}?gracePeriodSeconds=0`);
    return stored;
  }

  /** Whether a golden's pod is admitted. One that is no pod to an API server of today is refused, whoever injects it. */
  async function isAdmitted(golden: Golden): Promise<boolean> {
    const asSent = await withoutInjector(golden.sent).catch(() => undefined);
    if (asSent === undefined) return false;
    const want = await withoutInjector(afterDefaults(golden, asSent)).catch(() => undefined);
    const got = await create(golden.sent).catch((error: unknown) => String(error));
    const seen = typeof got === "string" ? got : decided(got);
    if (want === undefined) expect.soft(seen, `${golden.name}, which Go's is`).toContain("is invalid");
    else expect.soft(seen, golden.name).toEqual(decided(want));
    return want !== undefined;
  }

  test.runIf(folder !== undefined)(`${wanted} golden pods`, async () => {
    let admitted = 0;
    for (const golden of spread(defaultGoldens(folder ?? ""), wanted * 1.2)) {
      if (admitted < wanted && (await isAdmitted(golden))) admitted++;
    }
    expect(admitted).toBe(wanted);
  });

  const native = { init: ["istio-init", "istio-proxy"], containers: ["app"] };
  const app = { name: "app", image: "none", ports: [{ containerPort: 8080 }] };
  test.runIf(folder === undefined).each([
    { what: "plain", ...native },
    { what: "two containers", more: { name: "more", image: "none" }, ...native, containers: ["app", "more"] },
    {
      what: "no native sidecar",
      annotations: { "sidecar.istio.io/nativeSidecar": "false" },
      init: ["istio-init"],
      containers: ["app", "istio-proxy"],
    },
    { what: "a proxy of its own", more: { name: "istio-proxy", image: "auto", tty: true }, ...native },
    {
      what: "a gateway",
      annotations: { "inject.istio.io/templates": "gateway" },
      more: { name: "istio-proxy", image: "auto" },
      init: [],
      containers: ["istio-proxy", "app"],
    },
    { what: "none", annotations: { "sidecar.istio.io/inject": "false" }, init: [], containers: ["app"] },
  ])("there are no goldens, so our own pod: $what", async ({ annotations, more, init, containers }) => {
    const list = more === undefined ? [app] : [app, more];
    const pod = { metadata: { name: "own", annotations }, spec: { containers: list } } as GoldenPod;
    const { spec } = await create(pod);
    expect((spec.initContainers ?? []).map(({ name }) => name)).toEqual(init);
    expect(spec.containers.map(({ name }) => name).toSorted()).toEqual([...containers].toSorted());
    const own = spec.containers.find(({ name }) => name === "app");
    const asSent = (await withoutInjector(pod)).spec.containers.find(({ name }) => name === "app");
    expect(own).toEqual({ ...asSent, volumeMounts: own?.["volumeMounts"] });
  });
});

/** `count` of a list, evenly spread over it. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  return list.filter(
    (_, index) => Math.floor((index * count) / list.length) < Math.floor(((index + 1) * count) / list.length),
  );
}
