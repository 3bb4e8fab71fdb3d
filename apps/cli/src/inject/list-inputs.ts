import { readdirSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join } from "node:path";
import { readTextFile } from "@outrigger/webhook/settings";
import { UsageError } from "../usage-error.ts";

/** A text to inject. */
export interface Input {
  /** What notes and errors call it. */
  readonly name: string;
  /** @throws an error with the system's text in Go's words. */
  readonly read: () => string | Promise<string>;
}

/**
 * Finds what the paths name: files, `-` for the standard input, and folders, in which every yaml, yml and json file counts, at any
 * depth, in the order of their names. What begins with a dot is passed over, and links are followed to files but not to folders.
 *
 * @throws UsageError for what is not there, and for a folder with nothing to inject.
 */
export function listInputs(paths: readonly string[], stdin: AsyncIterable<Uint8Array>): readonly Input[] {
  if (paths.length === 0) throw new UsageError("filename not specified (see --filename or -f)");
  if (paths.filter((path) => path === "-").length > 1) throw new UsageError("the standard input can be read only once");
  return paths.flatMap((path) => {
    if (path === "-") return [{ name: "stdin", read: () => readAll(stdin) }];
    if (!isFolder(path)) return [fileInput(path)];
    const files = walk(path);
    if (files.length === 0) throw new UsageError(`no yaml, yml or json file in ${path}`);
    return files.map(fileInput);
  });
}

function fileInput(file: string): Input {
  return { name: file, read: () => readTextFile(file) };
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`open ${path}: no such file or directory`);
  return found.isDirectory();
}

function walk(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  return entries.sort(byName).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.(?:ya?ml|json)$/i.test(entry.name) && isFile(entry, path) ? [path] : [];
  });
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

/** A link that leads nowhere counts, so that reading it says so. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() !== false;
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
