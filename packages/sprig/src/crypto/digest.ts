import { stringType } from "@outrigger/go-std";
import { toUtf8 } from "@outrigger/go-std/fmt";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { define, type FunctionTable, text } from "../define.ts";

/** Family: digests. */
export function digestFunctions(): FunctionTable {
  return {
    sha1sum: define([text], stringType, (value) => bytesToHex(sha1(toUtf8(value)))),
    sha256sum: define([text], stringType, (value) => bytesToHex(sha256(toUtf8(value)))),
    sha512sum: define([text], stringType, (value) => bytesToHex(sha512(toUtf8(value)))),
    adler32sum: define([text], stringType, (value) => String(adler32(toUtf8(value)))),
  };
}

/** The largest prime below 2^16. */
const MODULUS = 65_521;

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % MODULUS;
    high = (high + low) % MODULUS;
  }
  return high * 65_536 + low;
}
