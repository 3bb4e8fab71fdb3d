import type { IncomingMessage } from "node:http";
import { asKubeObject, field, strangeAnswer } from "./kube-object.ts";
import type { KubeObject } from "./kube-object.ts";
import { parseJson, refusal } from "./read-answer.ts";
import type { ReadLimits } from "./read-answer.ts";

/** What a watch tells: a change of an object, or only how far it has come. */
export type WatchEvent =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED"; readonly object: KubeObject }
  | { readonly type: "BOOKMARK"; readonly resourceVersion: string };

/** How the lines of a watch are read. */
export interface ReadEventsOptions extends ReadLimits {
  readonly onEvent: (event: WatchEvent) => void;
  readonly signal: AbortSignal;
}

/** Reads events, one a line, until the stream ends. Rejects with KubeError for an ERROR event and for what is none. */
export async function readEvents(response: IncomingMessage, options: ReadEventsOptions): Promise<void> {
  const { signal } = options;
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
      response.destroy();
    };
    const abort = (): void => fail(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    const lines = createLines(options, (line) => {
      const event = readEvent(line, options.what);
      if (event !== undefined && !signal.aborted) options.onEvent(event);
    });
    response.on("data", (chunk: Buffer) => {
      try {
        lines(chunk);
      } catch (error) {
        fail(error);
      }
    });
    response.on("end", resolve);
    response.on("error", reject);
    response.on("close", () => {
      signal.removeEventListener("abort", abort);
      // A watch may be cut anywhere: what was told until then counts.
      resolve();
    });
  });
}

/** Cuts chunks into lines. The parts of a line are kept apart until it is whole, so that a long one costs no copying. */
function createLines({ what, maxBytes }: ReadLimits, onLine: (line: string) => void): (chunk: Buffer) => void {
  const NEWLINE = 10;
  let parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): void => {
    size += part.byteLength;
    if (size > maxBytes) throw strangeAnswer(what, `an event is over the limit of ${maxBytes} bytes`);
    parts.push(part);
  };
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      const line = Buffer.concat(parts).toString("utf8");
      parts = [];
      size = 0;
      start = end + 1;
      if (line.trim() !== "") onLine(line);
    }
    if (start < chunk.byteLength) add(chunk.subarray(start));
  };
}

function readEvent(line: string, what: string): WatchEvent | undefined {
  const event = parseJson(line);
  const type = field(event, "type");
  const object = field(event, "object");
  if (type === "ERROR") throw refusal(what, Number(field(object, "code") ?? 500), object);
  if (type === "BOOKMARK") {
    const resourceVersion = field(field(object, "metadata"), "resourceVersion");
    return typeof resourceVersion === "string" ? { type, resourceVersion } : undefined;
  }
  if (type === "ADDED" || type === "MODIFIED" || type === "DELETED")
    return { type, object: asKubeObject(object, what) };
  throw strangeAnswer(what, "an event is none");
}
