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
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { webcrypto } from "node:crypto";

/** A certificate (chain) and its private key, both PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** From when to when a certificate holds. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** What a server or client certificate is issued for. */
export interface LeafRequest extends Validity {
  readonly authority: KeyPair;
  readonly commonName: string;
  /** What Kubernetes takes for a client's group. */
  readonly organization?: string;
  readonly dnsNames?: readonly string[];
  readonly ips?: readonly string[];
  /** What it may be used for; `server` unless said otherwise. */
  readonly use?: "server" | "client";
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY = 24 * 60 * 60 * 1000;

/** From a day ago, for clocks that are behind, to some days from now. @param now milliseconds since 1970. */
export function validFor(days: number, now: number): Validity {
  return { notBefore: new Date(now - DAY), notAfter: new Date(now + days * DAY) };
}

/** Issues a certificate authority that signs itself. It can sign certificates, but no other authority. */
export async function issueAuthority(commonName: string, validity: Validity): Promise<KeyPair> {
  const keys = await generateKeys();
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${commonName}`,
    serialNumber: serialNumber(),
    ...validity,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: `${ca.toString("pem")}\n`, key: await keyPem(keys.privateKey) };
}

/** Issues a certificate with a new key. */
export async function issueLeaf({ authority, commonName, ...request }: LeafRequest): Promise<KeyPair> {
  const { organization, dnsNames = [], ips = [], use = "server", notBefore, notAfter } = request;
  const ca = new X509Certificate(authority.cert);
  const keys = await generateKeys();
  const names = [
    ...dnsNames.map((value) => ({ type: "dns" as const, value })),
    ...ips.map((value) => ({ type: "ip" as const, value })),
  ];
  const leaf = await X509CertificateGenerator.create({
    subject: organization === undefined ? `CN=${commonName}` : `O=${organization}, CN=${commonName}`,
    issuer: ca.subject,
    serialNumber: serialNumber(),
    notBefore,
    notAfter,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      await AuthorityKeyIdentifierExtension.create(ca.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([use === "server" ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth]),
      ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)]),
    ],
  });
  return { cert: `${leaf.toString("pem")}\n`, key: await keyPem(keys.privateKey) };
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ""), "base64");
  return crypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}

/** 16 random bytes as hex; the first bit is clear, for a serial number is a positive integer. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  const base64 = Buffer.from(await crypto.subtle.exportKey("pkcs8", key)).toString("base64");
  const lines = base64.replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}
