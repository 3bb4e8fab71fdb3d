import { issueAuthority, issueLeaf, type KeyPair, validFor } from "@outrigger/kube-client/certificates";

/** A server's certificate and key, and the authority that a client needs to trust it, all PEM. */
export interface LoopbackPair extends KeyPair {
  readonly ca: string;
}

/** Issues a certificate for this machine's own address, good for a day. */
export async function issueForLoopback(): Promise<LoopbackPair> {
  const validity = validFor(1, Date.now());
  const authority = await issueAuthority("Outrigger test CA", validity);
  const pair = await issueLeaf({ authority, commonName: "localhost", ips: ["127.0.0.1"], ...validity });
  return { ...pair, ca: authority.cert };
}
