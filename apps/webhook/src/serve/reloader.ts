import type { Log } from "../log.ts";
import { errorPlace } from "../settings/error-place.ts";
import type { Serving } from "./serving.ts";
import { messageOf } from "./start-error.ts";

/** What a reload needs. */
export interface ReloaderOptions {
  /** Reads and checks everything; throws when something is wrong with any of it. */
  readonly load: () => Serving;
  /** A digest of all the bytes that `load` would read. */
  readonly fingerprint: () => string;
  /** Called with the new state before it is in force; throws to keep the old one. */
  readonly apply: (next: Serving, previous: Serving) => void;
  /**
   * What can be changed all the same when the whole cannot be loaded: a certificate goes on being renewed beside a broken
   * configuration, and a configuration changes beside a broken certificate. Throws where neither is good. Absent under `exact`, which
   * changes everything or nothing.
   */
  readonly salvage?: (current: Serving) => Serving;
  /** Told after each load that was tried. */
  readonly onResult?: (ok: boolean) => void;
  readonly log: Log;
}

/** The state in force, and how it changes. */
export interface Reloader {
  current(): Serving;
  /** Loads again when the bytes changed; a failure keeps what is in force. */
  check(): void;
  /** Why what was read last is not in force; undefined where it is. */
  problem(): string | undefined;
}

/** Holds the last good state: swapped whole, or not at all. */
export function createReloader(first: Serving, options: ReloaderOptions): Reloader {
  let current = first;
  let seen = options.fingerprint();
  let problem = first.stale;
  logLoaded(current, options.log);
  return {
    current: () => current,
    problem: () => problem,
    check() {
      const found = options.fingerprint();
      if (found === seen) return;
      seen = found;
      try {
        const next = options.load();
        options.apply(next, current);
        if (next.configSha256 !== current.configSha256 || next.release !== current.release)
          logLoaded(next, options.log);
        else
          options.log("info", "Reloaded; the injector configuration is the same", { configSha256: next.configSha256 });
        current = next;
        problem = undefined;
        options.onResult?.(true);
      } catch (error) {
        const fields = { serving: current.configSha256, ...errorPlace(error) };
        problem = messageOf(error);
        options.onResult?.(false);
        options.log("error", `update error: ${messageOf(error)}`, fields);
        current = salvaged(current, options);
      }
    },
  };
}

function salvaged(current: Serving, { salvage, apply, log }: ReloaderOptions): Serving {
  if (salvage === undefined) return current;
  try {
    const next = salvage(current);
    apply(next, current);
    if (next.configSha256 !== current.configSha256) logLoaded(next, log);
    return next;
  } catch {
    // What could not be loaded has been said.
    return current;
  }
}

function logLoaded(serving: Serving, log: Log): void {
  log("info", `New configuration: sha256sum ${serving.configSha256}`, {
    policy: serving.policy,
    release: serving.release,
    why: serving.why,
  });
  if (serving.stale !== undefined)
    log("error", `update error: ${serving.stale}`, { serving: "the last good configuration" });
  for (const note of serving.notes) log("warn", note);
}
