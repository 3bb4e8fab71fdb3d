import { type Blowfish, encryptBlock, expandKey, initialBlowfish, keyWords } from "./blowfish.ts";
import { goError } from "../go-panic.ts";

/** Rounds are 2^10. */
const COST = 10;
const MAX_PASSWORD = 72;
const MAGIC = "OrpheanBeholderScryDoubt";
/** Base64 in an order of its own, without padding. */
const ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A password's hash with a salt of 16 bytes, as `$2a$10$…`. Behaves as: bcrypt.GenerateFromPassword with the default cost. */
export function bcryptHash(password: Uint8Array, salt: Uint8Array): string {
  if (password.length > MAX_PASSWORD) {
    throw goError("bcrypt: password length exceeds 72 bytes");
  }
  const words = Uint32Array.from({ length: 6 }, (_, i) => wordAt(MAGIC, i));
  const state = expensiveState(password, salt);
  for (let i = 0; i < words.length; i += 2) {
    for (let n = 0; n < 64; n++) {
      encryptBlock(state, words, i);
    }
  }
  const bytes = Array.from(words, (word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]).flat();
  // The last byte is dropped, as the first implementation did.
  return `$2a$${COST}$${encode(salt)}${encode(bytes.slice(0, 23))}`;
}

function expensiveState(password: Uint8Array, salt: Uint8Array): Blowfish {
  const key = keyWords(Uint8Array.from([...password, 0]));
  const saltAsKey = keyWords(salt);
  const state = initialBlowfish();
  expandKey(state, key, saltAsKey.slice(0, 4));
  for (let round = 0; round < 1 << COST; round++) {
    expandKey(state, key);
    expandKey(state, saltAsKey);
  }
  return state;
}

function wordAt(text: string, index: number): number {
  let word = 0;
  for (let i = 0; i < 4; i++) {
    word = (word << 8) | text.charCodeAt(4 * index + i);
  }
  return word >>> 0;
}

function encode(bytes: ArrayLike<number>): string {
  let out = "";
  let held = 0;
  let bits = 0;
  for (const byte of Array.from(bytes)) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; ) {
      bits -= 6;
      out += ALPHABET.charAt((held >> bits) & 63);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET.charAt((held << (6 - bits)) & 63) : out;
}
