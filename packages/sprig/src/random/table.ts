import { intType, stringType } from "@outrigger/go-std";
import { bytesToHex } from "@noble/hashes/utils.js";
import { define, type FunctionTable, int, text } from "../define.ts";
import { encodeBase64, STANDARD } from "../encoding/base64.ts";
import { goError } from "../go-panic.ts";
import type { SprigHost } from "../host.ts";
import { checkTextSize } from "../limits.ts";
import { runesOf } from "../text/bytes.ts";
import { randomBelow } from "./random-below.ts";

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** From the blank to the tilde. */
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32));

type Random = SprigHost["random"];

/** Family: random values, from the host's random bytes. */
export function randomFunctions({ random }: SprigHost): FunctionTable {
  const drawn = (name: string, alphabet: string) =>
    define([int], stringType, (count) => draw(name, { alphabet, count, random }));
  return {
    randAlpha: drawn("randAlpha", LETTERS),
    randNumeric: drawn("randNumeric", DIGITS),
    randAlphaNum: drawn("randAlphaNum", LETTERS + DIGITS),
    randAscii: drawn("randAscii", ASCII),
    randBytes: define([int], stringType, (count) => randomBytes(count, random)),
    randInt: define([int, int], intType, (min, max) => randomInt({ min, max }, random)),
    shuffle: define([text], stringType, (value) => shuffle(value, random)),
    uuidv4: define([], stringType, () => uuid(random)),
  };
}

/** A negative count gives nothing. */
function draw(name: string, { alphabet, count, random }: { alphabet: string; count: bigint; random: Random }): string {
  checkTextSize(name, count);
  let out = "";
  for (let i = 0; i < count; i++) {
    out += alphabet.charAt(Number(randomBelow(BigInt(alphabet.length), random)));
  }
  return out;
}

function randomBytes(count: bigint, random: Random): string {
  if (count < 0n) {
    throw goError("runtime error: makeslice: len out of range");
  }
  checkTextSize("randBytes", count);
  return encodeBase64(random(Number(count)), STANDARD);
}

/** From `min` up to `max`, without `max`. */
function randomInt({ min, max }: { min: bigint; max: bigint }, random: Random): bigint {
  const size = BigInt.asIntN(64, max - min);
  if (size <= 0n) {
    throw goError("invalid argument to Intn");
  }
  return min + randomBelow(size, random);
}

function shuffle(value: string, random: Random): string {
  const runes = runesOf(value);
  for (let i = runes.length - 1; i > 0; i--) {
    const other = Number(randomBelow(BigInt(i + 1), random));
    [runes[i], runes[other]] = [runes[other] ?? "", runes[i] ?? ""];
  }
  return runes.join("");
}

function uuid(random: Random): string {
  const bytes = Uint8Array.from(random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
