// @peculiar/x509 asks for its metadata polyfill before it is loaded itself.
// oxlint-disable-next-line import/no-unassigned-import
import "reflect-metadata";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { X509Certificate } from "@peculiar/x509";
import type { webcrypto } from "node:crypto";
import type { KeyPair } from "../serve/key-pair.ts";

/** A certificate that nobody else issued, and the authority that a client needs to trust it. */
export interface SelfIssued {
  readonly keyPair: KeyPair;
  /** PEM. */
  readonly ca: string;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Issues a certificate authority and a server certificate for this machine's own names. The authority's key is forgotten at once, so
 * it can never sign anything else.
 *
 * @param validDays from now; both begin a day earlier, for clocks that are behind.
 */
export async function issueForLocalhost(validDays = 30): Promise<SelfIssued> {
  const now = Date.now();
  const validity = { notBefore: new Date(now - DAY), notAfter: new Date(now + validDays * DAY) };
  const caKeys = await generateKeys();
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: "CN=Outrigger demo CA",
    serialNumber: serialNumber(),
    ...validity,
    keys: caKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const leafKeys = await generateKeys();
  const leaf = await issueLeaf({ ca, caKeys, leafKeys, validity });
  const key = pem("PRIVATE KEY", await crypto.subtle.exportKey("pkcs8", leafKeys.privateKey));
  return { keyPair: { cert: `${leaf.toString("pem")}\n`, key }, ca: `${ca.toString("pem")}\n` };
}

interface Issue {
  readonly ca: X509Certificate;
  readonly caKeys: webcrypto.CryptoKeyPair;
  readonly leafKeys: webcrypto.CryptoKeyPair;
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
}

async function issueLeaf({ ca, caKeys, leafKeys, validity }: Issue): Promise<X509Certificate> {
  return X509CertificateGenerator.create({
    subject: "CN=localhost",
    issuer: ca.subject,
    serialNumber: serialNumber(),
    ...validity,
    publicKey: leafKeys.publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      await AuthorityKeyIdentifierExtension.create(ca.publicKey),
      await SubjectKeyIdentifierExtension.create(leafKeys.publicKey),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: "dns", value: "localhost" },
        { type: "ip", value: "127.0.0.1" },
        { type: "ip", value: "::1" },
      ]),
    ],
  });
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

/** 16 random bytes as hex; the first bit is clear, for a serial number is a positive integer. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function pem(label: string, der: ArrayBuffer): string {
  const base64 = Buffer.from(der)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}
