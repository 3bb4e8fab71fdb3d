import { Agent, request } from "node:https";
import type { Reviews } from "./pods.ts";
import type { WebhookProcess } from "./webhook-process.ts";

/** What a number of calls cost. */
export interface LoadResult {
  readonly calls: number;
  /** CPU (user and system) of the server's process for one call. */
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
  readonly rssMb: number;
  /** Bytes of the last request and the last answer. */
  readonly requestBytes: number;
  readonly answerBytes: number;
}

/** Calls one after the other on one connection that is kept (HTTP/1.1). Ends early when the time is up. */
export async function load(
  webhook: WebhookProcess,
  reviews: Reviews,
  limits: { readonly calls: number; readonly seconds: number },
): Promise<LoadResult> {
  const agent = new Agent({ ca: webhook.ca, keepAlive: true, maxSockets: 1, ALPNProtocols: ["http/1.1"] });
  const bodies = Array.from({ length: limits.calls }, reviews);
  const times: number[] = [];
  let answer = "";
  const before = await webhook.usage();
  const start = performance.now();
  for (const body of bodies) {
    const sent = performance.now();
    if (sent - start > limits.seconds * 1000) break;
    answer = await post(agent, webhook.port, body);
    times.push(performance.now() - sent);
  }
  const elapsed = performance.now() - start;
  const after = await webhook.usage();
  agent.destroy();
  checkInjected(answer);
  times.sort((left, right) => left - right);
  return {
    calls: times.length,
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
    p50Ms: times[times.length >> 1] ?? Number.NaN,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    perSecond: (1000 * times.length) / elapsed,
    rssMb: after.rssMb,
    requestBytes: Buffer.byteLength(bodies[times.length - 1] ?? ""),
    answerBytes: Buffer.byteLength(answer),
  };
}

/** A refused or skipped pod costs next to nothing, so its figure would be worth as much. */
export function checkInjected(answer: string): void {
  const { response } = JSON.parse(answer) as { response?: { allowed: boolean; patch?: string; status?: object } };
  if (response?.allowed === true && response.patch !== undefined) return;
  throw new Error(`Cannot measure an injection: the pod was not injected: ${answer.slice(0, 2000)}`);
}

async function post(agent: Agent, port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
    const call = request({ host: "127.0.0.1", port, path: "/inject", method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    });
    call.on("error", reject);
    call.end(body);
  });
}
