import { getRequestListener } from "@hono/node-server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { DROPPED_HEADER } from "../app.ts";
import type { AppBindings } from "../app.ts";
import type { Log } from "../log.ts";
import { mayAsk } from "./client-gate.ts";
import { createDrain } from "./drain.ts";
import type { Drain } from "./drain.ts";
import type { KeyPair } from "./key-pair.ts";

type Incoming = IncomingMessage | Http2ServerRequest;
export type Outgoing = ServerResponse | Http2ServerResponse;

/** How a request reaches a server; what node:http2 and node:https both take. */
type RequestListener = (incoming: Incoming, outgoing: Outgoing) => void;

/** TLS options that both servers take. */
interface ServerTls extends Pick<KeyPair, "cert" | "key"> {
  readonly minVersion: "TLSv1.2";
  /** Whose certificates a client may show. */
  readonly ca?: string;
  readonly requestCert?: boolean;
  readonly rejectUnauthorized?: boolean;
}

/** The part of node:http2's and node:https' secure servers that is used. */
interface SecureServer {
  keepAliveTimeout?: number;
  listen(options: { port: number; host?: string }): unknown;
  address(): unknown;
  close(callback?: () => void): unknown;
  setSecureContext(tls: ServerTls): void;
  on(event: "error", listener: (error: Error) => void): unknown;
  once(event: "listening", listener: () => void): unknown;
}

/** Makes the runtime's own TLS server; each entry hands in its own. */
export type CreateSecureServer = (tls: ServerTls, listener: RequestListener) => SecureServer;

/** What a TLS server is made of. */
export interface TlsServerOptions {
  readonly createServer: CreateSecureServer;
  readonly keyPair: KeyPair;
  readonly fetch: (request: Request, bindings: AppBindings) => Response | Promise<Response>;
  /** Asked first; true where it answers the request, or drops it by itself. */
  readonly plainly?: (incoming: Incoming, outgoing: Outgoing) => boolean;
  /** What the webhook's own requests show where others show a certificate. */
  readonly ownToken?: string;
  readonly log: Log;
}

/** A TLS server that changes certificates and stops without losing a call. */
export interface TlsServer {
  /** @returns the port in use, for port 0 the one that the system chose. Rejects with the system's error. */
  listen(port: number, host?: string): Promise<number>;
  setKeyPair(keyPair: KeyPair): void;
  /** Serves on for `lameDuckMs`, then waits for the requests under way up to `deadlineMs`, then cuts what is left. */
  close(wait: { readonly lameDuckMs: number; readonly deadlineMs: number }): Promise<void>;
}

/** An API server keeps its connections for longer than Node.js' five seconds; cutting one as it is used again would lose a call. */
const KEEP_ALIVE_MS = 120_000;

/** Carries a fetch handler over TLS 1.2 or newer, on whatever server the runtime's entry hands in. */
export function createTlsServer(options: TlsServerOptions): TlsServer {
  const drain = createDrain();
  const listener = followed(drain, options);
  const server = options.createServer(withMinimum(options.keyPair), listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  let listening = false;
  server.on("error", (error) => {
    if (listening) options.log("error", `server error: ${error.message}`);
  });
  return {
    async listen(port, host) {
      await new Promise<void>((resolve, reject) => {
        server.on("error", reject);
        server.once("listening", resolve);
        server.listen(host === undefined ? { port } : { port, host });
      });
      listening = true;
      return (server.address() as { port: number }).port;
    },
    setKeyPair(keyPair) {
      server.setSecureContext(withMinimum(keyPair));
    },
    async close({ lameDuckMs, deadlineMs }) {
      if (!listening) return;
      drain.begin();
      await sleep(lameDuckMs);
      drain.goAway();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await drain.idle(deadlineMs);
      drain.cut();
      await Promise.race([closed, sleep(deadlineMs)]);
    },
  };
}

function followed(drain: Drain, options: TlsServerOptions): RequestListener {
  const answer = getRequestListener(async (request, bindings) => {
    const response = await options.fetch(request, bindings);
    if (response.headers.get(DROPPED_HEADER) === null) return response;
    drop(bindings.outgoing);
    return new Response(null, { headers: { "x-hono-already-sent": "true" } });
  });
  const gated = options.keyPair.clientCa !== undefined;
  return (incoming, outgoing) => {
    drain.follow(incoming, outgoing);
    if (gated && !mayAsk(incoming, options.ownToken)) return refuse(outgoing, options.log);
    if (options.plainly?.(incoming, outgoing) === true) return;
    answer(incoming, outgoing).catch((error: unknown) => {
      options.log("error", `request failed: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
}

/** Its body is not read: a stranger gets no more than these words. */
function refuse(outgoing: Outgoing, log: Log): void {
  const text = "client certificate required\n";
  log("warn", "request refused: no certificate of --clientCAFile", { status: 403 });
  outgoing.statusCode = 403;
  outgoing.setHeader("content-type", "text/plain; charset=utf-8");
  if (!("stream" in outgoing)) outgoing.setHeader("connection", "close");
  outgoing.end(text);
}

/** Closes the connection (HTTP/1.1) or resets the stream (HTTP/2) without an answer. */
export function drop(outgoing: Outgoing): void {
  const INTERNAL_ERROR = 2;
  if ("stream" in outgoing) outgoing.stream.close(INTERNAL_ERROR);
  else outgoing.destroy();
}

function withMinimum({ cert, key, clientCa }: KeyPair): ServerTls {
  // Who shows no certificate is refused with words, for a broken handshake says nothing to either side.
  const gate = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: false };
  return { cert, key, minVersion: "TLSv1.2", ...gate };
}

async function sleep(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
