import { badAnnotations } from "./validate.ts";
import { InjectError } from "../error.ts";
import { annotationOf, type Pod } from "../pod.ts";
import type { Release } from "../releases/release.ts";

/** Refuses a pod with annotations whose values the release refuses. @throws InjectError `annotation-invalid`. */
export function validateAnnotations({ annotations, annotationReport }: Release, pod: Pod): void {
  const failures = badAnnotations(annotations, (name) => annotationOf(pod, name));
  if (failures.length === 0) return;
  const path = `metadata.annotations["${failures[0]?.annotation ?? ""}"]`;
  const hint = "Correct the annotation of the pod's template, or take it away";
  throw new InjectError("annotation-invalid", annotationReport(failures), { where: { path }, hint });
}
