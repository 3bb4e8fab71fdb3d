import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { dirname } from "node:path";

/** How files are watched; milliseconds. */
export interface WatchOptions {
  /** Quiet time after a change before it counts. */
  readonly debounceMs?: number;
  /** How often to look without having been told, should a watch be lost. */
  readonly pollMs?: number;
  /** A directory that cannot be watched; polling goes on. */
  readonly onProblem?: (directory: string, error: unknown) => void;
}

/**
 * Calls back when something changed beside one of the files. The directories are watched, not the files: a kubelet swaps a mounted
 * ConfigMap by renaming the `..data` link beside them, and a watch on a file would stay with the file that was.
 *
 * Behaves as: the 1.0 injector's watches, for the place and the 100 ms; polling is ours.
 *
 * @param onChange may be called without a change; it compares.
 * @returns stops watching.
 */
export function watchFiles(files: readonly string[], onChange: () => void, options: WatchOptions = {}): () => void {
  const { debounceMs = 100, pollMs = 10_000, onProblem = () => undefined } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, debounceMs);
  };
  const directories = [...new Set(files.map((file) => dirname(file)))];
  const watchers = directories.map((directory) => watchDirectory(directory, schedule, onProblem));
  const poll = setInterval(onChange, pollMs);
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    for (const watcher of watchers) watcher?.close();
  };
}

function watchDirectory(
  directory: string,
  onEvent: () => void,
  onProblem: (directory: string, error: unknown) => void,
): FSWatcher | undefined {
  try {
    const watcher = watch(directory, { persistent: false }, onEvent);
    watcher.on("error", (error) => onProblem(directory, error));
    return watcher;
  } catch (error) {
    onProblem(directory, error);
    return undefined;
  }
}
