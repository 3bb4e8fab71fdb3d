import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder, outside the repository, that keeps what is expensive to make: `OUTRIGGER_CACHE`, else `~/.cache/outrigger`.
 * All in it can be deleted at any time.
 */
export function storeFolder(): string {
  const folder = process.env["OUTRIGGER_CACHE"] ?? join(homedir(), ".cache", "outrigger");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The hash, 12 digits, of what goes into a result: texts as they are, `{ path }` with the contents of a file or folder. */
export function contentKey(...inputs: readonly (string | { readonly path: string })[]): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    if (typeof input === "string") hash.update(`text ${input.length}\n${input}`);
    else
      for (const file of filesUnder(input.path))
        hash.update(`file ${file.slice(input.path.length)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * The path of a result in the store, made first when it is not there. `make` writes to a path of its own, which is moved
 * into place when it is whole, so that neither an interrupted nor a concurrent run leaves half a result.
 */
export async function stored(name: string, key: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(storeFolder(), `${name}-${key}`);
  if (existsSync(path)) return path;
  const draft = `${path}.${process.pid}`;
  try {
    await make(draft);
    if (!existsSync(path)) renameSync(draft, path);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return path;
}
