import { expect, test } from "vitest";
import { type App, askApp } from "./ask-app.ts";

interface Raw extends AsyncIterable<Uint8Array> {
  url: string;
}

/** Answers with what it was asked. */
const echo: App = {
  async fetch(request, bindings) {
    const { incoming } = bindings as { incoming?: Raw };
    const raw = [];
    if (incoming !== undefined) for await (const chunk of incoming) raw.push(...chunk);
    const type = request.headers.get("content-type");
    const seen = [request.method, request.url, type, await request.text(), incoming?.url ?? null, raw];
    return new Response(JSON.stringify(seen), { status: 201, headers: { "x-drop": "true" } });
  },
};

const type = "application/json";

test.each([
  [{ method: "POST", path: "/inject?a=b", contentType: type, body: "é" }, ["POST", "/inject?a=b", type, "é", null, []]],
  [{ method: "POST", path: "/inject", contentType: "", body: "x" }, ["POST", "/inject", null, "x", null, []]],
  [{ method: "GET", path: "/", contentType: "", body: "" }, ["GET", "/", null, "", null, []]],
  [{ method: "GET", path: "/inject", contentType: type, body: "x" }, ["GET", "/inject", type, "", "/inject", [120]]],
  [
    { method: "PUT", path: "/a/../inject", contentType: type, body: "x" },
    ["PUT", "/inject", type, "x", "/a/../inject", [120]],
  ],
  [{ method: "PUT", path: "//inject", contentType: type, body: "x" }, ["PUT", "//inject", type, "x", null, []]],
])("askApp(): %j", async (question, seen) => {
  const answer = await askApp(echo, question, "x-drop");
  const [method, path, ...rest] = seen;
  expect(JSON.parse(answer.body)).toEqual([method, `https://localhost${String(path)}`, ...rest]);
  expect([answer.status, answer.dropped]).toEqual([201, true]);
});
