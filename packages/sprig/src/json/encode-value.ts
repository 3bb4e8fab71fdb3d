import {
  contentOf,
  elementsOf,
  elemOf,
  entriesOf,
  type FieldReader,
  findMethod,
  type GoType,
  type GoValue,
  typed,
  typeOf,
} from "@outrigger/go-std";
import { formatFloat } from "@outrigger/go-std/fmt";
import { compareKeys, encodeFloat, encodeString } from "@outrigger/go-std/json";
import { encodeBase64, STANDARD } from "../encoding/base64.ts";
import { goError } from "../go-panic.ts";
import { textOf } from "../strings/print.ts";
import { kindName } from "../values/kind.ts";

/** How {@link encodeValue} writes. */
export interface EncodeJsonOptions {
  /** What a level is indented by; without it the text stands on one line. */
  readonly indent?: string;
  /** Leave `<`, `>` and `&` as they are. */
  readonly raw?: boolean;
}

/** What is still to be written, last first: a text, a value, or the end of a container. */
type Work = string | { readonly value: GoValue; readonly depth: number } | { readonly leave: unknown };

interface Writer {
  readonly out: string[];
  readonly open: Work[];
  /** The containers that are being written, to find one within itself. */
  readonly inside: Set<unknown>;
  readonly options: EncodeJsonOptions;
}

/**
 * A value as JSON: map keys sorted, struct fields in their order, bytes as base64, what has a MarshalJSON method by that.
 * Behaves as: encoding/json, Marshal and MarshalIndent. Throws Go's texts for what JSON cannot hold.
 */
export function encodeValue(value: GoValue, options: EncodeJsonOptions = {}): string {
  const writer: Writer = { out: [], open: [{ value, depth: 0 }], inside: new Set(), options };
  for (let work = writer.open.pop(); work !== undefined; work = writer.open.pop()) {
    if (typeof work === "string") {
      writer.out.push(work);
    } else if ("leave" in work) {
      writer.inside.delete(work.leave);
    } else {
      write(writer, work.value, work.depth);
    }
  }
  return writer.out.join("");
}

function write(writer: Writer, value: GoValue, depth: number): void {
  const type = typeOf(value);
  const content = contentOf(value);
  if (type === undefined || (content === null && type.kind !== "func")) {
    writer.out.push("null");
    return;
  }
  const own = findMethod(value, "MarshalJSON");
  if (own !== undefined) {
    writer.out.push(textOf(own.method.call(own.receiver, [])));
    return;
  }
  switch (type.kind) {
    case "slice":
    case "array":
      writeList(writer, value, depth);
      break;
    case "map":
      writeContainer(writer, { parts: mapParts(value, type, writer.options), brackets: "{}", value, depth });
      break;
    case "struct":
      writeContainer(writer, { parts: structParts(value, type, writer.options), brackets: "{}", value, depth });
      break;
    case "ptr":
      writer.open.push({ value: typed(elemOf(type), content), depth });
      break;
    default:
      writer.out.push(scalar(value, writer.options));
  }
}

function writeList(writer: Writer, value: GoValue, depth: number): void {
  const elem = elemOf(typeOf(value) as GoType);
  if (elem.kind === "uint8" && kindName(value) === "slice") {
    const bytes = Uint8Array.from(elementsOf(value), (byte) => Number(contentOf(byte)));
    writer.out.push(`"${encodeBase64(bytes, STANDARD)}"`);
    return;
  }
  const parts = elementsOf(value).map((element) => ["", typed(elem, element)] as const);
  writeContainer(writer, { parts, brackets: "[]", value, depth });
}

interface Container {
  /** What stands before each part, and the part. */
  readonly parts: readonly (readonly [string, GoValue])[];
  readonly brackets: "{}" | "[]";
  readonly value: GoValue;
  readonly depth: number;
}

function writeContainer(writer: Writer, { parts, brackets, value, depth }: Container): void {
  const { open, out, inside, options } = writer;
  const [start, end] = brackets;
  if (parts.length === 0) {
    out.push(brackets);
    return;
  }
  const identity = contentOf(value);
  if (inside.has(identity)) {
    throw goError(`json: unsupported value: encountered a cycle via ${typeOf(value)?.name}`);
  }
  inside.add(identity);
  const line = (level: number): string => (options.indent === undefined ? "" : `\n${options.indent.repeat(level)}`);
  out.push(start ?? "");
  open.push({ leave: identity }, `${line(depth)}${end}`);
  for (let i = parts.length - 1; i >= 0; i--) {
    const [label, part] = parts[i] as readonly [string, GoValue];
    open.push({ value: part, depth: depth + 1 }, `${i > 0 ? "," : ""}${line(depth + 1)}${label}`);
  }
}

/** What stands before a member. */
function labelOf(key: string, options: EncodeJsonOptions): string {
  return `${encodeText(key, options)}:${options.indent === undefined ? "" : " "}`;
}

function mapParts(value: GoValue, type: GoType, options: EncodeJsonOptions): readonly (readonly [string, GoValue])[] {
  const entries = entriesOf(value);
  return Object.keys(entries)
    .sort(compareKeys)
    .map((key) => [labelOf(key, options), typed(elemOf(type), entries[key] ?? null)]);
}

function structParts(
  value: GoValue,
  type: GoType,
  options: EncodeJsonOptions,
): readonly (readonly [string, GoValue])[] {
  const read = contentOf(value) as FieldReader;
  return (type.fields ?? [])
    .filter((field) => /^\p{Lu}/u.test(field.name))
    .map((field) => [labelOf(field.name, options), typed(field.type, read(field.name))]);
}

function scalar(value: GoValue, options: EncodeJsonOptions): string {
  const content = contentOf(value);
  switch (typeof content) {
    case "string":
      return encodeText(content, options);
    case "boolean":
    case "bigint":
      return String(content);
    case "number":
      return kindName(value) === "float32" ? encodeFloat32(content) : encodeFloat(content);
    default:
      throw goError(`json: unsupported type: ${typeOf(value)?.name}`);
  }
}

function encodeFloat32(value: number): string {
  const size = Math.abs(value);
  const verb = size !== 0 && (size < Math.fround(1e-6) || size >= Math.fround(1e21)) ? "e" : "f";
  return formatFloat(value, { verb, precision: -1, bits: 32 }).replace(/e-0(\d)$/, "e-$1");
}

/** A string literal, with `\\ufffd` for every byte that is no valid UTF-8. */
function encodeText(text: string, { raw = false }: EncodeJsonOptions): string {
  const parts = text.split(/[\udc80-\udcff]/u).map((part) => (raw ? rawString(part) : encodeString(part)));
  return parts.length === 1 ? (parts[0] ?? "") : `"${parts.map((part) => part.slice(1, -1)).join("\\ufffd")}"`;
}

function rawString(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
