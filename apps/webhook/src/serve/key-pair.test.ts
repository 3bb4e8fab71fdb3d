import { beforeAll, expect, test } from "vitest";
import { issueForLocalhost } from "../demo/self-issued.ts";
import { keyPairProblem } from "./key-pair.ts";
import type { KeyPair } from "./key-pair.ts";

let pair: KeyPair;
let other: KeyPair;
beforeAll(async () => {
  pair = (await issueForLocalhost()).keyPair;
  other = (await issueForLocalhost()).keyPair;
});

test("keyPairProblem() takes a pair, text around it, and a chain", () => {
  expect(keyPairProblem(pair)).toBeUndefined();
  expect(keyPairProblem({ cert: `words\n${pair.cert}${other.cert}`, key: `words\n${pair.key}` })).toBeUndefined();
});

test.each<[name: string, pair: () => KeyPair, problem: string]>([
  [
    "a key of another certificate",
    () => ({ cert: pair.cert, key: other.key }),
    "tls: private key does not match public key",
  ],
  [
    "a certificate without end",
    () => ({ ...pair, cert: pair.cert.repeat(100) }),
    "tls: the certificate is over the limit of 36500 bytes of PEM",
  ],
  [
    "a key without end",
    () => ({ ...pair, key: pair.key.repeat(100) }),
    "tls: the key is over the limit of 13000 bytes of PEM",
  ],
  ["an empty certificate", () => ({ ...pair, cert: "" }), "tls: failed to find any PEM data in certificate input"],
  ["an empty key", () => ({ ...pair, key: "" }), "tls: failed to find any PEM data in key input"],
  [
    "a key for a certificate",
    () => ({ cert: pair.key, key: pair.key }),
    "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched",
  ],
  [
    "a certificate for a key",
    () => ({ cert: pair.cert, key: pair.cert }),
    "tls: found a certificate rather than a key in the PEM for the private key",
  ],
  [
    "another block for a certificate",
    () => ({ ...pair, cert: "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n" }),
    'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [X509 CRL]',
  ],
])("keyPairProblem(): %s", (_, read, problem) => {
  expect(keyPairProblem(read())).toBe(problem);
});

test("keyPairProblem() finds a certificate that is none", () => {
  expect(keyPairProblem({ ...pair, cert: pair.cert.replace(/MII[A-Za-z0-9]+/, "AAAA") })).toMatch(/^x509: /);
  expect(keyPairProblem({ ...pair, key: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" })).toMatch(
    /^tls: failed to parse private key/,
  );
});
