import type { ClusterAccess } from "../access/cluster-access.ts";
import { KubeError } from "../kube-error.ts";
import { asKubeObject, field, strangeAnswer } from "./kube-object.ts";
import type { KubeObject } from "./kube-object.ts";
import { parseJson, readText, refusal } from "./read-answer.ts";
import { collectionPath, describe, objectPath } from "./resource-types.ts";
import type { Collection, ObjectName } from "./resource-types.ts";
import { ask, reasonOf } from "./transport.ts";
import type { Question } from "./transport.ts";
import { readEvents } from "./watch-stream.ts";
import type { WatchEvent } from "./watch-stream.ts";

/** What a list is, and the version from which a watch goes on. */
export interface ObjectList {
  readonly items: readonly KubeObject[];
  readonly resourceVersion: string;
}

/** How a watch is asked for. */
export interface WatchQuestion {
  readonly resourceVersion: string;
  /** Seconds after which the API server ends the watch; it is silent for at most ten more. */
  readonly timeoutSeconds: number;
  /** The API server has taken the question. */
  readonly onOpen?: () => void;
  readonly onEvent: (event: WatchEvent) => void;
  readonly signal: AbortSignal;
}

/** An API server, as far as a webhook needs one. Every call has a deadline and reads a bounded answer; all throw KubeError. */
export interface KubeClient {
  get(name: ObjectName): Promise<KubeObject>;
  /** Makes an object; `kube-conflict` when there is one. */
  create(name: ObjectName, object: object): Promise<KubeObject>;
  /** Replaces the object whose `metadata.resourceVersion` is given; `kube-conflict` when it has changed since. */
  replace(name: ObjectName, object: object): Promise<KubeObject>;
  /** Takes the fields that are given, and no others, as those of a manager; from whoever has them. */
  apply(name: ObjectName, fields: object, manager: string): Promise<KubeObject>;
  list(collection: Collection): Promise<ObjectList>;
  /** Tells of changes until the API server ends the watch; `kube-gone` when it no longer knows the version. */
  watch(collection: Collection, question: WatchQuestion): Promise<void>;
}

/** What bounds a client. */
export interface KubeClientLimits {
  /** Milliseconds a call may take; 30,000. */
  readonly timeoutMs?: number;
  /** Bytes of an answer, and of one event of a watch; 16 MiB. */
  readonly maxBytes?: number;
  /** Objects asked for at a time; 500. */
  readonly pageSize?: number;
}

/** Whatever an API server sends: what a client of it holds in memory is bounded. */
const MAX_ITEMS = 200_000;

/**
 * A client of an API server, the same on Node, Bun and Deno.
 *
 * @example
 * const client = createKubeClient({ server: "https://10.0.0.1", credentials: () => ({ tls: { ca }, authorization }) });
 * const secret = await client.get({ type: SECRETS, namespace: "istio-system", name: "certs" });
 */
export function createKubeClient(access: ClusterAccess, limits: KubeClientLimits = {}): KubeClient {
  const { timeoutMs = 30_000, maxBytes = 16 * 1024 * 1024, pageSize = 500 } = limits;
  const call = async (doing: string, question: Omit<Question, "signal">): Promise<unknown> =>
    withDeadline(timeoutMs, doing, async (signal) => {
      const response = await ask(access, { ...question, signal });
      const text = await readText(response, { what: doing, maxBytes }).catch((error: unknown) => {
        throw reasonOf(error, access.server, signal);
      });
      const body = parseJson(text);
      const status = response.statusCode ?? 0;
      if (status < 200 || status > 299) throw refusal(doing, status, body);
      return body;
    });
  const send = async (verb: string, name: ObjectName, question: Omit<Question, "signal">): Promise<KubeObject> =>
    asKubeObject(await call(`${verb} ${describe(name)}`, question), describe(name));
  return {
    get: async (name) => send("get", name, { method: "GET", path: objectPath(name) }),
    create: async (name, object) =>
      send("create", name, { method: "POST", path: collectionPath(name), body: JSON.stringify(object) }),
    replace: async (name, object) =>
      send("update", name, { method: "PUT", path: objectPath(name), body: JSON.stringify(object) }),
    apply: async (name, fields, manager) => {
      const path = `${objectPath(name)}?fieldManager=${encodeURIComponent(manager)}&force=true`;
      // JSON is YAML, and the one form that all API servers with server-side apply take.
      const contentType = "application/apply-patch+yaml";
      return send("patch", name, { method: "PATCH", path, contentType, body: JSON.stringify(fields) });
    },
    list: async (collection) =>
      listAll(collection, pageSize, async (path) => {
        return call(`list ${describe(collection)}`, { method: "GET", path });
      }),
    watch: async (collection, question) => watchOnce(access, collection, { ...question, maxBytes, timeoutMs }),
  };
}

async function listAll(
  collection: Collection,
  pageSize: number,
  get: (path: string) => Promise<unknown>,
): Promise<ObjectList> {
  const items: KubeObject[] = [];
  const what = describe(collection);
  let page = "";
  for (;;) {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...selector(collection),
      ...(page && { continue: page }),
    });
    const body = await get(`${collectionPath(collection)}?${query.toString()}`);
    const found = field(body, "items");
    const resourceVersion = field(field(body, "metadata"), "resourceVersion");
    if (typeof resourceVersion !== "string") throw strangeAnswer(what);
    for (const item of Array.isArray(found) ? (found as unknown[]) : []) items.push(asKubeObject(item, what));
    if (items.length > MAX_ITEMS) throw strangeAnswer(what, `there are more than ${MAX_ITEMS} objects`);
    const next = field(field(body, "metadata"), "continue");
    if (typeof next !== "string" || next === "" || next === page) return { items, resourceVersion };
    page = next;
  }
}

async function watchOnce(
  access: ClusterAccess,
  collection: Collection,
  options: WatchQuestion & { readonly maxBytes: number; readonly timeoutMs: number },
): Promise<void> {
  const { resourceVersion, timeoutSeconds, signal: stopped, onEvent, maxBytes, timeoutMs } = options;
  const what = `watch ${describe(collection)}`;
  const query = new URLSearchParams({
    watch: "true",
    allowWatchBookmarks: "true",
    resourceVersion,
    timeoutSeconds: String(timeoutSeconds),
    ...selector(collection),
  });
  await withDeadline(timeoutSeconds * 1000 + 10_000, what, async (deadline) => {
    const signal = AbortSignal.any([deadline, stopped]);
    const path = `${collectionPath(collection)}?${query.toString()}`;
    const response = await withDeadline(timeoutMs, what, async (head) =>
      ask(access, { method: "GET", path, signal: AbortSignal.any([signal, head]) }),
    );
    try {
      const status = response.statusCode ?? 0;
      if (status !== 200) throw refusal(what, status, parseJson(await readText(response, { what, maxBytes })));
      options.onOpen?.();
      await readEvents(response, { what, maxBytes, onEvent, signal });
    } catch (error) {
      throw reasonOf(error, access.server, signal);
    }
  });
}

function selector({ name }: Collection): Record<string, string> {
  return name === undefined ? {} : { fieldSelector: `metadata.name=${name}` };
}

async function withDeadline<T>(ms: number, doing: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const detail = `no answer within ${ms / 1000} s`;
    const hint = "Check the API server and the network on the way; it is asked again";
    controller.abort(new KubeError(`Cannot ${doing}: ${detail}`, { code: "kube-timeout", hint, detail }));
  }, ms);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
