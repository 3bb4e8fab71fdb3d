import { hmac } from "@noble/hashes/hmac.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { toUtf8 } from "@outrigger/go-std/fmt";

const SEED = "com.lyndir.masterpassword";

/** The shapes that a password of a type may have, a letter a character. */
const SHAPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["maximum", ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"]],
  ["long", longShapes()],
  ["medium", ["CvcnoCvc", "CvcCvcno"]],
  ["short", ["Cvcn"]],
  ["basic", ["aaanaaan", "aannaaan", "aaannaaa"]],
  ["pin", ["nnnn"]],
]);

const LETTERS = "BCDFGHJKLMNPQRSTVWXYZ";
const VOWELS = "AEIOU";
const ALL_LETTERS = `${VOWELS}${VOWELS.toLowerCase()}${LETTERS}${LETTERS.toLowerCase()}`;

/** What a letter of a shape stands for. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["V", VOWELS],
  ["C", LETTERS],
  ["v", VOWELS.toLowerCase()],
  ["c", LETTERS.toLowerCase()],
  ["A", VOWELS + LETTERS],
  ["a", ALL_LETTERS],
  ["n", "0123456789"],
  ["o", "@&%?,=[]_:-+*$#!'^~;()/."],
  ["x", `${ALL_LETTERS}0123456789!@#$%^&*()`],
]);

/** What {@link derivePassword} derives from. */
export interface PasswordRequest {
  readonly counter: number;
  readonly type: string;
  readonly password: string;
  readonly user: string;
  readonly site: string;
}

/** A site's password from a master password, the same each time. Behaves as: sprig, derivePassword (the Master Password algorithm). */
export function derivePassword({ counter, type, password, user, site }: PasswordRequest): string {
  const shapes = SHAPES.get(type);
  if (shapes === undefined) {
    return `cannot find password template ${type}`;
  }
  const salt = concatenate(toUtf8(SEED), sized(user));
  const key = scrypt(toUtf8(password), salt, { N: 32_768, r: 8, p: 2, dkLen: 64 });
  const seed = hmac(sha256, key, concatenate(toUtf8(SEED), sized(site), bigEndian(counter)));
  const shape = shapes[(seed[0] ?? 0) % shapes.length] ?? "";
  return Array.from(shape, (letter, i) => {
    const characters = CHARACTERS.get(letter) ?? "";
    return characters.charAt((seed[i + 1] ?? 0) % characters.length);
  }).join("");
}

/** Three syllables and a number with a mark, which stand before, between and after; each of the syllables may be long. */
function longShapes(): readonly string[] {
  const mark = "no";
  return [
    ["Cvcv", "Cvcv", "Cvcv"],
    ["Cvcc", "Cvcv", "Cvcv"],
    ["Cvcv", "Cvcc", "Cvcv"],
    ["Cvcv", "Cvcv", "Cvcc"],
    ["Cvcc", "Cvcc", "Cvcv"],
    ["Cvcv", "Cvcc", "Cvcc"],
    ["Cvcc", "Cvcv", "Cvcc"],
  ].flatMap(([a = "", b = "", c = ""]) => [a + mark + b + c, a + b + mark + c, a + b + c + mark]);
}

function sized(text: string): Uint8Array {
  const bytes = toUtf8(text);
  return concatenate(bigEndian(bytes.length), bytes);
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function concatenate(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
