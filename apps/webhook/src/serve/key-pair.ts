import { X509Certificate, createPrivateKey } from "node:crypto";
import { pemSizeProblem, readBundle } from "@outrigger/kube-client";

/** A server certificate (chain) and its private key, both PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
  /** Only who shows a certificate of these authorities may ask, PEM; undefined is everybody. */
  readonly clientCa?: string | undefined;
}

/**
 * Checks that a certificate and a key can serve together.
 *
 * Behaves as: crypto/tls X509KeyPair, for its texts.
 *
 * @returns what is wrong with them, in Go's words, or undefined.
 */
export function keyPairProblem({ cert, key, clientCa }: KeyPair): string | undefined {
  if (clientCa !== undefined && readBundle(clientCa).length === 0) {
    return pemSizeProblem(clientCa, "bundle") ?? "--clientCAFile: there is no certificate in it";
  }
  const size = pemSizeProblem(cert, "certificate") ?? pemSizeProblem(key, "key");
  if (size !== undefined) return `tls: ${size}`;
  const certBlocks = pemBlocks(cert);
  if (!certBlocks.includes("CERTIFICATE")) return missingCertificate(certBlocks);
  const keyBlocks = pemBlocks(key);
  if (!keyBlocks.some(isKeyBlock)) return missingKey(keyBlocks);
  return mismatch({ cert, key });
}

/** Whether two are served alike. */
export function isSameKeyPair(one: KeyPair, other: KeyPair): boolean {
  return one.cert === other.cert && one.key === other.key && one.clientCa === other.clientCa;
}

function missingCertificate(blocks: readonly string[]): string {
  if (blocks.length === 0) return "tls: failed to find any PEM data in certificate input";
  if (blocks.length === 1 && blocks.some((type) => type.endsWith("PRIVATE KEY"))) {
    return (
      "tls: failed to find certificate PEM data in certificate input, but did find a private key; " +
      "PEM inputs may have been switched"
    );
  }
  const skipped = blocks.join(" ");
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${skipped}]`;
}

function missingKey(blocks: readonly string[]): string {
  if (blocks.length === 0) return "tls: failed to find any PEM data in key input";
  if (blocks.length === 1 && blocks[0] === "CERTIFICATE") {
    return "tls: found a certificate rather than a key in the PEM for the private key";
  }
  const skipped = blocks.join(" ");
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${skipped}]`;
}

function mismatch({ cert, key }: KeyPair): string | undefined {
  const leaf = parse(() => new X509Certificate(cert));
  if (leaf instanceof Error) return `x509: malformed certificate: ${leaf.message}`;
  const privateKey = parse(() => createPrivateKey(key));
  if (privateKey instanceof Error) return `tls: failed to parse private key: ${privateKey.message}`;
  return leaf.checkPrivateKey(privateKey) ? undefined : "tls: private key does not match public key";
}

function parse<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isKeyBlock(type: string): boolean {
  return type === "PRIVATE KEY" || type.endsWith(" PRIVATE KEY");
}

function pemBlocks(text: string): string[] {
  return [...text.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----\s*$/gm)].map(([, type = ""]) => type);
}
