import { cbc } from "@noble/ciphers/aes.js";
import { fromUtf8, toUtf8, utf8Length } from "@outrigger/go-std/fmt";
import { encodeBase64, STANDARD } from "../encoding/base64.ts";
import { decodeBase64 } from "../encoding/decode-base64.ts";
import { goError } from "../go-panic.ts";

const BLOCK = 16;

/** AES-256 in CBC mode, the initial vector before it, in base64; the key is the password, cut or filled up with zeros. Behaves as: sprig, encryptAES. */
export function encryptAes(password: string, plain: string, random: (bytes: number) => Uint8Array): string {
  if (plain === "") {
    return "";
  }
  const vector = random(BLOCK);
  const encrypted = cbc(keyOf(password), vector).encrypt(toUtf8(plain));
  const whole = new Uint8Array(BLOCK + encrypted.length);
  whole.set(vector);
  whole.set(encrypted, BLOCK);
  return encodeBase64(whole, STANDARD);
}

/** What {@link encryptAes} encrypted. Padding is believed, as Go's sprig does: a wrong password gives anything. Behaves as: sprig, decryptAES. */
export function decryptAes(password: string, encrypted: string): string {
  if (encrypted === "") {
    return "";
  }
  const decoded = decodeBase64(encrypted);
  if ("fault" in decoded) {
    throw goError(decoded.fault);
  }
  const { bytes } = decoded;
  if (bytes.length < BLOCK) {
    const capacity = capacityOf(encrypted);
    throw goError(
      capacity < BLOCK
        ? `runtime error: slice bounds out of range [:16] with capacity ${capacity}`
        : `runtime error: slice bounds out of range [16:${bytes.length}]`,
    );
  }
  if (bytes.length % BLOCK !== 0) {
    throw goError("crypto/cipher: input not full blocks");
  }
  if (bytes.length === BLOCK) {
    throw goError("runtime error: index out of range [-1]");
  }
  const plain = cbc(keyOf(password), bytes.subarray(0, BLOCK), { disablePadding: true }).decrypt(bytes.subarray(BLOCK));
  const end = plain.length - (plain.at(-1) ?? 0);
  if (end < 0) {
    throw goError(`runtime error: slice bounds out of range [:${end}]`);
  }
  return fromUtf8(plain.subarray(0, end));
}

/** Go makes room for as many bytes as a base64 text of that length may have. */
function capacityOf(encrypted: string): number {
  return Math.floor(utf8Length(encrypted) / 4) * 3;
}

function keyOf(password: string): Uint8Array {
  const key = new Uint8Array(32);
  key.set(toUtf8(password).subarray(0, key.length));
  return key;
}
