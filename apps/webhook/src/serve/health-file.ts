import { writeFileSync } from "node:fs";
import type { Log } from "../log.ts";
import { goPathError } from "../settings/go-errors.ts";

/**
 * Writes `ok` into a file again and again, for `probe` to look at its age.
 *
 * Behaves as: the 1.0 injector: the first time after one whole interval, mode 0644; off when the interval is zero or no file is
 * named; a failure is logged and tried again at the next interval.
 *
 * @returns stops writing; the file stays.
 */
export function writeHealthFile(file: string, intervalMs: number, log: Log): () => void {
  if (file === "" || intervalMs <= 0) return () => undefined;
  const write = (): void => {
    try {
      writeFileSync(file, "ok", { mode: 0o644 });
    } catch (error) {
      log("error", `Health check update of "${file}" failed: ${goPathError("open", file, error)}`);
    }
  };
  const timer = setInterval(write, intervalMs);
  return () => clearInterval(timer);
}
