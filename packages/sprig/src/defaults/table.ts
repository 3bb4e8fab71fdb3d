import { anyType, boolType, stringType } from "@outrigger/go-std";
import { any, bool, define, defineVariadic, type FunctionTable, text } from "../define.ts";
import { type EncodeJsonOptions, encodeValue } from "../json/encode-value.ts";
import { decodeValue } from "../json/decode-value.ts";
import { isEmpty } from "../values/empty.ts";

/** Family: defaults, and JSON. */
export function defaultFunctions(): FunctionTable {
  return {
    default: defineVariadic([any, any], anyType, (fallback, [given = null]) => (isEmpty(given) ? fallback : given)),
    empty: define([any], boolType, isEmpty),
    coalesce: defineVariadic([any], anyType, (values) => values.find((value) => !isEmpty(value)) ?? null),
    all: defineVariadic([any], boolType, (values) => !values.some(isEmpty)),
    any: defineVariadic([any], boolType, (values) => values.some((value) => !isEmpty(value))),
    ternary: define([any, any, bool], anyType, (yes, no, choice) => (choice ? yes : no)),
    ...jsonFunctions(),
  };
}

function jsonFunctions(): FunctionTable {
  const encoder = (options: EncodeJsonOptions) => define([any], stringType, (value) => encodeValue(value, options));
  const quiet = (options: EncodeJsonOptions) => define([any], stringType, (value) => encodeQuietly(value, options));
  return {
    toJson: quiet({}),
    mustToJson: encoder({}),
    toPrettyJson: quiet({ indent: "  " }),
    mustToPrettyJson: encoder({ indent: "  " }),
    toRawJson: encoder({ raw: true }),
    mustToRawJson: encoder({ raw: true }),
    fromJson: define([text], anyType, (json) => decodeValue(json, { quiet: true })),
    mustFromJson: define([text], anyType, (json) => decodeValue(json)),
  };
}

/** Nothing in place of what cannot be encoded. */
function encodeQuietly(value: Parameters<typeof encodeValue>[0], options: EncodeJsonOptions): string {
  try {
    return encodeValue(value, options);
  } catch {
    return "";
  }
}
