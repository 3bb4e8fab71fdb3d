import type { MeshConfig } from "@outrigger/config";
import type { GoFunction } from "@outrigger/go-template";
import type { GoType, GoValue } from "@outrigger/go-std";
import type { DialectName } from "@outrigger/go-std/yaml";
import type { ReviewRules, TypeTable } from "@outrigger/kube";
import type { AnnotationRegistry } from "../annotations/registry.ts";
import type { AnnotationReport } from "../annotations/validate.ts";
import type { DecisionRules } from "../decide/decide.ts";
import type { Finisher } from "../finish/finisher.ts";
import type { PreparePod } from "../plan/security-context.ts";
import type { Pod } from "../pod.ts";
import type { Workload } from "../plan/workload.ts";

/** The releases whose behaviour is built in; `1.0` is 1.0.9, the last of its line. */
export type ReleaseName = "1.0.0" | "1.0" | "1.1" | "1.2" | "1.3" | "1.4" | "1.5";

/** What a template function may need of the injector that it is compiled for. */
export interface FunctionContext {
  readonly mesh: MeshConfig;
  /** What the `env` function reads. */
  readonly environment: Readonly<Record<string, string>>;
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
export interface TemplateField {
  readonly name: string;
  readonly type: GoType;
  readonly read: (facts: TemplateFacts) => GoValue;
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
  /** From the rendered overlay to the patch, in order. */
  readonly finishers: readonly Finisher[];
}

/** One release as a row of data. Nothing else in the project asks which release it serves. */
export type Release = AppendRelease;
