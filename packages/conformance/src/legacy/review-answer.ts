import { type Json, member, parseJson } from "../json.ts";

/** An AdmissionReview answer, taken apart. A member that is not there is undefined. */
export interface ReviewAnswer {
  readonly apiVersion: Json | undefined;
  readonly kind: Json | undefined;
  readonly uid: Json | undefined;
  readonly allowed: Json | undefined;
  readonly message: string | undefined;
  readonly patchType: Json | undefined;
  readonly patch: Json | undefined;
  /** The members that are there, as the goldens list them: `response`, `response.uid`, … */
  readonly keys: readonly string[];
}

/** Takes a response body apart; undefined where it holds no review. */
export function readReviewAnswer(body: string): ReviewAnswer | undefined {
  const review = parseJson(body);
  const response = member(review, "response");
  if (response === undefined) return undefined;
  const message = member(member(response, "status"), "message");
  return {
    apiVersion: member(review, "apiVersion"),
    kind: member(review, "kind"),
    uid: member(response, "uid"),
    allowed: member(response, "allowed"),
    message: typeof message === "string" ? message : undefined,
    patchType: member(response, "patchType"),
    patch: decodePatch(member(response, "patch")),
    keys: [...names("", review), ...names("response.", response)].sort(),
  };
}

function names(prefix: string, value: Json | undefined): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value).map((key) => prefix + key) : [];
}

function decodePatch(patch: Json | undefined): Json | undefined {
  if (typeof patch !== "string") return patch;
  return parseJson(Buffer.from(patch, "base64").toString("utf8")) ?? patch;
}
