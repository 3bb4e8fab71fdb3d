import type { JsonValue } from "@outrigger/go-std/json";
import { asObject, asText, type MemberReader, reviewMembers, ReviewMismatch } from "./review-members.ts";

/** What an AdmissionReview asks. Strings that are missing are empty. */
export interface AdmissionRequest {
  readonly uid: string;
  /** Name of the object; empty while the API server has not made one up. */
  readonly name: string;
  readonly namespace: string;
  /** `CREATE`, `UPDATE`, `DELETE` or `CONNECT`. */
  readonly operation: string;
  readonly subResource: string;
  readonly kind: GroupVersionKind;
  readonly resource: GroupVersionResource;
  readonly userInfo: UserInfo;
  /** The object as JSON; undefined where there is none, or null. */
  readonly object: JsonValue | undefined;
  readonly oldObject: JsonValue | undefined;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface GroupVersionResource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

/** Who asks. */
export interface UserInfo {
  readonly username: string;
  readonly uid: string;
  readonly groups: readonly string[];
}

const NO_REQUEST: AdmissionRequest = {
  uid: "",
  name: "",
  namespace: "",
  operation: "",
  subResource: "",
  kind: { group: "", version: "", kind: "" },
  resource: { group: "", version: "", resource: "" },
  userInfo: { username: "", uid: "", groups: [] },
  object: undefined,
  oldObject: undefined,
};

/** Reads the request of a review; a repeated one adds to what the first said. */
export function readRequest(
  value: JsonValue,
  reader: MemberReader,
  old: AdmissionRequest = NO_REQUEST,
): AdmissionRequest {
  const request: Record<string, unknown> = { ...old };
  for (const [name, member] of reviewMembers(asObject(value), Object.keys(NO_REQUEST), reader)) {
    if (name === "object" || name === "oldObject") request[name] = member ?? request[name];
    else if (name === "kind" || name === "resource") request[name] = readTexts(member, request[name], reader);
    else if (name === "userInfo") request[name] = readUser(member, old.userInfo, reader);
    else request[name] = asText(member, String(request[name]));
  }
  return request as unknown as AdmissionRequest;
}

function readTexts(value: JsonValue, old: unknown, reader: MemberReader): unknown {
  if (value === null) return old;
  const texts = { ...(old as Record<string, string>) };
  for (const [name, member] of reviewMembers(asObject(value), Object.keys(texts), reader)) {
    texts[name] = asText(member, texts[name] ?? "");
  }
  return texts;
}

function readUser(value: JsonValue, old: UserInfo, reader: MemberReader): UserInfo {
  if (value === null) return old;
  let user = old;
  for (const [name, member] of reviewMembers(asObject(value), ["username", "uid", "groups"], reader)) {
    if (name === "groups") user = { ...user, groups: readGroups(member) };
    else user = { ...user, [name]: asText(member, name === "uid" ? user.uid : user.username) };
  }
  return user;
}

function readGroups(value: JsonValue): string[] {
  if (value !== null && !Array.isArray(value)) throw new ReviewMismatch("not a list");
  return ((value ?? []) as readonly JsonValue[]).map((item) => asText(item, ""));
}
