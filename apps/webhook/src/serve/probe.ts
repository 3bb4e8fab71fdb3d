import { statSync } from "node:fs";
import { goPathError } from "../settings/go-errors.ts";
import { StartError } from "./start-error.ts";

/** How much older than its interval a health file may be. */
const GRACE_NS = 10_000_000n;

/**
 * Looks at the age of a health file.
 *
 * Behaves as: the 1.0 injector's `probe`: only the modification time counts, neither the content nor the kind of file.
 *
 * @param intervalMs how often the file is written, in milliseconds.
 * @param nowMs milliseconds since 1970.
 * @throws StartError when the file is missing or too old.
 */
export function probe(path: string, intervalMs: number, nowMs: number = Date.now()): void {
  if (path === "" || intervalMs <= 0) throw new StartError("some options are not valid");
  const modified = modificationTime(path);
  const allowed = BigInt(Math.round(intervalMs * 1e6)) + GRACE_NS;
  if (BigInt(nowMs) * 1_000_000n - modified > allowed) {
    throw new StartError(
      `fail on inspecting path ${path}: file ${path} is too old ` +
        `(last modified time ${goTime(modified)}, should be within ${goDuration(allowed)})`,
    );
  }
}

function modificationTime(path: string): bigint {
  try {
    return statSync(path, { bigint: true }).mtimeNs;
  } catch (error) {
    throw new StartError(`fail on inspecting path ${path}: ${goPathError("stat", path, error)}`);
  }
}

/** Behaves as: time.Time.String, in UTC. */
function goTime(nanoseconds: bigint): string {
  const [date = "", time = ""] = new Date(Number(nanoseconds / 1_000_000n)).toISOString().split("T");
  const fraction = String(nanoseconds % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  return `${date} ${time.slice(0, 8)}${fraction === "" ? "" : `.${fraction}`} +0000 UTC`;
}

/** Behaves as: time.Duration.String, from ten milliseconds up. */
function goDuration(nanoseconds: bigint): string {
  if (nanoseconds < 1_000_000_000n) return `${decimal(nanoseconds, 6)}ms`;
  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${decimal(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

function decimal(value: bigint, places: number): string {
  const digits = String(value).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (fraction === "" ? "" : `.${fraction}`);
}
