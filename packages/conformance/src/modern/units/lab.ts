import { applyPatch } from "../../compare/patch.ts";
import { type Json, type JsonObject, member } from "../../json.ts";
import { readReviewAnswer } from "../../legacy/review-answer.ts";
import type { Compat } from "../../subject/subject.ts";
import type { ModernSetup, ModernSubject } from "../subject.ts";

/** What one row is tried with: all of it small, made for the row. */
export interface Trial {
  /** What the template adds to a pod, as the merging releases write it; the older ones get it in their own form. */
  readonly overlay?: JsonObject;
  /** An expression whose value comes out as the annotation `out`, or as the image of a container where the release writes none. */
  readonly expression?: string;
  /** Or a piece of template whose output does, without quotes in it. */
  readonly text?: string;
  readonly config?: JsonObject;
  readonly mesh?: Json;
  readonly values?: JsonObject;
  readonly setup?: Partial<Pick<ModernSetup, "facts" | "nativeSidecars">>;
  readonly metadata?: Json;
  readonly spec?: Json;
  readonly path?: string;
  /** The namespace of the request. */
  readonly namespace?: string;
}

/** What became of the pod: as it comes out, or why it is refused. `injected` tells whether there was a patch. */
export interface Outcome {
  readonly injected: boolean;
  readonly pod: Json;
  readonly refusal: string | undefined;
}

/** The releases whose one template yields lists to append, not a pod to merge. */
const appending: readonly string[] = ["1.6", "1.8"];

/** Tries rows of Istio's own table tests on whole pods, so that what they say is proved where it matters. */
export class Lab {
  readonly #subject: ModernSubject;
  readonly #release: string;
  readonly #compat: Compat;

  constructor(subject: ModernSubject, release: string, compat: Compat) {
    this.#subject = subject;
    this.#release = release;
    this.#compat = compat;
  }

  /** Sends a pod through an injector made for it. @throws Error where the injector does not load. */
  run(trial: Trial): Outcome {
    const { metadata = {}, spec = { containers: [{ name: "app" }] }, path = "/inject", namespace = "default" } = trial;
    const injector = this.#subject.open({
      release: this.#release,
      compat: this.#compat,
      config: JSON.stringify({ policy: "enabled", ...trial.config, ...this.#template(trial) }),
      mesh: JSON.stringify(trial.mesh ?? {}),
      values: JSON.stringify(trial.values ?? {}),
      environment: {},
      facts: {},
      ...trial.setup,
    });
    if ("error" in injector) throw new Error(`Cannot load the injector of a row: ${injector.error}`);
    const object = { apiVersion: "v1", kind: "Pod", metadata, spec };
    const request = { uid: "u", namespace, operation: "CREATE", object };
    const review = { kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1beta1", request };
    const answer = readReviewAnswer(injector.value.review(JSON.stringify(review), path));
    if (answer?.allowed !== true) return { injected: false, pod: null, refusal: answer?.message ?? "no answer" };
    const applied = applyPatch(object, answer.patch);
    if ("error" in applied) throw new Error(`Cannot apply the patch of a row: ${applied.error}`);
    return { injected: answer.patch !== undefined, pod: applied.pod, refusal: undefined };
  }

  /** The value of an expression on a pod. */
  value(trial: Trial): Json | undefined {
    const { pod, refusal } = this.run(trial);
    const containers = member(member(pod, "spec"), "containers") ?? [];
    const carrier = (containers as readonly Json[]).find((item) => member(item, "name") === "out");
    const annotation = member(member(member(pod, "metadata"), "annotations"), "out");
    return refusal ?? annotation ?? member(carrier, "image");
  }

  #template(trial: Trial): JsonObject {
    const { overlay = {} } = trial;
    const out = outOf(trial);
    if (appending.includes(this.#release)) {
      return { template: (out === undefined ? "" : `containers:\n- name: out\n  image: ${out}\n`) + lines(overlay) };
    }
    const text = out === undefined ? "" : `metadata:\n  annotations:\n    out: ${out}\n`;
    const spec = Object.keys(overlay).length === 0 ? "" : `spec: ${JSON.stringify(overlay)}\n`;
    return { templates: { row: text + spec }, defaultTemplates: ["row"] };
  }
}

function outOf({ expression, text }: Trial): string | undefined {
  if (expression !== undefined) return `{{ printf "%q" (${expression}) }}`;
  return text === undefined ? undefined : `"${text}"`;
}

function lines(overlay: JsonObject): string {
  return Object.entries(overlay)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}
