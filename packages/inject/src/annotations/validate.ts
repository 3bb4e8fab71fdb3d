import type { AnnotationRegistry } from "./registry.ts";

/** One annotation whose value a release refuses. */
export interface BadAnnotation {
  readonly annotation: string;
  readonly value: string;
  readonly text: string;
}

/** How a release words what it refuses: the message for all failures of one pod. */
export type AnnotationReport = (failures: readonly BadAnnotation[]) => string;

/**
 * The annotations of a pod that a release refuses, in the registry's order.
 *
 * Behaves as: validateAnnotations of that release's inject package. Releases from 1.2 on walk a Go map there, so theirs is any
 * order; the registry's is one of them.
 */
export function badAnnotations(
  registry: AnnotationRegistry,
  annotationOf: (name: string) => string | undefined,
): readonly BadAnnotation[] {
  const failures: BadAnnotation[] = [];
  for (const [annotation, rule] of registry) {
    const value = annotationOf(annotation);
    const text = value === undefined ? undefined : rule(value);
    if (value !== undefined && text !== undefined) failures.push({ annotation, value, text });
  }
  return failures;
}

/** 1.0.0 stops at the first. */
export const firstAlone: AnnotationReport = (failures) => failures.slice(0, 1).map(injectionFailed).join("");

/** 1.0.9 and 1.1: hashicorp/go-multierror's form of the time. */
export const gathered: AnnotationReport = (failures) =>
  `${counted(failures)}\n\n${failures.map((failure) => `* ${injectionFailed(failure)}`).join("\n")}`;

/** 1.2 and later: another wording, and go-multierror's later form. */
export const gatheredIndented: AnnotationReport = (failures) =>
  `${counted(failures)}\n${failures.map((failure) => `\t* ${invalidValue(failure)}\n`).join("")}\n`;

function counted(failures: readonly BadAnnotation[]): string {
  return failures.length === 1 ? "1 error occurred:" : `${failures.length} errors occurred:`;
}

function injectionFailed({ annotation, value, text }: BadAnnotation): string {
  return `injection failed. Invalid value for annotation ${annotation}: ${value}. Error: ${text}`;
}

function invalidValue({ annotation, value, text }: BadAnnotation): string {
  return `invalid value '${value}' for annotation '${annotation}': ${text}`;
}
