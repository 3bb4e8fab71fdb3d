import { issueAuthority, issueLeaf, type KeyPair, validFor } from "@outrigger/kube-client/certificates";
import { isIP } from "node:net";

/** A certificate authority for one run. */
export interface Authority {
  /** Its certificate, PEM. */
  readonly cert: string;
  /** A server's pair for the given DNS names and addresses. */
  server(names: readonly string[]): Promise<KeyPair>;
  /** A client's pair; Kubernetes takes the organization for a group. */
  client(name: string, organization: string): Promise<KeyPair>;
}

/** Makes an authority that is good for a day, and keeps its key in memory. */
export async function createAuthority(name: string): Promise<Authority> {
  const validity = validFor(1, Date.now());
  const authority = await issueAuthority(name, validity);
  return {
    cert: authority.cert,
    server: (names) => {
      const ips = names.filter((value) => isIP(value) !== 0);
      const dnsNames = names.filter((value) => isIP(value) === 0);
      return issueLeaf({ authority, commonName: "server", dnsNames, ips, ...validity });
    },
    client: (commonName, organization) =>
      issueLeaf({ authority, commonName, organization, use: "client", ...validity }),
  };
}
