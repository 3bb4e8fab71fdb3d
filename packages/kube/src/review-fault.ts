import {
  type FaultReader,
  isEmptyNext,
  nextToken,
  peek,
  readKey,
  readText,
  report,
  skipRaw,
  skipValue,
} from "./fault-reader.ts";

/** What a member of a review is decoded into; `groups` is a list of strings, `raw` and `any` take everything. */
type Shape = "text" | "raw" | "any" | "texts" | Struct;

interface Struct {
  /** Go's name. */
  readonly type: string;
  /** Whether the field is a pointer, before which json-iterator looks for null. */
  readonly pointer?: boolean;
  /** Go names of the fields that lead to the member, and its shape, by JSON name. */
  readonly members: Readonly<Record<string, readonly [go: readonly string[], shape: Shape]>>;
}

const GROUP_VERSION_KIND: Struct = {
  type: "v1.GroupVersionKind",
  members: { group: [["Group"], "text"], version: [["Version"], "text"], kind: [["Kind"], "text"] },
};
const GROUP_VERSION_RESOURCE: Struct = {
  type: "v1.GroupVersionResource",
  members: { group: [["Group"], "text"], version: [["Version"], "text"], resource: [["Resource"], "text"] },
};
const USER_INFO: Struct = {
  type: "v1.UserInfo",
  members: {
    username: [["Username"], "text"],
    uid: [["UID"], "text"],
    groups: [["Groups"], "texts"],
    extra: [["Extra"], "any"],
  },
};
const REQUEST: Struct = {
  type: "v1beta1.AdmissionRequest",
  pointer: true,
  members: {
    uid: [["UID"], "text"],
    kind: [["Kind"], GROUP_VERSION_KIND],
    resource: [["Resource"], GROUP_VERSION_RESOURCE],
    subResource: [["SubResource"], "text"],
    name: [["Name"], "text"],
    namespace: [["Namespace"], "text"],
    operation: [["Operation"], "text"],
    userInfo: [["UserInfo"], USER_INFO],
    object: [["Object"], "raw"],
    oldObject: [["OldObject"], "raw"],
  },
};
const REVIEW: Struct = {
  type: "v1beta1.AdmissionReview",
  members: {
    kind: [["Kind", "TypeMeta"], "text"],
    apiVersion: [["APIVersion", "TypeMeta"], "text"],
    request: [["Request"], REQUEST],
    response: [["Response"], { type: "v1beta1.AdmissionResponse", pointer: true, members: {} }],
  },
};

/**
 * What is said of a review, valid JSON, in which a member has a wrong type; undefined when there is none.
 *
 * Behaves as: json-iterator, which reads on behind the fault, so that each later field of the review puts its name before the text.
 */
export function reviewFault(text: string, exact: boolean): string | undefined {
  const reader: FaultReader = { bytes: new TextEncoder().encode(text), at: 0, error: undefined, lost: false };
  readStruct(reader, REVIEW, exact);
  return reader.error;
}

function readShape(reader: FaultReader, shape: Shape, exact: boolean): void {
  if (shape === "text") readText(reader);
  else if (shape === "texts") readTexts(reader);
  else if (shape === "raw") skipRaw(reader);
  else if (shape === "any") skipValue(reader);
  else readStruct(reader, shape, exact);
}

function readStruct(reader: FaultReader, struct: Struct, exact: boolean): void {
  const empty = isEmptyNext(reader);
  if (struct.pointer === true && reader.error !== undefined && !empty && peek(reader) !== "n") {
    reader.lost = true;
    return;
  }
  const start = nextToken(reader);
  if (start === "n") reader.at += 3;
  else if (start !== "{") report(reader, "readObjectStart", `expect { or n, but found ${start}`);
  if (start !== "{") return;
  let token = nextToken(reader);
  if (empty) return;
  if (reader.error !== undefined) reader.lost = true;
  while (token === '"' && !reader.lost) {
    readMember(reader, struct, exact);
    token = !reader.lost && nextToken(reader) === "," ? nextToken(reader) : "";
  }
  if (reader.error !== undefined) reader.error = `${struct.type}.${reader.error}`;
}

function readMember(reader: FaultReader, struct: Struct, exact: boolean): void {
  const key = readKey(reader);
  const same = (name: string) => name === key || (!exact && name.toLowerCase() === key.toLowerCase());
  const name = Object.keys(struct.members).find(same);
  const member = name === undefined ? undefined : struct.members[name];
  if (member === undefined) {
    skipValue(reader);
    return;
  }
  readShape(reader, member[1], exact);
  if (reader.error !== undefined) for (const go of member[0]) reader.error = `${go}: ${reader.error}`;
}

function readTexts(reader: FaultReader): void {
  const empty = isEmptyNext(reader);
  const start = nextToken(reader);
  if (start === "n") reader.at += 3;
  else if (start !== "[") report(reader, "decode slice", `expect [ or n, but found ${start}`);
  else if (empty) reader.at++;
  else if (reader.error === undefined) readItems(reader);
  else reader.lost = true;
  if (reader.error !== undefined) reader.error = `[]string: ${reader.error}`;
}

function readItems(reader: FaultReader): void {
  do readText(reader);
  while (nextToken(reader) === ",");
}
