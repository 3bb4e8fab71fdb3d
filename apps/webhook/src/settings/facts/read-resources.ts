import { isJsonObject } from "@outrigger/go-std/json";
import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { z } from "zod";
import { checkShape, readDocuments } from "../read-documents.ts";
import type { Document, Path } from "../read-documents.ts";

/** A resource of a file. */
export interface Resource {
  readonly document: Document;
  /** Where in the document it stands. */
  readonly path: Path;
  readonly kind: string;
  readonly value: JsonObject;
}

/** Which resources are looked for. */
export interface Wanted {
  /** Their kind, such as `Node`. */
  readonly kind: string;
  /** The command that writes such a file. */
  readonly command: string;
}

/**
 * The resources of one kind in a file as kubectl prints it: lists, documents one behind the other, or a resource alone. Those of
 * another kind are passed over, unless there are no others.
 *
 * @throws ConfigError where the file holds something else.
 */
export function readResources(text: string, file: string, wanted: Wanted): readonly Resource[] {
  const all = readDocuments(text, file).flatMap((document) => resourcesOf(document, wanted));
  const found = all.filter(({ kind }) => kind === wanted.kind);
  const [other] = all;
  if (other === undefined || found.length > 0) return found;
  throw other.document.error([...other.path, "kind"], {
    message: `Cannot find a ${wanted.kind} in "${file}": it holds a ${other.kind}`,
    hint: hintOf(wanted),
  });
}

const resource = z.looseObject({ kind: z.string() });
const list = z.looseObject({ items: z.array(z.looseObject({ kind: z.string().optional() })).nullable() });

function resourcesOf(document: Document, wanted: Wanted): readonly Resource[] {
  const { value } = document;
  const expected = { what: `the ${wanted.kind}s`, hint: hintOf(wanted) };
  const { kind } = checkShape(document, { path: [], value }, { ...expected, schema: resource });
  if (!kind.endsWith("List")) return [{ document, path: [], kind, value: value as JsonObject }];
  const { items } = checkShape(document, { path: [], value }, { ...expected, schema: list });
  // The items of a `NodeList` do not say that they are nodes; those of a `List` do.
  const ofList = kind.slice(0, -"List".length);
  return (items ?? []).map((item, index) => {
    return { document, path: ["items", index], kind: item.kind ?? ofList, value: itemAt(value, index) };
  });
}

/** An item as it was read, for zod's own objects do not keep every key. */
function itemAt(value: JsonValue, index: number): JsonObject {
  const items = isJsonObject(value) ? (value["items"] as readonly JsonValue[]) : [];
  return items[index] as JsonObject;
}

function hintOf({ command }: Wanted): string {
  return `Write the file with: ${command}`;
}
