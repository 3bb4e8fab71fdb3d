import { Hono } from "hono";
import type { Context } from "hono";
import { answerBody, now } from "./http/answer-body.ts";
import { goMuxPath } from "./http/go-mux-path.ts";
import { httpError, movedPermanently } from "./http/http-error.ts";
import { readBody } from "./http/read-body.ts";
import type { Body } from "./http/read-body.ts";
import type { Log } from "./log.ts";
import type { ReviewAnswer, Reviewer } from "./reviewer.ts";

/** Marks a response that must not be sent: the connection is to be closed without an answer, as after a panic in Go. */
export const DROPPED_HEADER = "x-outrigger-dropped";

/** Bytes of a request body that are read at most; the API server's own limit is 3 MiB for an object. */
export const BODY_LIMIT: number = 7 * 1024 * 1024;

/** The request as a server's own object, for what a Web Request hides: the raw target, and the body of a GET. */
export interface IncomingRequest extends AsyncIterable<Uint8Array> {
  readonly url?: string | undefined;
  readonly headers?: { readonly "content-type"?: string | undefined };
}

/** What a server hands in beside the Web Request; nothing of it is needed. */
export interface AppBindings {
  readonly incoming?: IncomingRequest;
}

type AppEnv = { Bindings: AppBindings };

/** What the app is made of. */
export interface AppOptions {
  /** The injector in force; asked once a request, so that a reload takes effect at once. */
  readonly reviewer: () => Reviewer;
  /** The release whose behaviour is in force, for the log. */
  readonly release: () => string;
  /** `fixed`: an answer is `application/json`; `exact`: Go's sniffed `text/plain`. */
  readonly compat: "fixed" | "exact";
  readonly log: Log;
  /** Bytes; {@link BODY_LIMIT} unless said otherwise, none under `exact`. */
  readonly bodyLimit?: number;
  /** Whether the release in force also serves what stands below `/inject`, for the parameters in it; it does not, unless said. */
  readonly servesBelow?: () => boolean;
  /** The path that counts for a request to `/inject` itself. */
  readonly path?: string | undefined;
  /** Told of each answer and the milliseconds it took. */
  readonly onAnswer?: (answer: ReviewAnswer, milliseconds: number) => void;
  /** Told of each request that is refused before it is a review. */
  readonly onRefusal?: () => void;
  /** A review of this uid is answered, and neither logged nor told of: the webhook's own. */
  readonly silentUid?: string | undefined;
  /** Milliseconds from anywhere, for the log; `performance.now` unless said otherwise. */
  readonly now?: () => number;
}

/**
 * The webhook as a Hono app: `/inject`, with what stands below it where the release serves that, and nothing else. It imports no runtime, so any server can carry it.
 *
 * Behaves as: the 1.0 injector's HTTP handler (path rules, order of checks, texts).
 *
 * @example
 * const app = createApp({ reviewer: () => injector, release: () => "1.0", compat: "fixed", log: () => {} });
 * const response = await app.request("/inject", { method: "POST", headers: { "Content-Type": "application/json" }, body });
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ getPath: (request, init) => goMuxPath(rawTarget(request, init?.env)).path });
  app.use(async (c, next) => {
    const { redirect } = goMuxPath(rawTarget(c.req.raw, c.env));
    if (redirect === undefined) return next();
    await discardBody(c, options);
    return movedPermanently(c.req.method, redirect);
  });
  app.all("/inject", async (c) => inject(c, options));
  app.all("/inject/*", async (c) => (options.servesBelow?.() === true ? inject(c, options) : c.notFound()));
  app.notFound(async (c) => {
    await discardBody(c, options);
    return httpError(404, "404 page not found");
  });
  app.onError((error, c) => {
    options.log("error", `request failed: ${error.message}`, { path: c.req.path });
    return httpError(500, "internal error");
  });
  return app;
}

async function inject(c: Context<AppEnv>, options: AppOptions): Promise<Response> {
  const start = now(options);
  const body = await readBody(bodyOf(c), bodyLimit(options));
  const refusal = refuse(c, body);
  if (refusal !== undefined) {
    options.log("error", refusal.log, { status: refusal.response.status });
    options.onRefusal?.();
    return refusal.response;
  }
  const bytes = body.kind === "bytes" ? body.bytes : new Uint8Array();
  const answer = answerBody(bytes, { path: injectPath(c, options), start, query: queryOf(c) }, options);
  if (answer === undefined) return new Response(null, { status: 500, headers: { [DROPPED_HEADER]: "true" } });
  return new Response(answer.text, { status: answer.status ?? 200, headers: { "Content-Type": answer.type } });
}

/** A body that nobody asked for is read all the same, so that the connection can be used again. */
async function discardBody(c: Context<AppEnv>, options: AppOptions): Promise<void> {
  await readBody(bodyOf(c), bodyLimit(options));
}

/** The checks before decoding, in Go's order: a missing body is refused before a wrong type. */
function refuse(c: Context<AppEnv>, body: Body): { response: Response; log: string } | undefined {
  if (body.kind === "too large") {
    const text = `request body is over the limit of ${body.limit} bytes`;
    return { response: httpError(413, text), log: text };
  }
  if (body.bytes.byteLength === 0) return { response: httpError(400, "no body found"), log: "no body found" };
  const contentType = c.env?.incoming?.headers?.["content-type"] ?? c.req.header("Content-Type") ?? "";
  if (contentType !== "application/json") {
    const response = httpError(415, "invalid Content-Type, want `application/json`");
    return { response, log: `contentType=${contentType}, expect application/json` };
  }
  return undefined;
}

/** The path as Go's handler has it: decoded, without what follows a question mark. */
function injectPath(c: Context<AppEnv>, options: AppOptions): string {
  const path = new TextDecoder().decode(Uint8Array.from(c.req.path, (byte) => byte.charCodeAt(0)));
  return path === "/inject" ? (options.path ?? path) : path;
}

function queryOf(c: Context<AppEnv>): string | undefined {
  return rawTarget(c.req.raw, c.env).split("?", 2)[1];
}

function bodyOf(c: Context<AppEnv>): AsyncIterable<Uint8Array> {
  return c.env?.incoming ?? chunksOf(c.req.raw.body);
}

async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (stream === null) return;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

function rawTarget(request: Request, env: unknown): string {
  const target = (env as AppBindings | undefined)?.incoming?.url;
  return target === undefined || target === "" ? request.url : target;
}

/** Bytes of a body that are read. */
export function bodyLimit(options: AppOptions): number {
  return options.bodyLimit ?? (options.compat === "exact" ? Number.POSITIVE_INFINITY : BODY_LIMIT);
}
