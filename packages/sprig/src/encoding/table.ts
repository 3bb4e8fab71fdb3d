import { stringType } from "@outrigger/go-std";
import { fromUtf8, toUtf8 } from "@outrigger/go-std/fmt";
import { define, type FunctionTable, text } from "../define.ts";
import { BASE32, encodeBase64, STANDARD } from "./base64.ts";
import { type Decoded, decodeBase32, decodeBase64 } from "./decode-base64.ts";

/** Family: encoding. What cannot be decoded gives the text of the error. */
export function encodingFunctions(): FunctionTable {
  return {
    b64enc: define([text], stringType, (value) => encodeBase64(toUtf8(value), STANDARD)),
    b64dec: define([text], stringType, (value) => decodedText(decodeBase64(value))),
    b32enc: define([text], stringType, (value) => encodeBase64(toUtf8(value), BASE32)),
    b32dec: define([text], stringType, (value) => decodedText(decodeBase32(value))),
  };
}

function decodedText(decoded: Decoded): string {
  return "bytes" in decoded ? fromUtf8(decoded.bytes) : decoded.fault;
}
