import { X509Certificate, createPrivateKey } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { issueAuthority, issueLeaf, validFor } from "./issue.ts";
import { readBundle } from "./read-pem.ts";
import { renew } from "./renew.ts";
import type { SelfIssuedState } from "./renew.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2030, 0, 1);
const RULES = { dnsNames: ["injector.istio-system.svc"] };
const days = (count: number): number => NOW + count * DAY;

let first: SelfIssuedState;
beforeAll(async () => {
  first = await renew(undefined, RULES, NOW);
});

function authorities({ caBundle }: SelfIssuedState): string[] {
  return readBundle(caBundle).map(({ certificate }) => certificate.fingerprint256);
}

/** A client of the state's bundle can verify the server, and the keys fit. */
function expectSound(state: SelfIssuedState, now: number): void {
  const leaf = new X509Certificate(state.server.cert);
  const bundle = readBundle(state.caBundle);
  expect(bundle.some(({ certificate }) => leaf.verify(certificate.publicKey))).toBe(true);
  expect(leaf.checkPrivateKey(createPrivateKey(state.server.key))).toBe(true);
  expect(bundle[0]?.certificate.checkPrivateKey(createPrivateKey(state.caKey))).toBe(true);
  expect(Date.parse(leaf.validTo)).toBeGreaterThan(now);
  expect(bundle.every(({ certificate }) => Date.parse(certificate.validTo) > now)).toBe(true);
}

test("renew() issues an authority and a server certificate from nothing", () => {
  expectSound(first, NOW);
  expect(authorities(first)).toHaveLength(1);
});

test("renew() leaves alone what has more than a third of its life left", async () => {
  expect(await renew(first, RULES, NOW)).toBe(first);
  expect(await renew(first, RULES, days(59))).toBe(first);
});

test("renew() renews the server certificate before a third of its life is left, by the same authority", async () => {
  const next = await renew(first, RULES, days(61));
  expect(next.server.cert).not.toBe(first.server.cert);
  expect([next.caBundle, next.caKey]).toEqual([first.caBundle, first.caKey]);
  expectSound(next, days(61));
});

test("renew() puts a new authority beside the old one, and serves what the old one issued until it settled", async () => {
  const old = await renew(first, RULES, days(240));
  const next = await renew(old, RULES, days(245));
  expect(next.server).toEqual(old.server);
  expect(authorities(next)).toHaveLength(2);
  expect(authorities(next)[1]).toBe(authorities(old)[0]);
  expectSound(next, days(245));
  const later = await renew(next, RULES, days(240 + 61));
  expect(authorities(later)).toEqual(authorities(next));
  expect(new X509Certificate(later.server.cert).verify(readBundle(later.caBundle)[0]!.certificate.publicKey)).toBe(
    true,
  );
});

test("renew() waits for a new authority to settle before it serves what it issued, unless time is short", async () => {
  const early = { ...RULES, authorityDays: 90, serverDays: 90 };
  const state = await renew(undefined, early, NOW);
  const at = days(62);
  const published = await renew(state, early, at);
  expect(published.server).toEqual(state.server);
  expect(await renew(published, early, at + 60_000)).toBe(published);
  const settled = await renew(published, early, at + 11 * 60_000);
  expect(settled.server.cert).not.toBe(state.server.cert);
  expectSound(settled, at);
});

test("renew() issues everything anew when everything has expired", async () => {
  const next = await renew(first, RULES, days(3650));
  expectSound(next, days(3650));
  expect(authorities(next)).toHaveLength(1);
});

test.each<[name: string, broken: (state: SelfIssuedState) => SelfIssuedState, keepsAuthority: boolean]>([
  ["a key of another certificate", (state) => ({ ...state, server: { ...state.server, key: state.caKey } }), true],
  ["no certificate", (state) => ({ ...state, server: { ...state.server, cert: "nothing" } }), true],
  ["a certificate without end", (state) => ({ ...state, server: { ...state.server, cert: "x".repeat(1e6) } }), true],
  ["an authority's key that is none", (state) => ({ ...state, caKey: "nothing" }), false],
  ["a bundle that is none", (state) => ({ ...state, caBundle: "nothing" }), false],
  ["a bundle without end", (state) => ({ ...state, caBundle: state.caBundle.repeat(1000) }), false],
])("renew() repairs %s", async (_, broken, keepsAuthority) => {
  const next = await renew(broken(first), RULES, NOW);
  expectSound(next, NOW);
  expect(authorities(next)[0] === authorities(first)[0]).toBe(keepsAuthority);
});

test("renew() issues a certificate for names that were added", async () => {
  const rules = { dnsNames: [...RULES.dnsNames, "other.istio-system.svc"] };
  const next = await renew(first, rules, NOW);
  expect(new X509Certificate(next.server.cert).checkHost("other.istio-system.svc")).toBeDefined();
  expect(next.caBundle).toBe(first.caBundle);
});

test("renew() serves nothing that a stranger issued", async () => {
  const stranger = await issueAuthority("stranger", validFor(100, NOW));
  const leaf = await issueLeaf({
    authority: stranger,
    commonName: "x",
    dnsNames: RULES.dnsNames,
    ...validFor(90, NOW),
  });
  const next = await renew({ ...first, server: leaf }, RULES, NOW);
  expect(next.server.cert).not.toBe(leaf.cert);
});
