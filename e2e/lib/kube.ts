import { KubeApi } from "./kube-api.ts";
import { type RunResult, attempt } from "./process.ts";
import { until } from "./until.ts";

/** The parts of a Kubernetes object that stories look at. */
interface KubeObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** A container, with all its fields. */
type Container = Readonly<Record<string, unknown>> & { readonly name: string; readonly image: string };

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state: {
    readonly running?: object;
    readonly terminated?: { readonly reason: string; readonly exitCode: number };
  };
}

/** A pod, with all the fields of its spec. */
export interface Pod extends KubeObject {
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly volumes?: readonly { readonly name: string }[];
  };
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

/** A cluster, through kubectl, as its users see it, and through its API. */
export class Kube {
  readonly api: KubeApi;
  private readonly command: readonly string[];
  private readonly env: Readonly<Record<string, string>>;

  constructor(command: readonly string[], kubeconfig: string) {
    this.command = command;
    this.env = { KUBECONFIG: kubeconfig };
    this.api = new KubeApi(kubeconfig);
  }

  /** Runs kubectl and says how it ended. */
  async attempt(args: readonly string[], input?: string): Promise<RunResult> {
    const [program = "kubectl", ...leading] = this.command;
    return attempt(program, [...leading, ...args], { env: this.env, ...(input === undefined ? {} : { input }) });
  }

  /** Runs kubectl and gives what it printed. Throws with its words when it fails. */
  async run(...args: readonly string[]): Promise<string> {
    return said(args, await this.attempt(args));
  }

  /** Applies manifests (YAML), with further arguments. */
  async apply(manifests: string, ...args: readonly string[]): Promise<string> {
    const line = ["apply", "-f", "-", ...args];
    return said(line, await this.attempt(line, manifests));
  }

  /** A pod by its name. */
  pod(namespace: string, name: string): Promise<Pod> {
    return this.api.get<Pod>(`/api/v1/namespaces/${namespace}/pods/${name}`);
  }

  /** Deletes a namespace; what is in it goes later. One that is not there is no error. */
  async removeNamespace(name: string): Promise<void> {
    await this.api.remove(`/api/v1/namespaces/${name}`).catch(() => undefined);
  }

  /**
   * Makes a namespace and waits until pods can be made in it: they need its service account. One of that name that is still
   * being deleted is waited for.
   */
  async namespace(name: string, labels: Readonly<Record<string, string>> = {}): Promise<void> {
    const object = { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
    const made = (): Promise<boolean> =>
      this.api.create("/api/v1/namespaces", object).then(
        () => true,
        (error: Error) => {
          if (error.message.includes("being deleted")) return false;
          throw error;
        },
      );
    await until(`"${name}" can be made`, made, { seconds: 90 });
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    const isThere = (): Promise<boolean> =>
      this.api.get(account).then(
        () => true,
        () => false,
      );
    await until(`"${name}" has a service account`, isThere, { seconds: 30, every: 0.05 });
  }
}

function said(args: readonly string[], { code, stdout, stderr }: RunResult): string {
  if (code === 0) return stdout;
  throw new Error(`Cannot run "kubectl ${args.join(" ")}": it ended with code ${code}\n${stderr.trim()}`);
}
