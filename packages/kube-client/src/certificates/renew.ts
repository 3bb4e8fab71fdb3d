import { createPrivateKey } from "node:crypto";
import type { X509Certificate } from "node:crypto";
import { issueAuthority, issueLeaf, validFor } from "./issue.ts";
import type { KeyPair } from "./issue.ts";
import { firstCertificate, holdsAt, lifeOf, pemSizeProblem, readBundle } from "./read-pem.ts";
import type { BundleEntry } from "./read-pem.ts";

/** What replicas share: an authority, those before it that still hold, and a server certificate. All PEM. */
export interface SelfIssuedState {
  /** The authority in force first; what clients are to trust. */
  readonly caBundle: string;
  /** The key of the first authority of the bundle. */
  readonly caKey: string;
  readonly server: KeyPair;
}

/** How certificates are issued, and when anew. */
export interface RenewalRules {
  /** All of them stand in the server's certificate. */
  readonly dnsNames: readonly string[];
  /** Days; 365. */
  readonly authorityDays?: number;
  /** Days; 90. */
  readonly serverDays?: number;
  /** Milliseconds that a new authority is published before a certificate of it is served; ten minutes. */
  readonly settleMs?: number;
}

/** The part of its life that a certificate may have left before it is renewed: a third. */
const LEFT = 1 / 3;

/** Below this part of its life a server certificate is renewed even by an authority that is quite new. */
const URGENT = 1 / 10;
const TEN_MINUTES = 10 * 60 * 1000;

/**
 * Issues what is missing, wrong or due. A new authority stands in the bundle beside the old one, which goes on to vouch for the
 * server certificate that is in use, so that clients learn of it before they meet it.
 *
 * @param now milliseconds since 1970.
 * @returns the same object when nothing is due.
 */
export async function renew(
  state: SelfIssuedState | undefined,
  rules: RenewalRules,
  now: number,
): Promise<SelfIssuedState> {
  const authorities = state === undefined ? [] : readBundle(state.caBundle).filter((entry) => isAuthority(entry, now));
  const current = state === undefined ? undefined : authorityOf(state, authorities[0], now);
  const trusted = trustedAt(authorities, current, now);
  const served = state !== undefined && isServable(state.server, trusted, { rules, now }) ? state.server : undefined;
  if (state === undefined || current === undefined || isDue(current.certificate, now)) {
    const made = await newAuthority(rules, now);
    const server = served ?? (await newServer(made, rules, now));
    return { caBundle: bundleOf(made.cert, trusted), caKey: made.key, server };
  }
  if (served !== undefined && !isServerDue(served, current.certificate, { rules, now })) return state;
  return {
    ...state,
    caBundle: bundleOf(current.pair.cert, trusted),
    server: await newServer(current.pair, rules, now),
  };
}

interface Authority {
  readonly certificate: X509Certificate;
  readonly pair: KeyPair;
}

/** The authority that can still sign: the bundle's first, when the key is its. */
function authorityOf(state: SelfIssuedState, first: BundleEntry | undefined, now: number): Authority | undefined {
  const stated = firstCertificate(state.caBundle);
  if (first === undefined || stated?.fingerprint256 !== first.certificate.fingerprint256) return undefined;
  if (!holdsAt(first.certificate, now) || !fits(first.certificate, state.caKey)) return undefined;
  return { certificate: first.certificate, pair: { cert: first.pem, key: state.caKey } };
}

/** Authorities that clients may go on trusting; those of a future that this clock does not know are kept, the old ones are not. */
function trustedAt(
  entries: readonly BundleEntry[],
  current: Authority | undefined,
  now: number,
): readonly BundleEntry[] {
  const MOST = 4;
  const fresh = entries.filter(({ certificate }) => holdsAt(certificate, now));
  const first = fresh.filter(({ certificate }) => certificate.fingerprint256 === current?.certificate.fingerprint256);
  return [...first, ...fresh.filter((entry) => !first.includes(entry))].slice(0, MOST);
}

function isAuthority({ certificate }: BundleEntry, now: number): boolean {
  return certificate.ca && lifeOf(certificate).to > now;
}

interface At {
  readonly rules: RenewalRules;
  readonly now: number;
}

/** Whether a server can show this pair: it holds, fits, names what is asked for, and somebody trusted issued it. */
function isServable({ cert, key }: KeyPair, trusted: readonly BundleEntry[], { rules, now }: At): boolean {
  if (pemSizeProblem(cert, "certificate") !== undefined) return false;
  const leaf = firstCertificate(cert);
  if (leaf === undefined || !holdsAt(leaf, now) || !fits(leaf, key)) return false;
  const named = rules.dnsNames.every((name) => leaf.checkHost(name) !== undefined);
  return named && trusted.some(({ certificate }) => leaf.verify(certificate.publicKey));
}

function isServerDue({ cert }: KeyPair, authority: X509Certificate, { rules, now }: At): boolean {
  const leaf = firstCertificate(cert);
  if (leaf === undefined) return true;
  if (!isDue(leaf, now)) return false;
  const settled = now - issuedAt(authority) >= (rules.settleMs ?? TEN_MINUTES);
  return settled || isDue(leaf, now, URGENT);
}

function isDue(certificate: X509Certificate, now: number, left: number = LEFT): boolean {
  const { from, to } = lifeOf(certificate);
  return to - now < (to - from) * left;
}

/** Certificates begin a day before they are made. */
function issuedAt(certificate: X509Certificate): number {
  const DAY = 24 * 60 * 60 * 1000;
  return lifeOf(certificate).from + DAY;
}

function fits(certificate: X509Certificate, key: string): boolean {
  if (pemSizeProblem(key, "key") !== undefined) return false;
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function bundleOf(first: string, others: readonly BundleEntry[]): string {
  return [first, ...others.map(({ pem }) => pem).filter((pem) => pem !== first)].join("");
}

async function newAuthority({ authorityDays = 365 }: RenewalRules, now: number): Promise<KeyPair> {
  return issueAuthority("Outrigger webhook CA", validFor(authorityDays, now));
}

async function newServer(
  authority: KeyPair,
  { dnsNames, serverDays = 90 }: RenewalRules,
  now: number,
): Promise<KeyPair> {
  const [commonName = "outrigger"] = dnsNames;
  // A common name holds 64 characters at most; names that count are those of the list.
  return issueLeaf({ authority, commonName: commonName.slice(0, 64), dnsNames, ...validFor(serverDays, now) });
}
