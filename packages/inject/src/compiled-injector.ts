import type { InjectorConfig, MeshConfig } from "@outrigger/config";
import type { GoValue } from "@outrigger/go-std";
import type { Decision } from "./decide/decision.ts";
import type { Json } from "./json.ts";
import type { DocumentRules } from "./kube-inject/document-rules.ts";
import type { Operation } from "./patch/operations.ts";
import type { Pod } from "./pod.ts";
import type { Workload } from "./plan/workload.ts";
import type { Release, ReleaseName } from "./releases/release.ts";

/** `exact` is Go's behaviour to the letter; `fixed` departs from it where docs/differences.md says so. */
export type Compat = "fixed" | "exact";

/** A node of the cluster, as far as it tells whether sidecars can be native. */
export interface NodeFacts {
  readonly name: string;
  /** `status.nodeInfo.kubeletVersion`. */
  readonly kubeletVersion: string;
}

/** A namespace of the cluster. */
export interface NamespaceFacts {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What is known of the cluster; gathered beforehand, so that an injection does no input or output. */
export interface Facts {
  /** The cluster's own name. Without it, `Kubernetes`. */
  readonly cluster?: string;
  /** Undefined where nobody can tell which nodes there are. */
  readonly nodes?: readonly NodeFacts[];
  readonly namespaces?: readonly NamespaceFacts[];
  /** ProxyConfig resources (networking.istio.io/v1beta1), as the API server holds them. */
  readonly proxyConfigs?: readonly Json[];
}

/** What template functions of sprig know of the world (1.8 and later); one that needs what is missing here fails. */
export interface TemplateHost {
  /** Nanoseconds since 1970-01-01 00:00 UTC. */
  readonly now?: () => bigint;
  /** That many random bytes, fit for keys. */
  readonly random?: (bytes: number) => Uint8Array;
  /** IANA name of the zone that Go would call Local. Default: UTC. */
  readonly timeZone?: string;
}

/** What an injector is made of. */
export interface InjectorSettings {
  readonly release: ReleaseName;
  readonly compat: Compat;
  readonly config: InjectorConfig;
  readonly mesh: MeshConfig;
  /** The chart's values (1.2 and later), as decoded JSON. */
  readonly values?: GoValue;
  /** What the `env` function of templates reads (1.5 and later). Empty without it. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Clock and chance for templates that call `now` or `uuidv4`. */
  readonly host?: TemplateHost;
  /** The revision of the control plane (1.6 and later); empty without it. */
  readonly revision?: string;
  /** Whether sidecars are native ones (1.19 and later); `auto` asks the nodes (1.27 and later). Without it, what the release does by default. */
  readonly nativeSidecars?: "auto" | "enabled" | "disabled";
  /** `openshift` for clusters that give each namespace its own user range (1.20 and later). */
  readonly platform?: string;
  /** The compliance policy that istiod runs under (1.21 and later). */
  readonly compliancePolicy?: string;
  readonly facts?: Facts;
}

/** A pod to inject, the namespace in which it is being made, and the path that was asked. */
export interface InjectionRequest {
  readonly pod: Pod;
  readonly requestNamespace: string;
  /** `/inject`, or `/inject/cluster/X/net/Y` (1.8 and later). */
  readonly path: string;
}

/** What became of a pod: why, and the patch; no patch where nothing is injected. */
export interface Injection {
  readonly decision: Decision;
  readonly patch: readonly Operation[] | undefined;
}

/** A template of pods in an object, as a command injects it. */
export interface TemplateRequest extends InjectionRequest {
  /** The object that the template stands in; the pod itself, where that is one. */
  readonly workload: Workload;
  /** The revision of the control plane; the settings' one is the webhook's. */
  readonly revision: string;
}

/** What became of a template of pods. */
export interface TemplateInjection extends Injection {
  /** What the release writes to its standard error, without the line's end. */
  readonly warning: string | undefined;
}

/** How `kube-inject` of a release injects, compiled for one config. */
export interface Command {
  /** How documents are read and written. */
  readonly documents: DocumentRules;
  /** @throws InjectError where the pods cannot be injected. */
  readonly injectTemplate: (request: TemplateRequest) => TemplateInjection;
}

/** How the releases of one age inject, compiled for one config. */
export interface Engine {
  /** Hex SHA-256 of the template, or of the templates in the order of their names. */
  readonly version: string;
  /** One pod through the stages. @throws InjectError where it cannot be injected. */
  readonly inject: (request: InjectionRequest) => Injection;
  readonly command: Command;
}

/** An injector with what its stages need. */
export interface CompiledInjector {
  readonly release: Release;
  readonly compat: Compat;
  readonly settings: InjectorSettings;
  readonly engine: Engine;
}
