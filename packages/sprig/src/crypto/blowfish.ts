import { piWords } from "./pi-words.ts";

const ROUNDS = 16;
const P_WORDS = ROUNDS + 2;
const S_WORDS = 4 * 256;

/** Blowfish's state: the round keys, then the four substitution boxes one behind the other. */
export interface Blowfish {
  readonly keys: Uint32Array;
  readonly boxes: Uint32Array;
}

/** The state that Blowfish begins with. */
export function initialBlowfish(): Blowfish {
  const words = piWords(P_WORDS + S_WORDS);
  return { keys: words.slice(0, P_WORDS), boxes: words.slice(P_WORDS) };
}

/** Encrypts the two words at `at`, in place. */
export function encryptBlock({ keys, boxes }: Blowfish, words: Uint32Array, at: number): void {
  let left = (words[at] ?? 0) ^ (keys[0] ?? 0);
  let right = words[at + 1] ?? 0;
  for (let round = 1; round <= ROUNDS; round += 2) {
    right ^= mix(boxes, left) ^ (keys[round] ?? 0);
    left ^= mix(boxes, right) ^ (keys[round + 1] ?? 0);
  }
  words[at] = right ^ (keys[ROUNDS + 1] ?? 0);
  words[at + 1] = left;
}

function mix(boxes: Uint32Array, word: number): number {
  const sum = ((boxes[word >>> 24] ?? 0) + (boxes[256 + ((word >>> 16) & 255)] ?? 0)) >>> 0;
  return ((sum ^ (boxes[512 + ((word >>> 8) & 255)] ?? 0)) + (boxes[768 + (word & 255)] ?? 0)) >>> 0;
}

/** Works a key, and a salt of four words if there is one, into the state. */
export function expandKey(state: Blowfish, key: Uint32Array, salt?: Uint32Array): void {
  const { keys, boxes } = state;
  for (let i = 0; i < keys.length; i++) {
    keys[i] = (keys[i] ?? 0) ^ (key[i] ?? 0);
  }
  const block = new Uint32Array(2);
  let salted = 0;
  for (const target of [keys, boxes]) {
    for (let i = 0; i < target.length; i += 2) {
      if (salt !== undefined) {
        block[0] = (block[0] ?? 0) ^ (salt[salted] ?? 0);
        block[1] = (block[1] ?? 0) ^ (salt[salted + 1] ?? 0);
        salted = (salted + 2) % 4;
      }
      encryptBlock(state, block, 0);
      target[i] = block[0] ?? 0;
      target[i + 1] = block[1] ?? 0;
    }
  }
}

/** The bytes of a key, over and over, as the words that are worked into the round keys. */
export function keyWords(key: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: P_WORDS }, (_, word) => {
    let value = 0;
    for (let i = 0; i < 4; i++) {
      value = (value << 8) | (key[(4 * word + i) % key.length] ?? 0);
    }
    return value >>> 0;
  });
}
