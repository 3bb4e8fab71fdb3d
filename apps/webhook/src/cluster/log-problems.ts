import type { Log } from "../log.ts";
import { errorPlace } from "../settings/error-place.ts";
import { messageOf } from "../serve/start-error.ts";

/** A problem that goes on is said again after this many milliseconds. */
const AGAIN_MS = 60_000;

/**
 * Logs what goes wrong again and again: at once when it is something new, then once a minute.
 *
 * @param prefix what failed, before a colon.
 */
export function logProblems(log: Log, prefix: string): (error: unknown) => void {
  let last = { text: "", at: Number.NEGATIVE_INFINITY };
  return (error) => {
    const text = messageOf(error);
    const at = performance.now();
    if (text === last.text && at - last.at < AGAIN_MS) return;
    last = { text, at };
    log("error", `${prefix}: ${text}`, { ...errorPlace(error) });
  };
}
