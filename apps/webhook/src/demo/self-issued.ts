import { issueAuthority, issueLeaf, validFor } from "@outrigger/kube-client/certificates";
import type { KeyPair } from "../serve/key-pair.ts";

/** A certificate that nobody else issued, and the authority that a client needs to trust it. */
export interface SelfIssued {
  readonly keyPair: KeyPair;
  /** PEM. */
  readonly ca: string;
}

/**
 * Issues a certificate authority and a server certificate for this machine's own names. The authority's key is forgotten at once, so
 * it can never sign anything else.
 *
 * @param validDays from now; both begin a day earlier, for clocks that are behind.
 */
export async function issueForLocalhost(validDays = 30): Promise<SelfIssued> {
  const validity = validFor(validDays, Date.now());
  const authority = await issueAuthority("Outrigger demo CA", validity);
  const names = { commonName: "localhost", dnsNames: ["localhost"], ips: ["127.0.0.1", "::1"] };
  return { keyPair: await issueLeaf({ authority, ...names, ...validity }), ca: authority.cert };
}
