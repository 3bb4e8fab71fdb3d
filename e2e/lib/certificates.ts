// @peculiar/x509 asks for its metadata polyfill before it is loaded itself.
// oxlint-disable-next-line import/no-unassigned-import
import "reflect-metadata";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from "@peculiar/x509";
import { isIP } from "node:net";

/** A certificate and its private key, PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority for one run. */
export interface Authority {
  /** Its certificate, PEM. */
  readonly cert: string;
  /** A server's pair for the given DNS names and addresses. */
  server(names: readonly string[]): Promise<KeyPair>;
  /** A client's pair; Kubernetes takes the organization for a group. */
  client(name: string, organization: string): Promise<KeyPair>;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const day = 24 * 60 * 60 * 1000;

/** Makes an authority and keeps its key in memory. */
export async function createAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const extensions = [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
  ];
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    ...validity(),
    keys,
    signingAlgorithm: algorithm,
    extensions,
  });
  const issue = (
    subject: string,
    usage: readonly (ExtendedKeyUsageExtension | SubjectAlternativeNameExtension)[],
  ): Promise<KeyPair> => issueFrom({ own, keys }, subject, usage);
  return {
    cert: own.toString("pem"),
    server: (names) => {
      const alternatives = names.map((value) => ({
        type: isIP(value) === 0 ? ("dns" as const) : ("ip" as const),
        value,
      }));
      return issue("CN=server", [
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(alternatives),
      ]);
    },
    client: (client, organization) =>
      issue(`O=${organization}, CN=${client}`, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])]),
  };
}

type Keys = Awaited<ReturnType<typeof newKeys>>;

async function issueFrom(
  authority: { readonly own: X509Certificate; readonly keys: Keys },
  subject: string,
  usage: readonly (ExtendedKeyUsageExtension | SubjectAlternativeNameExtension)[],
): Promise<KeyPair> {
  const keys = await newKeys();
  const cert = await X509CertificateGenerator.create({
    subject,
    issuer: authority.own.subject,
    ...validity(),
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true), ...usage],
  });
  return { cert: cert.toString("pem"), key: await pemOf(keys) };
}

function newKeys() {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function pemOf(keys: Keys): Promise<string> {
  const base64 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return `-----BEGIN PRIVATE KEY-----\n${base64.replaceAll(/.{64}/g, "$&\n")}\n-----END PRIVATE KEY-----\n`;
}

function validity(): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
}
