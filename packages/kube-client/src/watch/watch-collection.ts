import type { KubeClient, ObjectList } from "../client/kube-client.ts";
import type { KubeObject } from "../client/kube-object.ts";
import type { Collection } from "../client/resource-types.ts";
import type { WatchEvent } from "../client/watch-stream.ts";
import { KubeError } from "../kube-error.ts";

/** What is watched, and what of it is kept. */
export interface WatchOptions<T> {
  readonly client: KubeClient;
  readonly collection: Collection;
  /** What of an object is kept in memory. */
  readonly keep: (object: KubeObject) => T;
  /** All that there is, by `namespace/name` or `name`; called after each change, and after each list. */
  readonly onChange: (objects: ReadonlyMap<string, T>) => void;
  /** What went wrong, and in how many milliseconds it is tried again. What is known stays known. */
  readonly onProblem?: (error: Error, retryMs: number) => void;
  /** All is well again after a problem. */
  readonly onRecovered?: () => void;
  readonly timing?: WatchTiming;
}

/** How patient a watch is. */
export interface WatchTiming {
  /** Milliseconds to wait after the first failure, doubled with each further one; 500. */
  readonly firstRetryMs?: number;
  /** Milliseconds that are waited at most; 30,000. */
  readonly maxRetryMs?: number;
  /** Seconds after which the API server is asked to end a watch, so that a new one begins; 300. */
  readonly timeoutSeconds?: number;
}

/** A watch that goes on until it is stopped. */
export interface Watch {
  /** Resolves when all objects are known for the first time. */
  readonly synced: Promise<void>;
  stop(): void;
}

/**
 * Keeps what an API server knows of a collection: lists once, then watches; after an interruption the watch goes on where it was, and
 * only when the API server no longer knows that place everything is listed anew.
 *
 * Behaves as: client-go, tools/cache Reflector.
 */
export function watchCollection<T>(options: WatchOptions<T>): Watch {
  const stopped = new AbortController();
  let resolveSynced: () => void = () => undefined;
  const synced = new Promise<void>((resolve) => (resolveSynced = resolve));
  void follow(options, stopped.signal, resolveSynced);
  return { synced, stop: () => stopped.abort(new Error("stopped")) };
}

async function follow<T>(options: WatchOptions<T>, signal: AbortSignal, onSynced: () => void): Promise<void> {
  const view = createView(options);
  const retry = createRetry(options.timing);
  const { client, collection, onProblem, onRecovered } = options;
  const timeoutSeconds = options.timing?.timeoutSeconds ?? 300;
  while (!signal.aborted) {
    try {
      if (view.version() === undefined) view.replace(await client.list(collection));
      onSynced();
      const begun = performance.now();
      await client.watch(collection, {
        resourceVersion: view.version() ?? "",
        timeoutSeconds,
        signal,
        onOpen: () => {
          if (retry.succeeded()) onRecovered?.();
        },
        onEvent: view.change,
      });
      // A server that ends each watch at once is not asked in a loop.
      if (performance.now() - begun < 1000) await sleep(retry.pauseMs(), signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof KubeError && error.code === "kube-gone") view.forget();
      const ms = retry.failedMs();
      onProblem?.(error instanceof Error ? error : new Error(String(error)), ms);
      await sleep(ms, signal);
    }
  }
}

interface View {
  /** Where a watch goes on; undefined when all is to be listed. */
  version(): string | undefined;
  replace(list: ObjectList): void;
  readonly change: (event: WatchEvent) => void;
  forget(): void;
}

function createView<T>({ keep, onChange }: WatchOptions<T>): View {
  let objects = new Map<string, T>();
  let version: string | undefined;
  return {
    version: () => version,
    replace(list) {
      objects = new Map(list.items.map((item) => [keyOf(item), keep(item)]));
      version = list.resourceVersion;
      onChange(objects);
    },
    change(event) {
      if (event.type === "BOOKMARK") {
        version = event.resourceVersion;
        return;
      }
      if (event.type === "DELETED") objects.delete(keyOf(event.object));
      else objects.set(keyOf(event.object), keep(event.object));
      version = event.object.metadata.resourceVersion ?? version;
      onChange(objects);
    },
    forget() {
      version = undefined;
    },
  };
}

function keyOf({ metadata: { namespace, name } }: KubeObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

interface Retry {
  /** @returns whether something had failed before. */
  succeeded(): boolean;
  failedMs(): number;
  pauseMs(): number;
}

function createRetry({ firstRetryMs = 500, maxRetryMs = 30_000 }: WatchTiming = {}): Retry {
  let failures = 0;
  // Replicas that lost the same API server are not to come back at the same instant.
  const spread = (ms: number): number => ms * (0.75 + Math.random() / 2);
  return {
    succeeded() {
      const recovered = failures > 0;
      failures = 0;
      return recovered;
    },
    failedMs() {
      const ms = Math.min(firstRetryMs * 2 ** failures, maxRetryMs);
      failures = Math.min(failures + 1, 30);
      return spread(ms);
    },
    pauseMs: () => spread(firstRetryMs),
  };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
