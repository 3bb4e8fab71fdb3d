import { KubeError } from "../kube-error.ts";

/** What every object says of itself. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly resourceVersion?: string | undefined;
}

/** An object of the API; what is not named here is as it came. */
export interface KubeObject {
  readonly metadata: ObjectMeta;
  readonly [key: string]: unknown;
}

/** The object that an answer is. @throws KubeError `kube-answer` where it is something else. */
export function asKubeObject(value: unknown, what: string): KubeObject {
  const metadata = field(value, "metadata");
  const named = typeof field(metadata, "name") === "string";
  if (named && isTextOrNothing(field(metadata, "resourceVersion")) && isTextOrNothing(field(metadata, "namespace"))) {
    return value as KubeObject;
  }
  throw strangeAnswer(what);
}

/** A value's own field; undefined where there is none. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** The error for an answer that is none. */
export function strangeAnswer(what: string, detail = "the answer is something else"): KubeError {
  return new KubeError(`Cannot read ${what}: ${detail}`, {
    code: "kube-answer",
    hint: "Check that the address is that of a Kubernetes API server",
    detail,
  });
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}
