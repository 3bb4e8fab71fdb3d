import { createSecureServer } from "node:http2";
import { afterEach, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { issueForLocalhost } from "../demo/self-issued.ts";
import { createTlsServer } from "../serve/tls-server.ts";
import { createMetrics } from "./metrics.ts";
import { createMonitorApp } from "./serve-monitor.ts";
import { createSelfCheck, selfCheckUid } from "./self-check.ts";

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function linesOf(metrics: Awaited<ReturnType<typeof createMetrics>>, name: RegExp): Promise<string[]> {
  const { text } = await metrics.render();
  return text.split("\n").filter((line) => name.test(line));
}

test("createMetrics() counts reviews under Istio's names and by reason", async () => {
  const metrics = await createMetrics();
  const decided = (inject: boolean, reason: string) => ({ body: "", allowed: true, decision: { inject, reason } });
  metrics.answered(decided(true, "policy-enabled"), 0.0002, "1.5");
  metrics.answered(decided(true, "policy-enabled"), 2, "1.5");
  metrics.answered(decided(false, "host-network"), 0.00005, "1.5");
  metrics.answered({ body: "", allowed: false, failure: "template-failed" }, 0.001, "1.5");
  metrics.refused();
  expect(await linesOf(metrics, /^sidecar_injection_\w+_total /)).toEqual([
    "sidecar_injection_requests_total 5",
    "sidecar_injection_failure_total 2",
    "sidecar_injection_success_total 2",
    "sidecar_injection_skip_total 1",
  ]);
  expect(await linesOf(metrics, /^outrigger_decisions_total/)).toEqual([
    'outrigger_decisions_total{decision="inject",reason="policy-enabled",release="1.5"} 2',
    'outrigger_decisions_total{decision="skip",reason="host-network",release="1.5"} 1',
    'outrigger_decisions_total{decision="deny",reason="template-failed",release="1.5"} 1',
  ]);
  expect(await linesOf(metrics, /_bucket\{le="(?:0.0001|0.001|1|\+Inf)"\}/)).toEqual([
    'sidecar_injection_time_seconds_bucket{le="0.0001"} 1',
    'sidecar_injection_time_seconds_bucket{le="0.001"} 3',
    'sidecar_injection_time_seconds_bucket{le="1"} 3',
    'sidecar_injection_time_seconds_bucket{le="+Inf"} 4',
  ]);
});

test("createMetrics() tells of reloads, the certificate and the caBundle", async () => {
  const metrics = await createMetrics();
  metrics.reloaded(true);
  metrics.reloaded(false);
  metrics.certificateExpires(1234);
  metrics.published(true);
  expect(await linesOf(metrics, /^outrigger_/)).toEqual([
    'outrigger_reloads_total{result="success"} 1',
    'outrigger_reloads_total{result="failure"} 1',
    'outrigger_ca_bundle_writes_total{result="success"} 1',
    "outrigger_last_reload_success 0",
    "outrigger_certificate_expiry_timestamp_seconds 1234",
  ]);
});

test.each<[name: string, problem: string | undefined, status: number]>([
  ["ready", undefined, 200],
  ["not ready", "no answer", 503],
])("/readyz is %s", async (_, problem, status) => {
  const app = createMonitorApp({
    metrics: await createMetrics(),
    readiness: async () => ({ serving: undefined, "tls-inject": problem }),
    notes: () => ["[i]a note"],
  });
  const response = await app.request("/readyz");
  const second = problem === undefined ? "[+]tls-inject ok" : "[-]tls-inject failed: no answer";
  expect([response.status, await response.text()]).toEqual([status, `[+]serving ok\n${second}\n[i]a note\n`]);
  expect((await app.request("/healthz")).status).toBe(200);
  expect((await app.request("/inject")).status).toBe(404);
});

test("createSelfCheck() is a real call over TLS, which is neither logged nor counted", async () => {
  const issued = await issueForLocalhost();
  const other = await issueForLocalhost();
  const uid = selfCheckUid();
  const lines: string[] = [];
  const answered: unknown[] = [];
  const app = createApp({
    reviewer: () => ({
      review: (body) => ({ body, uid: (JSON.parse(body) as { request: { uid: string } }).request.uid }),
    }),
    release: () => "1.0",
    compat: "fixed",
    silentUid: uid,
    onAnswer: (answer) => answered.push(answer),
    log: (_, message) => lines.push(message),
  });
  const server = createTlsServer({
    createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
    keyPair: issued.keyPair,
    fetch: (request, bindings) => app.fetch(request, bindings),
    log: () => undefined,
  });
  const port = await server.listen(0);
  opened.push(() => server.close({ lameDuckMs: 0, deadlineMs: 100 }));
  const check = (ca: string, serverName?: string) => createSelfCheck({ port, ca: () => ca, serverName, uid })();
  expect(await check(issued.ca)).toBeUndefined();
  expect(await check(issued.ca, "localhost")).toBeUndefined();
  expect(await check("")).toBeUndefined();
  expect(await check(other.ca)).toMatch(/certificate|signature/);
  expect(await check(issued.ca, "injector.istio-system.svc")).toMatch(/injector\.istio-system\.svc/);
  expect([lines, answered]).toEqual([[], []]);
  server.setKeyPair(other.keyPair);
  expect(await check(issued.ca)).toMatch(/certificate|signature/);
});

test("createSelfCheck() says when nobody listens", async () => {
  const check = createSelfCheck({ port: 1, ca: () => "", uid: selfCheckUid() });
  expect(await check()).toMatch(/ECONNREFUSED|refused/);
});
