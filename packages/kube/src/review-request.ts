import type { JsonValue } from "@outrigger/go-std/json";
import { asObject, asText, type MemberReader, reviewMembers } from "./review-members.ts";

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

const PATH = "v1beta1.AdmissionReview.Request: v1beta1.AdmissionRequest";
const GO_NAMES: Readonly<Record<string, string>> = {
  uid: "UID",
  name: "Name",
  namespace: "Namespace",
  operation: "Operation",
  subResource: "SubResource",
  kind: "Kind",
  resource: "Resource",
  userInfo: "UserInfo",
};

/** Reads the request of a review; a repeated one adds to what the first said. */
export function readRequest(
  value: JsonValue,
  reader: MemberReader,
  old: AdmissionRequest = NO_REQUEST,
): AdmissionRequest {
  const request: Record<string, unknown> = { ...old };
  const object = asObject(value, "v1beta1.AdmissionReview.Request: v1beta1.AdmissionRequest");
  for (const [name, member] of reviewMembers(object, Object.keys(NO_REQUEST), reader)) {
    const path = `${PATH}.${GO_NAMES[name] ?? name}`;
    if (name === "object" || name === "oldObject") request[name] = member ?? request[name];
    else if (name === "kind" || name === "resource") request[name] = readTexts(member, request[name], { reader, path });
    else if (name === "userInfo") request[name] = readUser(member, old.userInfo, { reader, path });
    else request[name] = asText(member, String(request[name]), path);
  }
  return request as unknown as AdmissionRequest;
}

interface Place {
  readonly reader: MemberReader;
  readonly path: string;
}

function readTexts(value: JsonValue, old: unknown, { reader, path }: Place): unknown {
  if (value === null) return old;
  const texts = { ...(old as Record<string, string>) };
  for (const [name, member] of reviewMembers(asObject(value, path), Object.keys(texts), reader)) {
    texts[name] = asText(member, texts[name] ?? "", path);
  }
  return texts;
}

function readUser(value: JsonValue, old: UserInfo, { reader, path }: Place): UserInfo {
  if (value === null) return old;
  let user = old;
  for (const [name, member] of reviewMembers(asObject(value, path), ["username", "uid", "groups"], reader)) {
    if (name === "groups")
      user = { ...user, groups: Array.isArray(member) ? readGroups(member as readonly JsonValue[], path) : [] };
    else user = { ...user, [name]: asText(member, name === "uid" ? user.uid : user.username, path) };
  }
  return user;
}

function readGroups(list: readonly JsonValue[], path: string): string[] {
  return list.map((item) => asText(item, "", path));
}
