import {
  type InjectorPlace,
  type InjectorSettings,
  type LogLine,
  type RunningInjector,
  readLogLines,
  settingFiles,
  settingFlags,
} from "./injector.ts";
import type { Pod } from "./kube.ts";
import { manifest } from "./manifest.ts";
import { until } from "./until.ts";

const service = "istio-sidecar-injector";
const certs = "/etc/istio/certs";

/** The flags of the book's chart, but for those that follow from the settings. */
const chartFlags = [
  `--caCertFile=${certs}/root-cert.pem`,
  `--tlsCertFile=${certs}/cert-chain.pem`,
  `--tlsKeyFile=${certs}/key.pem`,
  "--healthCheckInterval=2s",
  "--healthCheckFile=/health",
];

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
    const { namespace, mesh } = settings;
    const { cert, key } = await authority.server([`${service}.${namespace}.svc`]);
    const values = {
      namespace,
      mesh,
      cert,
      key,
      ca: authority.cert,
      image: context.images.injector,
      args: [...settingFlags(settings, pathInPod), ...chartFlags],
    };
    const { mesh: _apart, ...injectFiles } = settingFiles(settings);
    const injector = new InClusterInjector(place, settings, (config) =>
      manifest("injector.yaml", { ...values, injectFiles: { ...injectFiles, config } }),
    );
    await kube.namespace(namespace);
    await kube.apply(injector.fill(settings.config));
    await injector.untilReady();
    return injector;
  }

  private async untilReady(): Promise<void> {
    await until("the injector is ready", () => this.isReady(), { seconds: 120 }).catch(async (cause: unknown) => {
      const inNamespace = ["-n", this.settings.namespace];
      const { stdout, stderr } = await this.place.kube.attempt([
        ...inNamespace,
        "logs",
        "-l",
        "istio=sidecar-injector",
        "--tail=30",
      ]);
      throw new Error(`Cannot start the injector: ${String(cause)}; its log ends with\n${stdout}${stderr}`, { cause });
    });
  }

  private async isReady(): Promise<boolean> {
    const path = `/api/v1/namespaces/${this.settings.namespace}/pods?labelSelector=istio%3Dsidecar-injector`;
    const { items } = await this.place.kube.api.get<{ items: readonly Pod[] }>(path);
    const status = items[0]?.status.containerStatuses?.[0];
    if (status !== undefined && status.restartCount > 1) throw new Error("it ended again and again");
    return status?.ready === true;
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

function pathInPod(file: string): string {
  return file === "mesh" ? "/etc/istio/config/mesh" : `/etc/istio/inject/${file}`;
}
