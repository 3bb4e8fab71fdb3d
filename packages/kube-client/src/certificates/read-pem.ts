import { X509Certificate } from "node:crypto";

/** The most bytes of PEM that are read, as others who were attacked with it have them: parsing certificates is dear. */
export const PEM_LIMITS = { certificate: 36_500, key: 13_000, bundle: 330_000 } as const;

/** What is wrong with the size of a PEM text, or undefined. */
export function pemSizeProblem(pem: string, kind: keyof typeof PEM_LIMITS): string | undefined {
  const limit = PEM_LIMITS[kind];
  return Buffer.byteLength(pem) <= limit ? undefined : `the ${kind} is over the limit of ${limit} bytes of PEM`;
}

/** A certificate of a bundle. */
export interface BundleEntry {
  /** As it stood, with a newline at its end. */
  readonly pem: string;
  readonly certificate: X509Certificate;
}

/**
 * The certificates of a bundle, in their order, each once. What stands around them, and what is none, is passed over.
 *
 * @returns nothing for a text over the limit.
 */
export function readBundle(pem: string): readonly BundleEntry[] {
  if (pemSizeProblem(pem, "bundle") !== undefined) return [];
  const found = new Map<string, BundleEntry>();
  for (const block of pemBlocks(pem)) {
    const certificate = parseCertificate(block);
    if (certificate !== undefined && !found.has(certificate.fingerprint256)) {
      found.set(certificate.fingerprint256, { pem: block, certificate });
    }
  }
  return [...found.values()];
}

/** The first certificate of a PEM text: of a chain, the server's own. Undefined where there is none. */
export function firstCertificate(pem: string): X509Certificate | undefined {
  return readBundle(pem)[0]?.certificate;
}

/** From when to when a certificate holds, in milliseconds since 1970. */
export function lifeOf(certificate: X509Certificate): { readonly from: number; readonly to: number } {
  return { from: Date.parse(certificate.validFrom), to: Date.parse(certificate.validTo) };
}

/** Whether a certificate holds at a time, milliseconds since 1970. */
export function holdsAt(certificate: X509Certificate, now: number): boolean {
  const { from, to } = lifeOf(certificate);
  return from <= now && now < to;
}

const BEGIN = "-----BEGIN CERTIFICATE-----";
const END = "-----END CERTIFICATE-----";

function pemBlocks(text: string): string[] {
  const blocks: string[] = [];
  for (let at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + BEGIN.length)) {
    const end = text.indexOf(END, at);
    if (end < 0) break;
    blocks.push(`${text.slice(at, end + END.length).replaceAll("\r", "")}\n`);
  }
  return blocks;
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
