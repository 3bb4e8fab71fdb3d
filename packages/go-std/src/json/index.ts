export { compareKeys } from "./compare-keys.ts";
export { type EncodableValue, encodeFloat, encodeJson, type EncodeOptions, encodeString } from "./encode-json.ts";
export { JsonSyntaxError } from "./json-syntax-error.ts";
export {
  isJsonObject,
  JsonNumber,
  type JsonObject,
  type JsonValue,
  rememberEntries,
  repeatedEntries,
  setOwn,
} from "./json-value.ts";
export { parseJson } from "./parse-json.ts";
export { jsonNumber } from "./read-scalar.ts";
