import { readFileSync } from "node:fs";
import { goPathError } from "./go-errors.ts";

/** A file that cannot be read, in Go's words: `open /etc/x: no such file or directory`. */
class FileError extends Error {
  override readonly name = "FileError";
}

/** A file's bytes. @throws FileError */
function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new FileError(goPathError("open", file, cause), { cause });
  }
}

/** A file as UTF-8 text. @throws FileError */
export function readTextFile(file: string): string {
  return readBytes(file).toString("utf8");
}
