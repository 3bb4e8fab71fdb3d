import {
  contentOf,
  type FieldReader,
  type GoMethod,
  type GoType,
  type GoValue,
  int32Type,
  int64Type,
  stringType,
  type Typed,
  zeroOf,
} from "@outrigger/go-std";
import { durationText, quote } from "@outrigger/go-std/fmt";
import { compactDuration, compactText, NIL_MESSAGE } from "./compact-text.ts";
import type { EnumType } from "./enums.ts";
import type { MeshRules } from "./mesh-rules.ts";
import { type Duration, type Message, nanoseconds } from "./message.ts";
import type { FieldType, MessageType } from "./message-type.ts";
import { durationProtoText, protoText } from "./proto-text.ts";
import { isSince, type MeshRelease } from "./releases.ts";

/** A message and whose it is. */
interface Behind {
  readonly message: Message;
  readonly release: MeshRelease;
}

/** The message that a struct's reader reads. */
export const messageBehind: WeakMap<FieldReader, Behind> = new WeakMap<FieldReader, Behind>();

type Methods = ReadonlyMap<string, GoMethod>;

/** `String` and a getter for each field, which give zero values for a nil message. */
export function messageMethods(type: MessageType, typeOf: (field: FieldType) => GoType): Methods {
  const methods = new Map<string, GoMethod>([["String", method(stringType, messageText)]]);
  for (const field of type.fields) {
    const result = typeOf(field);
    methods.set(
      `Get${field.go}`,
      method(result, (receiver) => chosen(field, receiver) ?? zeroOf(result)),
    );
  }
  for (const name of choicesOf(type)) {
    methods.set(
      `Get${name}`,
      method({ kind: "interface", name: "" }, (receiver) => readerOf(receiver)?.(name) ?? null),
    );
  }
  return methods;
}

const choices = new WeakMap<MessageType, ReadonlySet<string>>();

/** The Go fields that stand for several of a message's. */
export function choicesOf(type: MessageType): ReadonlySet<string> {
  let names = choices.get(type);
  if (names === undefined) choices.set(type, (names = new Set(type.fields.flatMap(({ oneOf }) => oneOf ?? []))));
  return names;
}

/** `String`, `GetSeconds` and `GetNanos`. */
export function durationMethods(rules: MeshRules): Methods {
  return new Map([
    ["String", method(stringType, (receiver) => durationString(receiver, rules))],
    ["GetSeconds", method(int64Type, (receiver) => readerOf(receiver)?.("Seconds") ?? 0n)],
    ["GetNanos", method(int32Type, (receiver) => readerOf(receiver)?.("Nanos") ?? zeroOf(int32Type))],
  ]);
}

/** `String` and `GetValue` of a scalar that may be missing. */
export function wrapperMethods(name: string, value: GoType, rules: MeshRules): Methods {
  const text = (receiver: Typed): string => {
    const inside = readerOf(receiver)?.("Value");
    if (rules.secondApi) return inside === undefined ? NIL_MESSAGE : scalarProtoText(inside);
    return inside === undefined ? "nil" : `&${name}{Value:${scalarText(inside)},XXX_unrecognized:[],}`;
  };
  return new Map([
    ["String", method(stringType, text)],
    ["GetValue", method(value, (receiver) => readerOf(receiver)?.("Value") ?? zeroOf(value))],
  ]);
}

/** `String`: the word, or the number if it has none. */
export function enumMethods({ words }: EnumType): Methods {
  const text = (receiver: Typed): string => {
    const number = contentOf(receiver);
    return typeof number === "bigint" ? (words.get(number) ?? String(number)) : "";
  };
  return new Map([["String", method(stringType, text)]]);
}

function method(result: GoType, call: (receiver: Typed) => GoValue): GoMethod {
  return { params: [], result, call };
}

/** What reads the fields of the struct that a pointer leads to; undefined for nil. */
function readerOf(pointer: Typed): FieldReader | undefined {
  let content = contentOf(pointer);
  if (typeof content === "object" && content !== null) content = contentOf(content);
  return typeof content === "function" ? content : undefined;
}

function messageOf(pointer: Typed): Message | undefined {
  const reader = readerOf(pointer);
  return reader === undefined ? undefined : messageBehind.get(reader)?.message;
}

function messageText(receiver: Typed): string {
  const reader = readerOf(receiver);
  const behind = reader === undefined ? undefined : messageBehind.get(reader);
  if (behind === undefined) return NIL_MESSAGE;
  return isSince(behind.release, "1.14") ? protoText(behind.message) : compactText(behind.message);
}

/** A field's value; of a message of which only one field may be set, that of the field if it is the one. */
function chosen(field: FieldType, receiver: Typed): GoValue | undefined {
  if (field.oneOf === undefined) return readerOf(receiver)?.(field.go);
  if (messageOf(receiver)?.get(field.name) === undefined) return undefined;
  const choice = readerOf(receiver)?.(field.oneOf);
  return readerOf(choice as Typed)?.(field.go);
}

function durationString(receiver: Typed, rules: MeshRules): string {
  const duration = durationBehind(receiver);
  if (rules.secondApi) return duration === undefined ? NIL_MESSAGE : durationProtoText(duration);
  if (rules.durationPrintsAsText) return duration === undefined ? NIL_MESSAGE : compactDuration(duration);
  return duration === undefined ? "(duration: nil Duration)" : durationText(nanoseconds(duration));
}

function durationBehind(pointer: Typed): Duration | undefined {
  const reader = readerOf(pointer);
  if (reader === undefined) return undefined;
  return { seconds: integer(reader("Seconds")), nanos: integer(reader("Nanos")) };
}

function integer(value: GoValue): bigint {
  const content = contentOf(value);
  return typeof content === "bigint" ? content : 0n;
}

function scalarProtoText(value: GoValue): string {
  const content = contentOf(value);
  if (typeof content === "string") return content === "" ? "" : `value:${quote(content)}`;
  const text = typeof content === "number" ? String(content) : scalarText(value);
  return text === "0" || text === "false" ? "" : `value:${text}`;
}

function scalarText(value: GoValue): string {
  const content = contentOf(value);
  return typeof content === "bigint" || typeof content === "boolean" ? String(content) : "";
}
