/** Where in an object of a kind its pods are described. */
export type Shape =
  | { readonly is: "list" }
  | {
      readonly is: "pods";
      /** Path of the pods' metadata. */
      readonly metadata: readonly string[];
      /** Path of the pods' spec. */
      readonly spec: readonly string[];
      /** Path of what must be there, where Go holds it by a pointer. */
      readonly required?: readonly string[];
    };

const TEMPLATE: Shape = { is: "pods", metadata: ["spec", "template", "metadata"], spec: ["spec", "template", "spec"] };
const POINTED: Shape = { ...TEMPLATE, required: ["spec", "template"] };

/** A CronJob's pods have their annotations where its jobs have them. Behaves as: IntoObject of Istio's inject package. */
const CRON_JOB: Shape = {
  is: "pods",
  metadata: ["spec", "jobTemplate", "metadata"],
  spec: ["spec", "jobTemplate", "spec", "template", "spec"],
};

const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["List", { is: "list" }],
  ["Pod", { is: "pods", metadata: ["metadata"], spec: ["spec"] }],
  ["CronJob", CRON_JOB],
  ["ReplicationController", POINTED],
  ["DeploymentConfig", POINTED],
]);

/** Where an object of a kind, one of those that kube-inject knows, describes its pods. */
export function shapeOf(kind: string): Shape {
  return SHAPES.get(kind) ?? TEMPLATE;
}
