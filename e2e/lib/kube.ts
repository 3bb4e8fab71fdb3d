import { type RunResult, attempt } from "./process.ts";

/** The parts of a Kubernetes object that stories look at. */
export interface KubeObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** A container, with all its fields. */
export type Container = Readonly<Record<string, unknown>> & { readonly name: string; readonly image: string };

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

/** A cluster, through kubectl, as its users see it. */
export class Kube {
  private readonly command: readonly string[];
  private readonly env: Readonly<Record<string, string>>;

  constructor(command: readonly string[], kubeconfig: string) {
    this.command = command;
    this.env = { KUBECONFIG: kubeconfig };
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

  /** Runs kubectl with `-o json`. */
  async json<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse(await this.run(...args, "-o", "json")) as T;
  }

  /** Applies manifests (YAML), with further arguments. */
  async apply(manifests: string, ...args: readonly string[]): Promise<string> {
    const line = ["apply", "-f", "-", ...args];
    return said(line, await this.attempt(line, manifests));
  }

  /** Makes a namespace and waits until pods can be made in it: they need its service account. */
  async namespace(name: string, labels: Readonly<Record<string, string>> = {}): Promise<void> {
    const manifest = { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
    await this.apply(JSON.stringify(manifest));
    await this.run("-n", name, "wait", "--for=create", "serviceaccount/default", "--timeout=30s");
  }
}

function said(args: readonly string[], { code, stdout, stderr }: RunResult): string {
  if (code === 0) return stdout;
  throw new Error(`Cannot run "kubectl ${args.join(" ")}": it ended with code ${code}\n${stderr.trim()}`);
}
