import type { MeshConfig, ProxyConfig } from "@outrigger/config";
import type { GoValue } from "@outrigger/go-std";
import type { TypeTable } from "@outrigger/kube";
import type { InjectorSettings, NamespaceFacts } from "../compiled-injector.ts";
import type { Workload } from "../plan/workload.ts";
import type { TypedPod } from "./typed-pod.ts";

/** All that an injection depends on, brought together once; later stages look at nothing else. */
export interface Plan {
  /** The pod that came in, with its namespace. The patch is made against it. */
  readonly pod: TypedPod;
  readonly settings: InjectorSettings;
  readonly types: TypeTable;
  readonly workload: Workload;
  /** The mesh's configuration. */
  readonly mesh: MeshConfig;
  /** The pod's proxy configuration: the mesh's default one, and what resources and the pod's annotation say. */
  readonly proxyConfig: ProxyConfig;
  readonly values: GoValue;
  readonly revision: string;
  readonly nativeSidecar: boolean;
  /** Names of templates, in the order in which they are run. */
  readonly selected: readonly string[];
  /** Environment variables for the sidecar: from the path that was asked, cluster and network from the values. */
  readonly proxyEnvs: Readonly<Record<string, string>>;
  /** The pod's namespace, where the platform makes it matter and it is known. */
  readonly namespace: NamespaceFacts | undefined;
  /** Annotations of the config that every injected pod gets. */
  readonly injectedAnnotations: Readonly<Record<string, string>>;
}

/** What template data is made of. */
export interface MergeFacts extends Plan {
  /** The pod as it was before an earlier injection. */
  readonly stripped: TypedPod;
}

/** What finishers look at beside the merged pod. */
export interface FinishContext extends Plan {
  /** The templates on an empty pod. */
  readonly template: TypedPod;
}

/** One step between the merged pod and the patch. */
export type PodFinisher = (pod: TypedPod, context: FinishContext) => TypedPod;
