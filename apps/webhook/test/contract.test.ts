import { createSecureServer } from "node:http2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/app.ts";
import { issueForLocalhost } from "../src/demo/self-issued.ts";
import { createTlsServer } from "../src/serve/tls-server.ts";
import type { TlsServer } from "../src/serve/tls-server.ts";
import { loadInjector } from "../src/settings/load-injector.ts";
import { readTextFile } from "../src/settings/read-text-file.ts";
import { http1Client, http2Client } from "./clients.ts";
import type { Client } from "./clients.ts";
import { CONTRACT } from "./contract/rows.ts";

// The runtime contract within this process, on the server that Node.js and Bun use; `test/contract.ts` runs it against real processes.
let server: TlsServer;
const clients = new Map<string, Client>();

beforeAll(async () => {
  const issued = await issueForLocalhost();
  const files = { injectConfig: undefined, meshConfig: undefined };
  const { injector, release } = loadInjector(files, { release: "auto", compat: "fixed" }, readTextFile);
  const app = createApp({ reviewer: () => injector, release: () => release, compat: "fixed", log: () => undefined });
  server = createTlsServer({
    createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
    keyPair: issued.keyPair,
    fetch: (request, bindings) => app.fetch(request, bindings),
    log: () => undefined,
  });
  const port = await server.listen(0);
  clients.set("h1", http1Client(port, issued.ca));
  clients.set("h2", http2Client(port, issued.ca));
});

afterAll(async () => {
  for (const client of clients.values()) client.close();
  await server.close({ lameDuckMs: 0, deadlineMs: 1000 });
});

test.each(CONTRACT.flatMap((row) => ["h1", "h2"].map((protocol) => [protocol, row.name, row] as const)))(
  "over %s: %s",
  async (protocol, _, { question, problem }) => {
    const answer = await clients.get(protocol)!.ask(question);
    expect(problem(answer)).toBeUndefined();
  },
);

test("all of it took one connection each", () => {
  expect([...clients.values()].map((client) => client.connections())).toEqual([1, 1]);
});
