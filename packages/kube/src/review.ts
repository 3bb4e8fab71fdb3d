import { encodeJson, isJsonObject, type JsonObject, type JsonValue, parseJson } from "@outrigger/go-std/json";
import { parseYaml } from "@outrigger/go-std/yaml";
import { CORE_KINDS } from "./core-kinds.ts";
import { type AdmissionRequest, readRequest } from "./review-request.ts";
import { ReviewError } from "./review-error.ts";
import { reviewFault } from "./review-fault.ts";
import { asObject, type MemberReader, readType, reviewMembers, ReviewMismatch } from "./review-members.ts";
import { yamlToJson } from "./yaml-to-json.ts";

/** How a release decodes reviews. */
export interface ReviewRules {
  /** Whether the admission types are registered, so that other kinds and versions are refused and keys match by their case (1.1 and later). */
  readonly registered: boolean;
  /** Name of the scheme in the refusal; empty where Go names none (1.1). */
  readonly scheme: string;
  /** Whether reviews of admission.k8s.io/v1 are accepted. */
  readonly v1: boolean;
  /** Whether a review has to say its kind and version (1.7 and later); elsewhere it is one of v1beta1. */
  readonly saysType?: boolean;
  /** Whether another registered kind is refused (1.7 and later); elsewhere it is a review that says nothing. */
  readonly refusesOthers?: boolean;
}

/** A decoded AdmissionReview. */
export interface AdmissionReview {
  /** As given; empty without one. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined when the review has none, or null. */
  readonly request: AdmissionRequest | undefined;
}

/** A brace behind what Go takes for space. A byte order mark is none: what begins with one is read as YAML. */
const JSON_START = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*\{/;
const VERSIONS: readonly string[] = ["admission.k8s.io/v1beta1", "admission.k8s.io/v1"];

/**
 * Decodes the body of a call to the webhook, JSON or YAML. Throws a {@link ReviewError} with Go's text.
 *
 * Behaves as: apimachinery, UniversalDeserializer.Decode into a v1beta1.AdmissionReview, with that release's scheme.
 *
 * @example
 * ```ts
 * import { decodeReview } from "@outrigger/kube";
 * const rules = { registered: false, scheme: "", v1: true };
 * decodeReview('{"request":{"uid":"1","object":{}}}', rules).request?.uid; // "1"
 * ```
 */
export function decodeReview(body: string, rules: ReviewRules): AdmissionReview {
  const tree = readBody(body);
  if (tree !== null && !isJsonObject(tree)) throw noMeta(tree);
  const { apiVersion, kind } = readType(tree ?? {});
  const none = { apiVersion, kind, request: undefined };
  if (rules.registered && !isReview(body, apiVersion, kind, rules)) return none;
  return tree === null ? none : { apiVersion, kind, request: requestOf(tree, body, { exact: rules.registered }) };
}

function readBody(body: string): JsonValue {
  if (JSON_START.test(body)) {
    try {
      return parseJson(body);
    } catch (error) {
      throw new ReviewError(`couldn't get version/kind; json parse error: ${textOf(error)}`);
    }
  }
  try {
    return yamlToJson(parseYaml(body, { dialect: "v2" }), undefined);
  } catch (error) {
    throw new ReviewError(textOf(error));
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function noMeta(tree: JsonValue): ReviewError {
  const found = Array.isArray(tree)
    ? "array"
    : typeof tree === "boolean"
      ? "bool"
      : typeof tree === "string"
        ? "string"
        : "number";
  const target =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  return new ReviewError(
    `couldn't get version/kind; json parse error: json: cannot unmarshal ${found} into Go value of type ${target}`,
  );
}

/** Whether the types are registered as a review; false for another registered kind, which leaves the review empty. */
function isReview(body: string, apiVersion: string, kind: string, rules: ReviewRules): boolean {
  if (apiVersion.split("/").length > 2) throw new ReviewError(`unexpected GroupVersion string: ${apiVersion}`);
  const isSilent = rules.saysType !== true;
  if (kind === "" && !isSilent) throw new ReviewError(`Object 'Kind' is missing in '${body}'`);
  const hasNone = apiVersion === "" || apiVersion === "/";
  const version = hasNone && isSilent ? "admission.k8s.io/v1beta1" : apiVersion;
  if (version === "" || version.endsWith("/")) throw new ReviewError(`Object 'apiVersion' is missing in '${body}'`);
  const name = kind === "" ? "AdmissionReview" : kind;
  if (name === "AdmissionReview" && VERSIONS.slice(0, rules.v1 ? 2 : 1).includes(version)) return true;
  if (version === "v1" && CORE_KINDS.has(name)) {
    if (rules.refusesOthers === true)
      throw new ReviewError(`unsupported type :&TypeMeta{Kind:${name},APIVersion:${version},}`);
    return false;
  }
  const scheme = rules.scheme === "" ? "" : ` in scheme "${rules.scheme}"`;
  throw new ReviewError(`no kind "${name}" is registered for version "${version}"${scheme}`);
}

function requestOf(tree: JsonObject, body: string, reader: MemberReader): AdmissionRequest | undefined {
  let request: AdmissionRequest | undefined;
  try {
    for (const [name, value] of reviewMembers(tree, ["request", "response"], reader)) {
      if (name === "request") request = value === null ? undefined : readRequest(value, reader, request);
      else if (value !== null) asObject(value);
    }
  } catch (error) {
    if (!(error instanceof ReviewMismatch)) throw error;
    const text = JSON_START.test(body) ? body : encodeJson(tree, { sortKeys: true });
    throw new ReviewError(reviewFault(text, reader.exact) ?? error.message);
  }
  return request;
}
