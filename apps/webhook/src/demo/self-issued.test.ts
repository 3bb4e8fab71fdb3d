import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { issueForLocalhost } from "./self-issued.ts";

test("issueForLocalhost() issues what a client can verify", async () => {
  const { keyPair, ca } = await issueForLocalhost(5);
  const leaf = new X509Certificate(keyPair.cert);
  const authority = new X509Certificate(ca);
  expect(leaf.checkIssued(authority)).toBe(true);
  expect(leaf.verify(authority.publicKey)).toBe(true);
  expect([leaf.ca, authority.ca]).toEqual([false, true]);
  expect(leaf.subjectAltName).toBe("DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1");
  expect([leaf.checkHost("localhost"), leaf.checkIP("127.0.0.1"), leaf.checkIP("::1")]).toEqual([
    "localhost",
    "127.0.0.1",
    "::1",
  ]);
  const days = (Date.parse(leaf.validTo) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(4.9);
  expect(days).toBeLessThan(5.1);
});

test("issueForLocalhost() issues something new each time", async () => {
  const [first, second] = await Promise.all([issueForLocalhost(), issueForLocalhost()]);
  expect(first.keyPair.key).not.toBe(second.keyPair.key);
  expect(new X509Certificate(first.ca).serialNumber).not.toBe(new X509Certificate(second.ca).serialNumber);
});
