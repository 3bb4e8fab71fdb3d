import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Metrics } from "./metrics.ts";

/** What is asked on the monitoring port. */
export interface MonitorOptions {
  readonly metrics: Metrics;
  /** What keeps the webhook from being ready, by name; undefined for what is well. */
  readonly readiness: () => Promise<Readonly<Record<string, string | undefined>>>;
  /** What is worth knowing and no reason to send no requests, a line each. */
  readonly notes: () => readonly string[];
}

/** `/healthz`, `/readyz` and `/metrics`, and nothing else. */
export function createMonitorApp({ metrics, readiness, notes }: MonitorOptions): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    const checks = Object.entries(await readiness());
    const bad = checks.some(([, problem]) => problem !== undefined);
    const lines = checks.map(([name, problem]) =>
      problem === undefined ? `[+]${name} ok` : `[-]${name} failed: ${problem}`,
    );
    return c.text(`${[...lines, ...notes()].join("\n")}\n`, bad ? 503 : 200);
  });
  app.get("/metrics", async (c) => {
    const { type, text } = await metrics.render();
    return c.body(text, 200, { "Content-Type": type });
  });
  return app;
}

/** Serves an app over plain HTTP. Rejects with the system's error. @returns the port in use, and what stops. */
export async function serveMonitor(
  app: Hono,
  port: number,
): Promise<{ readonly port: number; readonly stop: () => void }> {
  const listener = getRequestListener(async (request) => app.fetch(request));
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen({ port }, resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
