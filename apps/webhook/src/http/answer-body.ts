import type { AppOptions } from "../app.ts";
import type { ReviewAnswer } from "../reviewer.ts";
import { deny } from "../settings/deny.ts";

/** What a review is answered with over HTTP, with status 200; undefined where the connection is to be closed without an answer. */
export interface BodyAnswer {
  readonly type: string;
  readonly text: string;
  /** 200 unless said otherwise. */
  readonly status?: number;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reviews the body of a request that came at `start`, and logs what came of it. */
export function answerBody(
  bytes: Uint8Array,
  { path, start, query = "" }: { readonly path: string; readonly start: number; readonly query?: string | undefined },
  options: AppOptions,
): BodyAnswer | undefined {
  if (options.compat === "fixed" && now(options) - start > patience(query)) return tooLate(options);
  const answer = review(decoder.decode(bytes), path, options);
  if (options.silentUid === undefined || answer.uid !== options.silentUid) {
    const milliseconds = now(options) - start;
    logAnswer(answer, options, milliseconds);
    options.onAnswer?.(answer, milliseconds);
  }
  if (answer.dropped === true && options.compat === "exact") return undefined;
  return { type: options.compat === "exact" ? "text/plain; charset=utf-8" : "application/json", text: answer.body };
}

/** Milliseconds that the caller waits; an API server says so: `timeout=10s`. */
function patience(query: string): number {
  const [, count, unit] = /(?:^|&)timeout=(\d{1,6})(ms|s|m)(?:&|$)/.exec(query) ?? [];
  if (count === undefined) return Number.POSITIVE_INFINITY;
  return Number(count) * (unit === "ms" ? 1 : unit === "s" ? 1000 : 60_000);
}

/** Whoever asked has gone: the work is better spent on those who still wait. */
function tooLate(options: AppOptions): BodyAnswer {
  options.log("error", "request timed out: its body came after its caller's timeout", { status: 504 });
  options.onRefusal?.();
  return { type: "text/plain; charset=utf-8", text: "request timed out\n", status: 504 };
}

/** Milliseconds, for the log. */
export function now(options: AppOptions): number {
  return options.now?.() ?? performance.now();
}

function review(text: string, path: string, options: AppOptions): ReviewAnswer {
  try {
    return options.reviewer().review(text, path);
  } catch (error) {
    // An injector does not throw; should one do so all the same, this request is denied and the next one is served.
    options.log("error", `review failed: ${error instanceof Error ? error.message : String(error)}`);
    return { body: deny(text, "internal error: the injector failed on this request") };
  }
}

function logAnswer(answer: ReviewAnswer, options: AppOptions, milliseconds: number): void {
  options.log("info", answer.dropped === true ? "review dropped" : "review answered", {
    uid: answer.uid,
    namespace: answer.namespace,
    name: answer.name,
    allowed: answer.allowed,
    inject: answer.decision?.inject,
    reason: answer.decision?.reason ?? answer.failure,
    source: answer.decision?.source,
    message: answer.message,
    release: options.release(),
    ms: Math.round(milliseconds * 1000) / 1000,
  });
}
