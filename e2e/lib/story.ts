import { afterAll, afterEach, beforeAll } from "vitest";
import { leaveArtifacts } from "./artifacts.ts";
import { createAuthority, type Authority } from "./certificates.ts";
import { readContext, type TierContext } from "./context.ts";
import type { InjectorSettings, LogLine, RunningInjector } from "./injector.ts";
import { Kube, type Pod } from "./kube.ts";
import { injectorConfig, manifest } from "./manifest.ts";
import { startInjector } from "./start-injector.ts";
import { until } from "./until.ts";

/** How a story's injector is set up. */
export interface StorySetting {
  /** A file of `manifests/config`; `istio-1.0.yaml` when not said. */
  readonly config?: string;
  readonly release?: string;
  /** A file of `manifests` with the webhook configuration; `webhook.yaml` when not said. */
  readonly webhook?: string;
  /** What else its injector is started with, and what of the above otherwise. */
  readonly injector?: (story: Story) => Promise<Partial<InjectorSettings>>;
}

/** What a story is told with: a cluster, an injector in it, and a namespace of its own. */
export class Story {
  readonly context: TierContext = readContext();
  readonly kube: Kube = new Kube(this.context.kubectl, this.context.kubeconfig);
  readonly namespace: string;
  readonly name: string;
  private readonly more: string[] = [];
  private readonly moreInjectors: RunningInjector[] = [];
  private running: { readonly injector: RunningInjector; readonly authority: Authority } | undefined;

  constructor(name: string) {
    this.name = name;
    this.namespace = `story-${name}`;
  }

  get injector(): RunningInjector {
    return this.started().injector;
  }

  get authority(): Authority {
    return this.started().authority;
  }

  /** The injector's configuration with this run's images in it. */
  config(file: string): string {
    return injectorConfig(file, { proxyInit: this.context.images.proxyInit, proxy: this.context.images.proxy });
  }

  async begin(setting: StorySetting): Promise<void> {
    const authority = await createAuthority("outrigger e2e");
    const config = this.config(setting.config ?? "istio-1.0.yaml");
    const settings = {
      namespace: `istio-${this.name}`,
      config,
      mesh: manifest("config/mesh.yaml"),
      release: setting.release ?? "1.0",
      ...(await setting.injector?.(this)),
    };
    const place = { context: this.context, kube: this.kube, authority };
    const started = startInjector(place, settings).then((injector) => {
      this.running = { injector, authority };
    });
    await Promise.all([started, this.kube.namespace(this.namespace, { "istio-injection": "enabled" })]);
    await this.useWebhook(setting.webhook ?? "webhook.yaml");
  }

  /** One more injector, stopped with the story. */
  async moreInjector(suffix: string, settings: Omit<InjectorSettings, "namespace">): Promise<RunningInjector> {
    const place = { context: this.context, kube: this.kube, authority: this.authority };
    const injector = await startInjector(place, { ...settings, namespace: `istio-${this.name}-${suffix}` });
    this.moreInjectors.push(injector);
    return injector;
  }

  /** Puts a webhook configuration into effect. The API server takes about a second to see it. */
  async useWebhook(file: string, values: Parameters<typeof manifest>[1] = {}): Promise<void> {
    await this.kube.apply(manifest(file, { clientConfig: this.injector.clientConfig, ...values }));
    await this.dryRunUntil("in-effect", isInjected);
  }

  /** What the API server would make of a pod of this, or another, namespace. */
  async dryRun(name: string, namespace: string = this.namespace): Promise<Pod> {
    const spec = { containers: [{ name, image: "none" }] };
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name, labels: { run: name } }, spec };
    return this.kube.api.create<Pod>(`/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod);
  }

  /** The same, again and again until it is as it should be. A refusal counts as not yet: a webhook may still be coming up. */
  async dryRunUntil(name: string, isRight: (pod: Pod) => boolean): Promise<Pod> {
    let last: unknown;
    const ask = async (): Promise<Pod | undefined> => {
      last = await this.dryRun(name).catch((error: unknown) => String(error));
      return typeof last === "string" || !isRight(last as Pod) ? undefined : (last as Pod);
    };
    return until(`a pod "${name}" would be as it should`, ask, { seconds: 60, every: 0.1 }).catch((error: unknown) => {
      throw new Error(
        `${String(error)}; the last answer was ${typeof last === "string" ? last : JSON.stringify(last, null, 2)}`,
      );
    });
  }

  async end(): Promise<void> {
    await this.kube.api.remove("/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations");
    await Promise.all([this.namespace, ...this.more].map((name) => this.kube.removeNamespace(name)));
    await Promise.all(this.moreInjectors.map((injector) => injector.stop()));
    await this.running?.injector.stop();
  }

  /** One more namespace, removed with the story. */
  async moreNamespace(suffix: string, labels: Readonly<Record<string, string>> = {}): Promise<string> {
    const name = `${this.namespace}-${suffix}`;
    this.more.push(name);
    await this.kube.namespace(name, labels);
    return name;
  }

  /** Applies a file of `manifests` in the story's namespace. */
  apply(file: string, values: Parameters<typeof manifest>[1] = {}): Promise<void> {
    return this.applyIn(this.namespace, file, values);
  }

  /** Applies a file of `manifests` in a namespace. */
  async applyIn(namespace: string, file: string, values: Parameters<typeof manifest>[1] = {}): Promise<void> {
    await this.kube.apply(manifest(file, { image: this.context.images.node, ...values }), "-n", namespace);
  }

  /** The one pod that a label selects, as soon as there is one. */
  async pod(selector: string): Promise<Pod> {
    const find = async (): Promise<Pod | undefined> => {
      const path = `/api/v1/namespaces/${this.namespace}/pods?labelSelector=${encodeURIComponent(selector)}`;
      const { items } = await this.kube.api.get<{ items: readonly Pod[] }>(path);
      return items[0];
    };
    return until(`there is a pod with ${selector}`, find, { seconds: 60, every: 0.05 });
  }

  /** The same, once all its containers are ready. Where no container ever starts, as soon as there is one. */
  async readyPod(selector: string): Promise<Pod> {
    const pod = await this.pod(selector);
    if (this.context.tier === "api") return pod;
    await this.kube.run(
      "-n",
      this.namespace,
      "wait",
      "--for=condition=Ready",
      `pod/${pod.metadata.name}`,
      "--timeout=180s",
    );
    return this.pod(selector);
  }

  /** What the injector has logged about a pod so far. */
  async reviews(pod: Pod): Promise<LogLine[]> {
    const { name, namespace } = pod.metadata;
    return (await this.injector.log()).filter((line) => line.name === name && line.namespace === namespace);
  }

  /** The last that it logged about a pod. A container's log takes a moment to be read. */
  review(pod: Pod): Promise<LogLine> {
    const last = async (): Promise<LogLine | undefined> => (await this.reviews(pod)).at(-1);
    return until(`the injector was asked about "${pod.metadata.name}"`, last, { seconds: 30 });
  }

  private started(): { readonly injector: RunningInjector; readonly authority: Authority } {
    if (this.running === undefined) throw new Error("Cannot use the injector: the story has not begun");
    return this.running;
  }
}

/** Whether a pod carries a sidecar, native or not, and says so. */
export function isInjected(pod: Pod): boolean {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const named = containers.some((container) => container.name === "istio-proxy");
  return named && pod.metadata.annotations?.["sidecar.istio.io/status"] !== undefined;
}

/** Begins a story before the tests of a file and ends it after them; what a failed test saw is left in a folder. */
export function tell(name: string, setting: StorySetting = {}): Story {
  const story = new Story(name);
  beforeAll(async () => {
    try {
      await story.begin(setting);
    } catch (error) {
      await leaveArtifacts(story, "setup");
      throw error;
    }
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await leaveArtifacts(story, task.name);
  });
  afterAll(() => story.end());
  return story;
}
