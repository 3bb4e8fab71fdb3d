import { type FieldReader, type GoType, stringType, type Typed } from "@outrigger/go-std";
import { encodeJson, type JsonValue } from "@outrigger/go-std/json";
import { leafMethod, structOf } from "./leaf-method.ts";

const trees = new WeakMap<object, JsonValue>();

/** `v1.FieldsV1`: the JSON of a set of fields. */
export const FIELDS_V1: GoType = {
  kind: "struct",
  name: "v1.FieldsV1",
  fields: [],
  methods: new Map([["String", leafMethod(stringType, fieldsText)]]),
};

/** The JSON of a FieldsV1, as an API server writes it. */
export function fieldsText(receiver: Typed): string {
  const { content } = structOf(receiver);
  const tree = typeof content === "function" ? trees.get(content) : undefined;
  return tree === undefined ? "" : encodeJson(tree);
}

/** The struct of a FieldsV1. */
export function fieldsView(tree: JsonValue | undefined): FieldReader {
  const reader: FieldReader = () => null;
  if (tree !== undefined) trees.set(reader, tree);
  return reader;
}
