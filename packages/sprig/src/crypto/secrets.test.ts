import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { toUtf8 } from "@outrigger/go-std/fmt";
import { describe, expect, test } from "vitest";
import { decryptAes, encryptAes } from "./aes.ts";
import { bcryptHash } from "./bcrypt.ts";
import { generatePrivateKey } from "./private-key.ts";

/** What Go's sprig made of a password, with a salt or vector of its own. */
interface Row {
  readonly kind: "bcrypt" | "encryptAES";
  readonly password: string;
  readonly ok: string;
}

const rows = JSON.parse(
  readFileSync(new URL("../../fixtures/secrets.json", import.meta.url), "utf8"),
) as readonly Row[];
const ofKind = (kind: Row["kind"]): readonly Row[] => rows.filter((row) => row.kind === kind);
const BCRYPT_ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

describe("bcryptHash()", () => {
  test.each(ofKind("bcrypt"))("makes Go's hash of $password with Go's salt", ({ password, ok }) => {
    expect(bcryptHash(toUtf8(password.replace("\\t", "\t")), saltOf(ok))).toBe(ok);
  });
});

describe("encryptAes()", () => {
  test.each(ofKind("encryptAES"))("makes what Go made with $password, and reads it", ({ password, ok }) => {
    const key = password.replace("\\t", "\t");
    const plain = `plain text é of ${password.length}`;
    const vector = Buffer.from(ok, "base64").subarray(0, 16);
    expect(decryptAes(key, ok)).toBe(plain);
    expect(encryptAes(key, plain, () => new Uint8Array(vector))).toBe(ok);
  });
});

describe("generatePrivateKey()", () => {
  test.each(["ecdsa", "ed25519"])("makes %s keys that sign", (type) => {
    const pem = generatePrivateKey(type, (bytes) => new Uint8Array(bytes).map((_, i) => i * 31 + 7));
    const key = createPrivateKey(pem);
    const message = Buffer.from("message");
    const digest = type === "ecdsa" ? "sha256" : null;
    expect(key.asymmetricKeyType).toBe(type === "ecdsa" ? "ec" : "ed25519");
    expect(verify(digest, message, createPublicKey(key), sign(digest, message, key))).toBe(true);
  });

  test.each(["", "rsa", "dsa"])("leaves %j out", (type) => {
    expect(() => generatePrivateKey(type, (bytes) => new Uint8Array(bytes))).toThrow(
      expect.objectContaining({ code: "sprig-left-out", where: { function: "genPrivateKey" } }),
    );
  });
});

/** The 16 bytes of salt in a bcrypt hash. */
function saltOf(hash: string): Uint8Array {
  const digits = Array.from(hash.slice(7, 29), (character) => BCRYPT_ALPHABET.indexOf(character));
  const bits = digits.map((digit) => digit.toString(2).padStart(6, "0")).join("");
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2));
}
