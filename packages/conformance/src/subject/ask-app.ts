import type { Answer, Question } from "./subject.ts";

/** The part of a Hono app that is asked: no socket, no runtime. */
export interface App {
  fetch(request: Request, bindings: object): Response | Promise<Response>;
}

/**
 * Sends a request through an app. A Web Request cannot hold a path that is not clean, nor a GET with a body; for these the raw
 * request goes beside it as `incoming`, as a server's own request object does.
 *
 * @param droppedHeader the response header by which the app says that the connection is to be closed without an answer.
 */
export async function askApp(app: App, question: Question, droppedHeader: string): Promise<Answer> {
  const url = `https://localhost${question.path}`;
  const bytes = typeof question.body === "string" ? new TextEncoder().encode(question.body) : question.body;
  const isBodiless = question.method === "GET" || question.method === "HEAD";
  const headers = question.contentType === "" ? {} : { "Content-Type": question.contentType };
  const body = isBodiless || bytes.length === 0 ? null : Uint8Array.from(bytes);
  const request = new Request(url, { method: question.method, headers, body });
  const isRaw = request.url !== url || (isBodiless && bytes.length > 0);
  const response = await app.fetch(request, isRaw ? { incoming: rawRequest(question, bytes) } : {});
  return {
    status: response.status,
    headers: new Map(response.headers),
    body: await response.text(),
    dropped: response.headers.has(droppedHeader),
  };
}

function rawRequest({ path, contentType }: Question, bytes: Uint8Array): object {
  return {
    url: path,
    headers: contentType === "" ? {} : { "content-type": contentType },
    async *[Symbol.asyncIterator]() {
      yield await Promise.resolve(bytes);
    },
  };
}
