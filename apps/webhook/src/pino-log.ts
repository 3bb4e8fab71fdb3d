import pino from "pino";
import type { Log, LogLevel } from "./log.ts";

/**
 * Log lines as JSON, one a line, written at once.
 *
 * @param level the least serious level that is written; `none` is silence.
 * @param targets `stdout`, `stderr` or file names; every line goes to each.
 */
export function createPinoLog(level: LogLevel | "none", targets: readonly string[]): Log {
  const streams = targets.map(destination);
  const logger = pino(
    {
      level: level === "none" ? "silent" : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    streams.length === 1 && streams[0] !== undefined
      ? streams[0]
      : pino.multistream(streams.map((stream) => ({ level: "trace" as const, stream }))),
  );
  return (lineLevel, message, fields = {}) => logger[lineLevel](fields, message);
}

function destination(target: string): pino.DestinationStream {
  if (target === "stdout") return pino.destination({ dest: 1, sync: true });
  if (target === "stderr") return pino.destination({ dest: 2, sync: true });
  return pino.destination({ dest: target, sync: true, mkdir: true });
}
