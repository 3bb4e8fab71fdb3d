import { stringType } from "@outrigger/go-std";
import { toUtf8 } from "@outrigger/go-std/fmt";
import type { GoType } from "@outrigger/go-std";
import { contentOf } from "@outrigger/go-std";
import { define, type FunctionTable, type Param, text } from "../define.ts";
import type { SprigHost } from "../host.ts";
import { decryptAes, encryptAes } from "./aes.ts";
import { bcryptHash } from "./bcrypt.ts";
import { derivePassword } from "./derive-password.ts";
import { digestFunctions } from "./digest.ts";
import { generatePrivateKey } from "./private-key.ts";

const uint32Type: GoType = { kind: "uint32", name: "uint32" };
const uint32: Param<number> = { type: uint32Type, read: (value) => Number(contentOf(value)) };
const SALT = 16;

/** Family: cryptography. Salts, vectors and keys come from the host's random bytes. */
export function cryptoFunctions({ random }: SprigHost): FunctionTable {
  const bcrypt = (password: string): string => hashOrExplain(password, random);
  return {
    ...digestFunctions(),
    bcrypt: define([text], stringType, bcrypt),
    htpasswd: define([text, text], stringType, (user, password) =>
      user.includes(":") ? `invalid username: ${user}` : `${user}:${bcrypt(password)}`,
    ),
    encryptAES: define([text, text], stringType, (password, plain) => encryptAes(password, plain, random)),
    decryptAES: define([text, text], stringType, decryptAes),
    derivePassword: define([uint32, text, text, text, text], stringType, (counter, ...texts) => {
      const [type, password, user, site] = texts;
      return derivePassword({ counter, type, password, user, site });
    }),
    genPrivateKey: define([text], stringType, (type) => generatePrivateKey(type, random)),
  };
}

function hashOrExplain(password: string, random: SprigHost["random"]): string {
  try {
    return bcryptHash(toUtf8(password), random(SALT));
  } catch (error) {
    return `failed to encrypt string with bcrypt: ${error instanceof Error ? error.message : ""}`;
  }
}
