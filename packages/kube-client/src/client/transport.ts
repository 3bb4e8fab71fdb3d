import { request as httpRequest } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { KubeError } from "../kube-error.ts";

/** One HTTP question. */
export interface Question {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** With its query. */
  readonly path: string;
  readonly contentType?: string;
  /** JSON. */
  readonly body?: string;
  /** Ends the exchange, at any point of it. */
  readonly signal: AbortSignal;
}

/** How often an idle connection is tried by TCP, so that one whose other end has vanished is noticed. */
const KEEP_ALIVE_MS = 15_000;

/**
 * Asks, and resolves when the answer's head is there. `node:https` is the one client that takes a certificate authority of its own on
 * Node, Bun and Deno alike. A connection serves one question: calls are few, and a watch lives as long as its connection.
 *
 * @throws KubeError `kube-unreachable`, or what the signal was aborted with.
 */
export async function ask(access: ClusterAccess, question: Question): Promise<IncomingMessage> {
  const { tls, authorization } = access.credentials();
  const url = new URL(access.server.replace(/\/+$/, "") + question.path);
  const headers = {
    accept: "application/json",
    "user-agent": "outrigger",
    ...(authorization === undefined ? {} : { authorization }),
    ...(question.body === undefined ? {} : bodyHeaders(question.body, question.contentType)),
  };
  const options = { method: question.method, headers, agent: false as const };
  return new Promise((resolve, reject) => {
    const request = url.protocol === "http:" ? httpRequest(url, options) : httpsRequest(url, { ...options, ...tls });
    stopOnAbort(request, question.signal);
    request.on("socket", (socket) => socket.setKeepAlive(true, KEEP_ALIVE_MS));
    request.on("error", (error) => reject(reasonOf(error, access.server, question.signal)));
    request.on("response", resolve);
    request.end(question.body);
  });
}

/** Why an exchange broke: what it was aborted with, or that the server cannot be reached. */
export function reasonOf(cause: unknown, server: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (cause instanceof KubeError) return cause;
  const detail = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new KubeError(`Cannot reach the API server "${server}": ${detail}`, {
    code: "kube-unreachable",
    hint: "Check the address, the network policies on the way and the certificate authority",
    detail,
    cause,
  });
}

function stopOnAbort(request: ClientRequest, signal: AbortSignal): void {
  const stop = (): void => void request.destroy(signal.reason instanceof Error ? signal.reason : undefined);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  request.on("close", () => signal.removeEventListener("abort", stop));
}

function bodyHeaders(body: string, contentType = "application/json"): Record<string, string | number> {
  return { "content-type": contentType, "content-length": Buffer.byteLength(body) };
}
