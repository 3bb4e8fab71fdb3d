import type { MeshConfig } from "@outrigger/config";
import type { GoFunction } from "@outrigger/go-template";
import type { GoType, GoValue } from "@outrigger/go-std";
import type { DialectName } from "@outrigger/go-std/yaml";
import type { ReviewRules, TypeTable } from "@outrigger/kube";
import type { MergeOptions } from "@outrigger/patch";
import type { AnnotationRegistry } from "../annotations/registry.ts";
import type { AnnotationReport } from "../annotations/validate.ts";
import type { InjectorSettings, TemplateHost } from "../compiled-injector.ts";
import type { DecisionRules } from "../decide/decide.ts";
import type { Finisher } from "../finish/finisher.ts";
import type { ScrapeRules } from "../merge/finish/scrape-config.ts";
import type { MergeFacts, PodFinisher } from "../merge/plan.ts";
import type { TypedPod } from "../merge/typed-pod.ts";
import type { PodMesh } from "../plan/pod-mesh.ts";
import type { PreparePod } from "../plan/security-context.ts";
import type { Pod } from "../pod.ts";
import type { PathRules } from "../plan/inject-envs.ts";
import type { Workload } from "../plan/workload.ts";
import type { ModernReleaseName } from "./modern-names.ts";

/** The releases whose behaviour is built in; `1.0` is 1.0.9, the last of its line. */
export type ReleaseName = "1.0.0" | "1.0" | "1.1" | "1.2" | "1.3" | "1.4" | "1.5" | ModernReleaseName;

/** What a template function may need of the injector that it is compiled for. */
export interface FunctionContext {
  readonly mesh: MeshConfig;
  /** What the `env` function reads. */
  readonly environment: Readonly<Record<string, string>>;
  /** Clock, random bytes and zone of sprig's functions; without them a template that calls `now` or `uuidv4` fails. */
  readonly host?: TemplateHost;
  /** Executes a text on the data of the execution that is under way, with this release's delimiters and functions. */
  readonly renderText: (text: string) => string;
}

/** What template data is made of. */
export interface TemplateFacts {
  readonly pod: Pod;
  readonly workload: Workload;
  readonly mesh: MeshConfig;
  readonly types: TypeTable;
  /** The chart's values; null where there are none. */
  readonly values: GoValue;
}

/** One field of the data that a template is executed on. */
export interface TemplateField<Source = TemplateFacts> {
  readonly name: string;
  readonly type: GoType;
  readonly read: (facts: Source) => GoValue;
}

/** What every release has, whichever way it injects. */
interface ReleaseBasis {
  readonly name: ReleaseName;
  /** The tag whose answers the goldens hold. */
  readonly tag: string;
  /** Whether the goldens hold its answers; a row without them was read off its neighbours. */
  readonly proved: boolean;
  readonly types: TypeTable;
  readonly review: ReviewRules;
  readonly delimiters: readonly [string, string];
  readonly functions: (context: FunctionContext) => ReadonlyMap<string, GoFunction>;
  readonly decision: DecisionRules;
  readonly annotations: AnnotationRegistry;
  readonly annotationReport: AnnotationReport;
  readonly workload: (pod: Pod, requestNamespace: string) => Workload;
}

/** A release that appends what one template renders (1.0 to 1.8). */
export interface AppendRelease extends ReleaseBasis {
  readonly engine: "append";
  readonly data: readonly TemplateField[];
  /** Whether a template that does not parse makes each review panic instead of denying it. */
  readonly panicsOnBadTemplate: boolean;
  /** Whose YAML the rendered template is. */
  readonly yaml: DialectName;
  /** What stands before the words of the YAML or JSON decoder when the rendered template is none. */
  readonly overlayErrorPrefix: string;
  /** The pod as templates and finishers see it. */
  readonly preparePod: PreparePod;
  /** The mesh's settings as templates see them for a pod. */
  readonly podMesh: PodMesh;
  /** From the rendered overlay to the patch, in order. */
  readonly finishers: readonly Finisher[];
}

/** A release that merges what its templates render onto the pod (1.9 and later). */
export interface MergeRelease extends ReleaseBasis {
  readonly engine: "merge";
  readonly data: readonly TemplateField<MergeFacts>[];
  /** Whose rules the strategic merge follows, and how numbers of a rendered template compare. */
  readonly merge: MergeOptions;
  /** Whether a template that does not parse makes the whole config a bad one, or only the pods that ask for it. */
  readonly parsesTemplates: "at-load" | "per-pod";
  /** Whose YAML a rendered template is. */
  readonly yaml: DialectName;
  /** Whether a rendered template is merged onto the empty pod before the pod (1.19 and later). */
  readonly templateFirst: boolean;
  /** What Go says where a rendered template is no YAML; given are the words of the YAML library. */
  readonly yamlError: (words: string) => string;
  readonly overrides: OverrideRules;
  readonly native: NativeRules;
  readonly path: PathRules;
  /** Whether OpenShift's namespaces tell the sidecar's user (1.20 and later). */
  readonly usesNamespaces: boolean;
  /** Whether Go reads the chart's values once, and a template that changes them does so for all pods (1.14 and later). */
  readonly sharesValues: boolean;
  /** Whether the operations of a patch come in the order of the documents (up to 1.18), or in a random one. */
  readonly patchOrder: "document" | "random";
  /** Whether the pod of a DeploymentConfig loses the label that tells so before it is injected (1.12 to 1.18). */
  readonly takesConfigLabel: boolean;
  /** What is done to a pod before anything else. */
  readonly admit: (pod: TypedPod, settings: InjectorSettings) => TypedPod;
  /** How annotations about metrics are known. */
  readonly scrape: ScrapeRules;
  /** Whether there must be values (1.24 and later). */
  readonly needsValues: boolean;
  /** From the merged pod to the patch, in order. */
  readonly finishers: readonly PodFinisher[];
}

/** How containers that a user wrote under a template's names are told apart from injected ones. */
interface OverrideRules {
  /** Whether a container that the status annotation names is not the user's (1.17 and later). */
  readonly skipsInjected: boolean;
  /** Whether an init container's overrides may stand among the ordinary containers (1.19 and later). */
  readonly initFromContainers: boolean;
}

/** How a release comes to native sidecars. */
interface NativeRules {
  /** Whether the pod's annotation has the last word (1.24 and later). */
  readonly annotation: boolean;
  readonly isNative: (settings: InjectorSettings, nodeName: string) => boolean;
}

/** One release as a row of data. Nothing else in the project asks which release it serves. */
export type Release = AppendRelease | MergeRelease;
