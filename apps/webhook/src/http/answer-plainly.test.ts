import { expect, test } from "vitest";
import { type AppOptions, createApp } from "../app.ts";
import { answerPlainly } from "./answer-plainly.ts";

const options = (logged: unknown[], more: Partial<AppOptions> = {}): AppOptions => ({
  reviewer: () => ({
    review: (body, path) => ({ body: `{"got":${JSON.stringify(body)},"at":${JSON.stringify(path)}}` }),
  }),
  release: () => "1.31",
  compat: "fixed",
  now: () => 0,
  servesBelow: () => true,
  log: (...line) => logged.push(line),
  ...more,
});

interface Request {
  readonly method?: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: readonly string[];
}

/** What is written, or undefined where the request is left to the app. */
function plainly({ method = "POST", url, headers, chunks }: Request, appOptions: AppOptions): unknown {
  const listeners = new Map<string, (chunk: Uint8Array) => void>();
  const written: unknown[] = [];
  const incoming = {
    method,
    url,
    headers,
    on: (event: string, listener: (chunk: Uint8Array) => void) => listeners.set(event, listener),
  };
  const outgoing = {
    writeHead: (status: number, fields: Readonly<Record<string, string | number>>) =>
      written.push(status, fields["content-type"], Number(fields["content-length"])),
    end: (text: string) => written.push(text),
  };
  if (!answerPlainly(appOptions, () => written.push("dropped"))(incoming, outgoing)) return undefined;
  for (const chunk of chunks) listeners.get("data")?.(new TextEncoder().encode(chunk));
  listeners.get("end")?.(new Uint8Array());
  return written;
}

async function byApp({ url, headers, chunks }: Request, appOptions: AppOptions): Promise<unknown> {
  const init = { method: "POST", headers, body: chunks.join("") };
  const response = await createApp(appOptions).request(url, init);
  const text = await response.text();
  return [response.status, response.headers.get("content-type"), new TextEncoder().encode(text).length, text];
}

const json = (length: number): Record<string, string> => ({
  "content-type": "application/json",
  "content-length": String(length),
});

test.each<[string, Request]>([
  ["a review", { url: "/inject", headers: json(2), chunks: ["{}"] }],
  ["a review in pieces", { url: "/inject?timeout=30s", headers: json(5), chunks: ["{", "é", "} "] }],
  ["a byte order mark", { url: "/inject", headers: json(5), chunks: ["\ufeff{}"] }],
  ["a path with parameters", { url: "/inject/cluster/c-1/net/n_2", headers: json(2), chunks: ["{}"] }],
])("answerPlainly() answers %s as the app does", async (_, request) => {
  const [ours, theirs]: [unknown[], unknown[]] = [[], []];
  expect(plainly(request, options(ours))).toEqual(await byApp(request, options(theirs)));
  expect(ours).toEqual(theirs);
});

test.each<[string, Request, Partial<AppOptions>]>([
  ["another method", { method: "GET", url: "/inject", headers: json(2), chunks: [] }, {}],
  ["another path", { url: "/", headers: json(2), chunks: [] }, {}],
  ["a path to clean", { url: "/inject/../x", headers: json(2), chunks: [] }, {}],
  ["an escaped path", { url: "/inject/a%2Fb", headers: json(2), chunks: [] }, {}],
  ["a slash at the end", { url: "/inject/", headers: json(2), chunks: [] }, {}],
  ["a path below", { url: "/inject/a", headers: json(2), chunks: [] }, { servesBelow: () => false }],
  ["another type", { url: "/inject", headers: { ...json(2), "content-type": "text/plain" }, chunks: [] }, {}],
  ["an unknown length", { url: "/inject", headers: { "content-type": "application/json" }, chunks: [] }, {}],
  ["no body", { url: "/inject", headers: json(0), chunks: [] }, {}],
  ["a large body", { url: "/inject", headers: json(9), chunks: [] }, { bodyLimit: 8 }],
])("answerPlainly() leaves %s to the app", (_, request, more) => {
  expect(plainly(request, options([], more))).toBeUndefined();
});
