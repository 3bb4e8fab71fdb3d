import type { IncomingMessage } from "node:http";
import { KubeError } from "../kube-error.ts";
import type { KubeErrorCode } from "../kube-error.ts";
import { field, strangeAnswer } from "./kube-object.ts";

/** A body as text. @throws KubeError `kube-answer` when it is over the limit. */
export async function readText(response: IncomingMessage, { what, maxBytes }: ReadLimits): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    response.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= maxBytes) chunks.push(chunk);
      else response.destroy(strangeAnswer(what, `the answer is over the limit of ${maxBytes} bytes`));
    });
    response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    response.on("error", reject);
    response.on("close", () => {
      if (!response.complete) reject(new Error("the connection closed before the answer was whole"));
    });
  });
}

/** What is read, and how much of it at most. */
export interface ReadLimits {
  /** For messages: `secrets "certs"`. */
  readonly what: string;
  readonly maxBytes: number;
}

/** A text as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error that a status stands for, in the API server's own words where it has some. */
export function refusal(doing: string, status: number, body: unknown): KubeError {
  const words = field(body, "message");
  const detail = typeof words === "string" && words !== "" ? words : `the API server answers ${status}`;
  const { code, hint } = REFUSALS.get(status) ?? OTHER;
  return new KubeError(`Cannot ${doing}: ${detail}`, { code, hint, detail, status });
}

const OTHER: { code: KubeErrorCode; hint: string } = {
  code: "kube-refused",
  hint: "See the API server's words; it is asked again",
};

const REFUSALS: ReadonlyMap<number, { code: KubeErrorCode; hint: string }> = new Map([
  [401, { code: "kube-unauthorized", hint: "Check the token: its service account may be gone, or the token expired" }],
  [
    403,
    { code: "kube-forbidden", hint: "Allow the service account this verb on this object in a Role or ClusterRole" },
  ],
  [404, { code: "kube-not-found", hint: "Create the object, or correct its name" }],
  [409, { code: "kube-conflict", hint: "Read the object again: another one changed it meanwhile" }],
  [410, { code: "kube-gone", hint: "List the objects again: the version asked for is no longer kept" }],
]);
