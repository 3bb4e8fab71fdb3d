import { p256 } from "@noble/curves/nist.js";
import { encodeBase64, STANDARD } from "../encoding/base64.ts";
import { SprigError } from "../sprig-error.ts";

/** Object identifiers in DER. */
const P256 = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
const ED25519 = [0x06, 0x03, 0x2b, 0x65, 0x70];

/**
 * A new private key in PEM: `ecdsa` (P-256) or `ed25519`. Behaves as: sprig, genPrivateKey.
 *
 * @throws SprigError `sprig-left-out` for `rsa` and `dsa`, whose keys take seconds to find
 */
export function generatePrivateKey(type: string, random: (bytes: number) => Uint8Array): string {
  switch (type) {
    case "ecdsa":
      return pem("EC PRIVATE KEY", ecKey(p256.utils.randomSecretKey(random(p256.lengths.seed ?? 48))));
    case "ed25519":
      return pem("PRIVATE KEY", der(0x30, der(0x02, [0]), der(0x30, ED25519), der(0x04, der(0x04, random(32)))));
    case "":
    case "rsa":
    case "dsa":
      throw new SprigError(
        "sprig-left-out",
        `Cannot call genPrivateKey: ${type === "" ? "rsa" : type} keys are left out`,
        {
          name: "genPrivateKey",
          hint: 'Ask for "ecdsa" or "ed25519", or hand the key in as a value',
        },
      );
    default:
      return `Unknown type ${type}`;
  }
}

/** SEC 1: version, private key, curve, public key. */
function ecKey(secret: Uint8Array): readonly number[] {
  const bits = der(0x03, [0, ...p256.getPublicKey(secret, false)]);
  return der(0x30, der(0x02, [1]), der(0x04, secret), der(0xa0, P256), der(0xa1, bits));
}

/** A tag, the length of what follows, and that. */
function der(tag: number, ...parts: readonly ArrayLike<number>[]): readonly number[] {
  const content = parts.flatMap((part) => Array.from(part));
  return content.length < 0x80 ? [tag, content.length, ...content] : [tag, 0x81, content.length, ...content];
}

function pem(label: string, bytes: readonly number[]): string {
  const lines = encodeBase64(Uint8Array.from(bytes), STANDARD).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
