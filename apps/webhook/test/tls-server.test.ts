import { createSecureServer } from "node:http2";
import { X509Certificate } from "node:crypto";
import { connect as connectTls } from "node:tls";
import { afterEach, beforeAll, expect, test } from "vitest";
import { issueAuthority, issueLeaf, validFor } from "@outrigger/kube-client/certificates";
import { createApp } from "../src/app.ts";
import type { AppOptions } from "../src/app.ts";
import { issueForLocalhost } from "../src/demo/self-issued.ts";
import type { SelfIssued } from "../src/demo/self-issued.ts";
import { createTlsServer } from "../src/serve/tls-server.ts";
import type { TlsServer } from "../src/serve/tls-server.ts";
import { http1Client, http2Client, servedSerial } from "./clients.ts";
import type { Client } from "./clients.ts";

let issued: SelfIssued;
beforeAll(async () => {
  issued = await issueForLocalhost();
});

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.close();
});

async function start(
  options: Partial<AppOptions> = {},
  before = async (): Promise<void> => undefined,
): Promise<{ server: TlsServer; port: number }> {
  const app = createApp({
    reviewer: () => ({ review: (body) => ({ body: `got ${body.length}` }) }),
    release: () => "1.0",
    compat: "fixed",
    log: () => undefined,
    ...options,
  });
  const server = createTlsServer({
    createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
    keyPair: issued.keyPair,
    fetch: async (request, bindings) => {
      await before();
      return app.fetch(request, bindings);
    },
    log: () => undefined,
  });
  const port = await server.listen(0);
  opened.unshift({ close: () => server.close({ lameDuckMs: 0, deadlineMs: 1000 }) });
  return { server, port };
}

function open(kind: "h1" | "h2", port: number): Client {
  const client = kind === "h1" ? http1Client(port, issued.ca) : http2Client(port, issued.ca);
  opened.unshift(client);
  return client;
}

test.each(["h1", "h2"] as const)(
  "over %s a body over the limit costs neither the connection nor the next request",
  async (kind) => {
    const { port } = await start();
    const client = open(kind, port);
    const large = await client.ask({ body: new Uint8Array(7 * 1024 * 1024 + 1) });
    expect([large.status, large.body]).toEqual([413, "request body is over the limit of 7340032 bytes\n"]);
    const largest = await client.ask({ body: new Uint8Array(7 * 1024 * 1024).fill(32) });
    expect([largest.status, largest.body]).toEqual([200, "got 7340032"]);
    const next = await client.ask({ body: "{}" });
    expect([next.status, next.body]).toEqual([200, "got 2"]);
    expect(client.connections()).toBe(1);
  },
);

test.each(["h1", "h2"] as const)(
  "over %s a GET with a body is answered, and paths reach the app as they were sent",
  async (kind) => {
    const { port } = await start();
    const client = open(kind, port);
    expect((await client.ask({ method: "GET", body: "{}" })).body).toBe("got 2");
    const redirect = await client.ask({ method: "GET", path: "/a/../inject?b" });
    expect([redirect.status, redirect.headers["location"]]).toEqual([301, "/inject?b"]);
    expect((await client.ask({ method: "HEAD" })).status).toBe(400);
    expect((await client.ask({ path: "/inject/", body: "{}" })).body).toBe("404 page not found\n");
    expect(client.connections()).toBe(1);
  },
);

test.each(["h1", "h2"] as const)(
  "over %s under exact a dropped review gets no answer, and the next one is served",
  async (kind) => {
    const { port } = await start({
      compat: "exact",
      reviewer: () => ({ review: (body) => ({ body: "fine", dropped: body === "panic" }) }),
    });
    const client = open(kind, port);
    await expect(client.ask({ body: "panic" })).rejects.toThrow(
      kind === "h1" ? "socket hang up" : /INTERNAL_ERROR|code 2/,
    );
    expect((await client.ask({ body: "{}" })).body).toBe("fine");
  },
);

test("a new certificate is shown to new connections, and open ones live on", async () => {
  const { server, port } = await start();
  const clients = [open("h1", port), open("h2", port)];
  for (const client of clients) await client.ask({ body: "{}" });
  const next = await issueForLocalhost();
  server.setKeyPair(next.keyPair);
  expect(await servedSerial(port, next.ca)).toBe(new X509Certificate(next.keyPair.cert).serialNumber);
  for (const client of clients) {
    expect((await client.ask({ body: "{}" })).status).toBe(200);
    expect(client.connections()).toBe(1);
  }
});

test("TLS 1.1 is refused", async () => {
  const { port } = await start();
  const refused = new Promise((resolve, reject) => {
    const socket = connectTls(
      { host: "127.0.0.1", port, ca: issued.ca, minVersion: "TLSv1", maxVersion: "TLSv1.1" },
      () => resolve("open"),
    );
    socket.on("error", reject);
  });
  await expect(refused).rejects.toThrow();
});

test.each(["h1", "h2"] as const)("over %s a call under way when the server stops is answered", async (kind) => {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const { server, port } = await start({}, async () => {
    arrived();
    await held;
  });
  const client = open(kind, port);
  const answer = client.ask({ body: "{}" });
  await arrival;
  const closed = server.close({ lameDuckMs: 20, deadlineMs: 5000 });
  setTimeout(finish, 100);
  expect((await answer).body).toBe("got 2");
  await closed;
  await expect(open(kind, port).ask({ body: "{}" })).rejects.toThrow();
});

test("close() cuts what is still open at its deadline", async () => {
  const { server, port } = await start({}, async () => new Promise(() => undefined));
  const answer = open("h1", port).ask({ body: "{}" });
  const rejected = expect(answer).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await server.close({ lameDuckMs: 0, deadlineMs: 50 });
  await rejected;
});

test("listen() rejects when the port is taken", async () => {
  const { port } = await start();
  const second = createTlsServer({
    createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
    keyPair: issued.keyPair,
    fetch: () => new Response(),
    log: () => undefined,
  });
  await expect(second.listen(port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("with --clientCAFile only its clients are answered, on both protocols, and the webhook itself", async () => {
  const validity = validFor(1, Date.now());
  const [trusted, stranger] = [await issueAuthority("trusted", validity), await issueAuthority("stranger", validity)];
  const clientOf = async (authority: typeof trusted) =>
    issueLeaf({ authority, commonName: "kube-apiserver", use: "client", ...validity });
  const server = createTlsServer({
    createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
    keyPair: { ...issued.keyPair, clientCa: trusted.cert },
    fetch: () => new Response("answered"),
    ownToken: "own",
    log: () => undefined,
  });
  const port = await server.listen(0);
  opened.unshift({ close: () => server.close({ lameDuckMs: 0, deadlineMs: 100 }) });
  const statuses = async (client?: typeof trusted, headers?: Record<string, string>): Promise<number[]> => {
    const clients = [http1Client(port, issued.ca, undefined, client), http2Client(port, issued.ca, client)];
    opened.unshift(...clients);
    const question = headers === undefined ? { body: "{}" } : { body: "{}", headers };
    return (await Promise.all(clients.map(async (one) => one.ask(question)))).map(({ status }) => status);
  };
  expect(await statuses(await clientOf(trusted))).toEqual([200, 200]);
  expect(await statuses(await clientOf(stranger))).toEqual([403, 403]);
  expect(await statuses()).toEqual([403, 403]);
  expect(await statuses(undefined, { "x-outrigger-self-check": "own" })).toEqual([200, 200]);
  expect(await statuses(undefined, { "x-outrigger-self-check": "guess" })).toEqual([403, 403]);
  server.setKeyPair({ ...issued.keyPair, clientCa: stranger.cert });
  expect(await statuses(await clientOf(trusted))).toEqual([403, 403]);
  expect(await statuses(await clientOf(stranger))).toEqual([200, 200]);
});
