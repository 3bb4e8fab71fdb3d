import {
  type InjectorPlace,
  type InjectorSettings,
  type LogLine,
  type RunningInjector,
  readLogLines,
} from "./injector.ts";
import { manifest } from "./manifest.ts";

const service = "istio-sidecar-injector";

/** The injector as a Deployment behind a Service, with a certificate of its own authority. */
export class InClusterInjector implements RunningInjector {
  readonly clientConfig: object;
  private readonly place: InjectorPlace;
  private readonly settings: InjectorSettings;
  private readonly fill: (config: string) => string;

  private constructor(place: InjectorPlace, settings: InjectorSettings, fill: (config: string) => string) {
    this.place = place;
    this.settings = settings;
    this.fill = fill;
    const caBundle = Buffer.from(place.authority.cert).toString("base64");
    this.clientConfig = { service: { name: service, namespace: settings.namespace, path: "/inject" }, caBundle };
  }

  static async start(place: InjectorPlace, settings: InjectorSettings): Promise<InClusterInjector> {
    const { context, kube, authority } = place;
    const { namespace, mesh, release } = settings;
    const { cert, key } = await authority.server([`${service}.${namespace}.svc`]);
    const values = {
      namespace,
      mesh,
      cert,
      key,
      ca: authority.cert,
      image: context.images.injector,
      release: `--release=${release}`,
    };
    const injector = new InClusterInjector(place, settings, (config) =>
      manifest("injector.yaml", { ...values, config }),
    );
    await kube.namespace(namespace);
    await kube.apply(injector.fill(settings.config));
    await injector.untilReady();
    return injector;
  }

  private async untilReady(): Promise<void> {
    const { kube } = this.place;
    const inNamespace = ["-n", this.settings.namespace];
    const { code } = await kube.attempt([
      ...inNamespace,
      "rollout",
      "status",
      "deployment/istio-sidecar-injector",
      "--timeout=60s",
    ]);
    if (code === 0) return;
    const { stdout, stderr } = await kube.attempt([
      ...inNamespace,
      "logs",
      "-l",
      "istio=sidecar-injector",
      "--tail=30",
    ]);
    throw new Error(`Cannot start the injector: it is not ready after 60 s; its log ends with\n${stdout}${stderr}`);
  }

  async log(): Promise<LogLine[]> {
    const { namespace } = this.settings;
    return readLogLines(
      await this.place.kube.run("-n", namespace, "logs", "-l", "istio=sidecar-injector", "--tail=-1"),
    );
  }

  /** A kubelet looks after a pod's ConfigMaps when it looks after the pod: once a minute, or when the pod changes. */
  async reconfigure(config: string): Promise<void> {
    const { kube } = this.place;
    const { namespace } = this.settings;
    await kube.apply(this.fill(config));
    await kube.run(
      "-n",
      namespace,
      "annotate",
      "pod",
      "-l",
      "istio=sidecar-injector",
      "--overwrite",
      `outrigger.test/changed=${Date.now()}`,
    );
  }

  async stop(): Promise<void> {
    await this.place.kube.removeNamespace(this.settings.namespace);
  }
}
