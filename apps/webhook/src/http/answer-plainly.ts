import { Buffer } from "node:buffer";
import { type AppOptions, bodyLimit } from "../app.ts";
import { answerBody, now } from "./answer-body.ts";

/** A request as node:http, node:https and node:http2 hand it in. */
export interface PlainIncoming {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end" | "error", listener: () => void): unknown;
}

/** A response as those servers hand it in. */
export interface PlainOutgoing {
  writeHead(status: number, headers: Readonly<Record<string, string | number>>): unknown;
  end(text: string): unknown;
}

/** What an API server asks for: a clean path, without a parameter or with some. */
const PATH = /^(\/inject(?:\/[\w-]+)*)(?:\?|$)/;

/**
 * Answers the requests that API servers send, a POST of JSON of a known length, without the detour over Web requests and responses.
 * Any other request is left to the app, which would answer these in the same way.
 *
 * @param drop closes a connection without an answer.
 * @returns what tells whether it takes a request.
 */
export function answerPlainly<Out extends PlainOutgoing>(
  options: AppOptions,
  drop: (outgoing: Out) => void,
): (incoming: PlainIncoming, outgoing: Out) => boolean {
  return (incoming, outgoing) => {
    const path = pathOf(incoming, options);
    if (path === undefined || !hasPlainBody(incoming, options)) return false;
    const start = now(options);
    const query = incoming.url?.split("?", 2)[1];
    const chunks: Uint8Array[] = [];
    incoming.on("data", (chunk) => chunks.push(chunk));
    incoming.on("error", () => undefined);
    incoming.on("end", () => {
      const [first = Buffer.alloc(0)] = chunks;
      const answer = answerBody(chunks.length > 1 ? Buffer.concat(chunks) : first, { path, start, query }, options);
      if (answer === undefined) return drop(outgoing);
      const { type, text, status = 200 } = answer;
      outgoing.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
      outgoing.end(text);
    });
    return true;
  };
}

function pathOf({ method, url = "" }: PlainIncoming, options: AppOptions): string | undefined {
  const path = method === "POST" ? PATH.exec(url)?.[1] : undefined;
  if (path === "/inject") return options.path ?? path;
  return path !== undefined && options.servesBelow?.() === true ? path : undefined;
}

function hasPlainBody({ headers }: PlainIncoming, options: AppOptions): boolean {
  const length = headers["content-length"];
  if (headers["content-type"] !== "application/json" || typeof length !== "string") return false;
  return /^[1-9]\d{0,14}$/.test(length) && Number(length) <= bodyLimit(options);
}
