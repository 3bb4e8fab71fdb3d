import { expect, test } from "vitest";
import { DROPPED_HEADER, createApp } from "./app.ts";
import type { AppBindings, AppOptions } from "./app.ts";
import type { LogFields } from "./log.ts";

const JSON_TYPE = { "Content-Type": "application/json" };

function appWith(options: Partial<AppOptions> = {}) {
  const lines: [string, string, LogFields | undefined][] = [];
  const app = createApp({
    reviewer: () => ({ review: (body) => ({ body: `{"got":${JSON.stringify(body)}}`, uid: "u" }) }),
    release: () => "1.0",
    compat: "fixed",
    log: (level, message, fields) => lines.push([level, message, fields]),
    now: () => 0,
    ...options,
  });
  return { app, lines };
}

/** A request as a server hands it in: raw target, and a body whatever the method. */
function incoming(url: string, body = "", contentType?: string): AppBindings {
  return {
    incoming: {
      url,
      headers: { "content-type": contentType },
      async *[Symbol.asyncIterator]() {
        if (body !== "") yield await Promise.resolve(new TextEncoder().encode(body));
      },
    },
  };
}

interface Refusal {
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
  readonly status: number;
  readonly text: string;
}

const NO_BODY = { path: "/inject", status: 400, text: "no body found\n" };
const WRONG_TYPE = {
  method: "POST",
  path: "/inject",
  body: "x",
  status: 415,
  text: "invalid Content-Type, want `application/json`\n",
};
const NOT_FOUND = { status: 404, text: "404 page not found\n" };

test.each<Refusal>([
  { ...NO_BODY, method: "POST", type: "application/json" },
  { ...NO_BODY, method: "POST" },
  { ...NO_BODY, method: "GET" },
  { ...NO_BODY, method: "OPTIONS" },
  { ...NO_BODY, method: "FOO" },
  { ...NO_BODY, method: "HEAD", text: "" },
  { ...WRONG_TYPE, type: "application/yaml" },
  { ...WRONG_TYPE, type: "application/json; charset=utf-8" },
  { ...WRONG_TYPE, type: "Application/JSON" },
  { ...NOT_FOUND, method: "POST", path: "/inject/", type: "application/json", body: "x" },
  { ...NOT_FOUND, method: "GET", path: "/" },
  { ...NOT_FOUND, method: "GET", path: "/metrics" },
])("createApp(): $method $path $type is $status", async ({ method, path, type, body, status, text }) => {
  const { app } = appWith();
  const headers = type === undefined ? {} : { "Content-Type": type };
  const response = await app.request(path, { method, headers, ...(body === undefined ? {} : { body }) });
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
  expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(await response.text()).toBe(text);
});

test.each([
  ["fixed", "application/json"],
  ["exact", "text/plain; charset=utf-8"],
] as const)("createApp() under %s answers a review as %s", async (compat, type) => {
  const { app, lines } = appWith({ compat });
  const response = await app.request("/inject?timeout=30s", { method: "POST", headers: JSON_TYPE, body: "{}" });
  expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
  expect(await response.text()).toBe('{"got":"{}"}');
  expect(lines).toEqual([["info", "review answered", expect.objectContaining({ uid: "u", release: "1.0", ms: 0 })]]);
});

test("createApp() reads the body of a GET, and the type, from the server's own request", async () => {
  const { app } = appWith();
  const response = await app.fetch(new Request("https://h/inject"), incoming("/inject", "{}", "application/json"));
  expect(await response.text()).toBe('{"got":"{}"}');
});

test("createApp() keeps a byte order mark for the injector to judge", async () => {
  const { app } = appWith();
  const response = await app.request("/inject", { method: "POST", headers: JSON_TYPE, body: "\ufeff{}" });
  expect(await response.text()).toBe('{"got":"\ufeff{}"}');
});

test.each([
  ["POST", "//inject?x=1", "/inject?x=1", ""],
  ["GET", "/a/../inject", "/inject", '<a href="/inject">Moved Permanently</a>.\n\n'],
  ["GET", "//a?b&c", "/a?b&c", '<a href="/a?b&amp;c">Moved Permanently</a>.\n\n'],
  ["HEAD", "//a", "/a", ""],
])("createApp(): %s %s is sent on to %s", async (method, target, location, text) => {
  const { app } = appWith();
  const response = await app.fetch(new Request("https://h/other", { method }), incoming(target));
  expect([response.status, response.headers.get("Location")]).toEqual([301, location]);
  expect(await response.text()).toBe(text);
});

test("createApp() refuses a body over the limit, after reading it to the end", async () => {
  const { app, lines } = appWith({ bodyLimit: 10 });
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1;
      if (read > 6) controller.close();
      else controller.enqueue(new Uint8Array(4));
    },
  });
  const init = {
    method: "POST",
    headers: JSON_TYPE,
    body: body as ReadableStream<Uint8Array<ArrayBuffer>>,
    duplex: "half",
  } as const;
  const response = await app.request("/inject", init);
  expect([response.status, await response.text(), read]).toEqual([
    413,
    "request body is over the limit of 10 bytes\n",
    7,
  ]);
  expect(lines).toEqual([["error", "request body is over the limit of 10 bytes", { status: 413 }]]);
});

test("createApp() has no limit under exact", async () => {
  const { app } = appWith({ compat: "exact" });
  const response = await app.request("/inject", {
    method: "POST",
    headers: JSON_TYPE,
    body: "x".repeat(7 * 1024 * 1024 + 1),
  });
  expect(response.status).toBe(200);
});

test.each([
  ["exact", 500, "true"],
  ["fixed", 200, null],
] as const)("createApp() under %s marks what Go drops", async (compat, status, header) => {
  const { app } = appWith({ compat, reviewer: () => ({ review: () => ({ body: "{}", dropped: true }) }) });
  const response = await app.request("/inject", { method: "POST", headers: JSON_TYPE, body: "{}" });
  expect([response.status, response.headers.get(DROPPED_HEADER)]).toEqual([status, header]);
});

test("createApp() denies a review that the injector failed on, and answers the next one", async () => {
  let calls = 0;
  const { app, lines } = appWith({
    reviewer: () => ({
      review: () => {
        calls += 1;
        if (calls === 1) throw new Error("boom");
        return { body: "fine" };
      },
    }),
  });
  const body = JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: { uid: "7" } });
  const first = await app.request("/inject", { method: "POST", headers: JSON_TYPE, body });
  expect(await first.json()).toEqual({
    kind: "AdmissionReview",
    apiVersion: "admission.k8s.io/v1",
    response: {
      uid: "7",
      allowed: false,
      status: { metadata: {}, message: "internal error: the injector failed on this request" },
    },
  });
  expect(lines[0]).toEqual(["error", "review failed: boom", undefined]);
  const second = await app.request("/inject", { method: "POST", headers: JSON_TYPE, body });
  expect(await second.text()).toBe("fine");
});

test.each<[target: string, path: string | undefined]>([
  ["/inject", "/inject"],
  ["/inject?timeout=10s", "/inject"],
  ["/inject/", "/inject/"],
  ["/inject/cluster/X/net/Y", "/inject/cluster/X/net/Y"],
  ["/inject/cluster/a%2Fb%C3%A9?x=/y", "/inject/cluster/a/bé"],
  ["/injects", undefined],
])("createApp() hands the path of %s to a release that reads it", async (url, want) => {
  const paths: string[] = [];
  const review = (_body: string, path: string) => ({ body: paths.push(path).toString() });
  const { app } = appWith({ reviewer: () => ({ review }), servesBelow: () => true });
  const response = await app.request("/", {}, incoming(url, "{}", "application/json"));
  expect(response.status).toBe(want === undefined ? 404 : 200);
  expect(paths).toEqual(want === undefined ? [] : [want]);
});

test("createApp() takes the path that is set for /inject itself alone", async () => {
  const paths: string[] = [];
  const review = (_body: string, path: string) => ({ body: paths.push(path).toString() });
  const { app } = appWith({ reviewer: () => ({ review }), servesBelow: () => true, path: "/inject/net/N" });
  for (const url of ["/inject", "/inject/net/M"]) await app.request("/", {}, incoming(url, "{}", "application/json"));
  expect(paths).toEqual(["/inject/net/N", "/inject/net/M"]);
});

test.each([
  ["fixed", "/inject?timeout=10s", 9000, 200],
  ["fixed", "/inject?timeout=10s", 11_000, 504],
  ["fixed", "/inject?a=b&timeout=500ms", 600, 504],
  ["fixed", "/inject?timeout=x", 600_000, 200],
  ["fixed", "/inject", 600_000, 200],
  ["exact", "/inject?timeout=10s", 11_000, 200],
] as const)("createApp() under %s answers %s after %i ms with %i", async (compat, path, waited, status) => {
  let at = -waited;
  const { app } = appWith({ compat, now: () => (at += waited) });
  expect((await app.request(path, { method: "POST", headers: JSON_TYPE, body: "{}" })).status).toBe(status);
});
