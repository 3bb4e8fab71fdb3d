import { describe, expect, test } from "vitest";
import type { Pod } from "../lib/kube.ts";
import { programText } from "../lib/manifest.ts";
import { modernSettings } from "../lib/modern.ts";
import { tell } from "../lib/story.ts";
import { until } from "../lib/until.ts";

describe("a ConfigMap of Istio 1.31", () => {
  const story = tell("native-sidecar", {
    injector: (told) => modernSettings(told, "default"),
    webhook: "webhook-default-revision.yaml",
  });
  const proxy = story.context.images.modernProxy;
  const runs = story.context.tier === "kind" && story.context.standIns;

  function namesOf(containers: readonly { readonly name: string }[] = []): string[] {
    return containers.map(({ name }) => name);
  }

  test("a Deployment's pod gets a native sidecar", async () => {
    await story.apply("probed.yaml", { program: programText("web-server.mjs") });
    const { metadata, spec } = await story.pod("app=probed");
    expect(namesOf(spec.containers)).toEqual(["app"]);
    expect(namesOf(spec.initContainers)).toEqual(["istio-init", "istio-proxy"]);
    expect(spec.initContainers?.[1]).toMatchObject({
      image: proxy,
      restartPolicy: "Always",
      startupProbe: { httpGet: { path: "/healthz/ready", port: 15021 } },
      resources: { requests: { cpu: "10m" } },
    });
    expect(spec.initContainers?.[1]?.["env"]).toEqual(
      expect.arrayContaining([
        { name: "ISTIO_META_APP_CONTAINERS", value: "app" },
        { name: "ISTIO_META_WORKLOAD_NAME", value: "probed" },
        {
          name: "ISTIO_META_OWNER",
          value: `kubernetes://apis/apps/v1/namespaces/${story.namespace}/deployments/probed`,
        },
        { name: "ISTIO_META_DNS_CAPTURE", value: "true" },
      ]),
    );
    expect(spec.containers[0]).toMatchObject({
      readinessProbe: { httpGet: { path: "/app-health/app/readyz", port: 15020 } },
    });
    expect(metadata.labels).toMatchObject({ "service.istio.io/canonical-name": "probed" });
    expect(JSON.parse(metadata.annotations?.["sidecar.istio.io/status"] ?? "")).toMatchObject({
      initContainers: ["istio-init", "istio-proxy"],
      revision: "default",
    });
  });

  test.runIf(runs)("which runs, and is asked for the application's probe", async () => {
    const { metadata, status } = await story.readyPod("app=probed");
    expect(status.phase).toBe("Running");
    const [init, sidecar] = status.initContainerStatuses ?? [];
    expect(init).toMatchObject({ restartCount: 0, state: { terminated: { reason: "Completed", exitCode: 0 } } });
    expect(sidecar).toMatchObject({ name: "istio-proxy", ready: true, restartCount: 0, state: { running: {} } });
    const path = `/api/v1/namespaces/${story.namespace}/pods/${metadata.name}:8080/proxy/`;
    expect(await story.kube.run("get", "--raw", path)).toBe("app on 8080\n");
    const log = await story.kube.run("-n", story.namespace, "logs", metadata.name, "-c", "istio-proxy");
    expect(log).toMatch(/passing a connection for [0-9.]+:8080/);
  });

  test("a Job's pod gets one too, unless it says otherwise", async () => {
    await story.apply("jobs.yaml");
    const [native, classic] = await Promise.all([story.pod("app=native"), story.pod("app=classic")]);
    expect(namesOf(native.spec.initContainers)).toEqual(["istio-init", "istio-proxy"]);
    expect(namesOf(native.spec.containers)).toEqual(["work"]);
    expect(namesOf(classic.spec.initContainers)).toEqual(["istio-init"]);
    expect(namesOf(classic.spec.containers)).toEqual(["work", "istio-proxy"]);
  });

  test.runIf(runs)("with it the Job completes; beside a sidecar of old it would wait for ever", async () => {
    const job = ["-n", story.namespace, "wait", "--for=condition=Complete", "job/native", "--timeout=120s"];
    await story.kube.run(...job);
    expect((await story.pod("app=native")).status.phase).toBe("Succeeded");
    const done = ({ status }: Pod): boolean =>
      status.containerStatuses?.some(({ name, state }) => name === "work" && state.terminated?.exitCode === 0) === true;
    const classic = await until(
      "the other Job's work is done",
      async () => {
        const pod = await story.pod("app=classic");
        return done(pod) ? pod : undefined;
      },
      { seconds: 120 },
    );
    expect(classic.status.phase).toBe("Running");
    expect(classic.status.containerStatuses?.find(({ name }) => name === "istio-proxy")).toMatchObject({ ready: true });
  });

  test("a gateway's container that says `image: auto` is made from the gateway's template", async () => {
    await story.apply("gateway.yaml");
    const { metadata, spec } = await story.pod("app=gateway");
    expect(spec.initContainers).toBeUndefined();
    expect(spec.containers).toHaveLength(1);
    expect(spec.containers[0]).toMatchObject({
      name: "istio-proxy",
      image: proxy,
      args: ["proxy", "router", "--domain", "$(POD_NAMESPACE).svc.cluster.local"],
      ports: expect.arrayContaining([
        { containerPort: 8443, name: "https", protocol: "TCP" },
        { containerPort: 15090, name: "http-envoy-prom", protocol: "TCP" },
      ]),
    });
    expect(spec["securityContext"]).toEqual({
      sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }],
    });
    expect(JSON.parse(metadata.annotations?.["sidecar.istio.io/status"] ?? "")).toMatchObject({
      initContainers: null,
      containers: ["istio-proxy"],
    });
  });

  test.runIf(runs)("and the gateway runs", async () => {
    const { metadata } = await story.readyPod("app=gateway");
    const path = `/api/v1/namespaces/${story.namespace}/pods/${metadata.name}:15021/proxy/healthz/ready`;
    expect(await story.kube.run("get", "--raw", path)).toBe("ready\n");
  });
});
