import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Log } from "../log.ts";
import { messageOf } from "./start-error.ts";

/** The texts of the last configuration that was good, kept over a restart. */
export interface LastGood {
  /** Keeps texts, by the names of their files. */
  keep(texts: ReadonlyMap<string, string>): void;
  /** What was kept; undefined where there is nothing. */
  read(): ReadonlyMap<string, string> | undefined;
}

const MAX_BYTES = 16 * 1024 * 1024;

/** @param file where they are kept; undefined is nowhere. */
export function createLastGood(file: string | undefined, log: Log): LastGood {
  if (file === undefined || file === "") return { keep: () => undefined, read: () => undefined };
  let kept = "";
  return {
    keep(texts) {
      const text = JSON.stringify([...texts]);
      if (text === kept) return;
      try {
        // Renamed into place: a process that ends while it writes leaves the one before.
        writeFileSync(`${file}.new`, text, { mode: 0o600 });
        renameSync(`${file}.new`, file);
        kept = text;
      } catch (error) {
        log("warn", `cannot keep the configuration in ${file}: ${messageOf(error)}`);
      }
    },
    read() {
      try {
        const text = readFileSync(file, "utf8");
        const entries: unknown = text.length > MAX_BYTES ? undefined : JSON.parse(text);
        return isTexts(entries) ? new Map(entries) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isTexts(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) &&
    value.every(
      (entry) => Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === "string"),
    )
  );
}
