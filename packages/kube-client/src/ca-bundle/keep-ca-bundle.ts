import { readBundle } from "../certificates/read-pem.ts";
import type { KubeClient } from "../client/kube-client.ts";
import { field } from "../client/kube-object.ts";
import type { KubeObject } from "../client/kube-object.ts";
import { MUTATING_WEBHOOKS } from "../client/resource-types.ts";
import { KubeError } from "../kube-error.ts";
import { watchCollection } from "../watch/watch-collection.ts";
import type { WatchTiming } from "../watch/watch-collection.ts";
import { mergeBundles } from "./merge-bundles.ts";

/** Which field is kept, and how. */
export interface CaBundleOptions {
  readonly client: KubeClient;
  /** The name of the MutatingWebhookConfiguration. */
  readonly configName: string;
  /** The entry in it: of that name, or of one that ends with a dot and that name, as a revision's entries do. */
  readonly webhookName: string;
  /** What is to be trusted, PEM; asked at each look. Nothing is published while it is empty. */
  readonly bundle: () => string;
  /** `merge` keeps what others published and still holds; `replace` publishes what is ours and nothing else. */
  readonly mode?: "merge" | "replace";
  readonly onPublished: (entries: readonly string[]) => void;
  readonly onProblem: (error: Error, retryMs: number) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly timing?: WatchTiming;
}

/** A caBundle that is kept until stopped. */
export interface CaBundleKeeper {
  /** The bundle has changed: looks at once. */
  check(): void;
  stop(): void;
}

/** The name under which our fields stand in `metadata.managedFields`. */
export const FIELD_MANAGER = "outrigger-ca-bundle";

/** So many writes may follow each other at once; from then on they wait, for somebody writes against us. */
const WRITES_AT_ONCE = 5;
const CALM_MS = 60_000;

/**
 * Keeps the certificate authority in a webhook configuration by server-side apply: it owns `clientConfig.caBundle` of the entries of
 * its name and no other field, so whoever applies the rest has nothing to quarrel about. It writes when the watch shows that
 * something is missing, and never an empty bundle.
 */
export function keepCaBundle(options: CaBundleOptions): CaBundleKeeper {
  const { configName, onProblem } = options;
  const look = createLook(options);
  const watch = watchCollection({
    client: options.client,
    collection: { type: MUTATING_WEBHOOKS, name: configName },
    keep: (object) => object,
    onChange: (objects) => look.at(objects.get(configName)),
    onProblem,
    ...(options.timing === undefined ? {} : { timing: options.timing }),
  });
  return {
    check: look.again,
    stop() {
      watch.stop();
      look.stop();
    },
  };
}

interface Look {
  at(config: KubeObject | undefined): void;
  readonly again: () => void;
  stop(): void;
}

function createLook(options: CaBundleOptions): Look {
  const { firstRetryMs = 500, maxRetryMs = 30_000 } = options.timing ?? {};
  const pace = createPace(options.now ?? Date.now);
  let config: { readonly object: KubeObject | undefined } | undefined;
  let writing = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), ms);
  };
  const fail = (error: unknown): void => {
    const ms = Math.min(firstRetryMs * 2 ** failures, maxRetryMs);
    failures = Math.min(failures + 1, 30);
    options.onProblem(error instanceof Error ? error : new Error(String(error)), ms);
    later(ms);
  };
  const run = async (): Promise<void> => {
    if (writing || stopped || config === undefined) return;
    const entries = missingEntries(config.object, options);
    if (entries instanceof KubeError) return options.onProblem(entries, 0);
    if (entries.length === 0) return;
    const wait = pace.waitMs();
    if (wait > 0) return later(wait);
    writing = true;
    try {
      const name = { type: MUTATING_WEBHOOKS, name: options.configName };
      const seen = config;
      const object = await options.client.apply(name, fieldsOf(options.configName, entries), FIELD_MANAGER);
      // What the watch told meanwhile may be newer than the answer, which then is not to hide it.
      if (config === seen) config = { object };
      pace.wrote();
      failures = 0;
      options.onPublished(entries.filter(({ isNew }) => isNew).map((entry) => entry.name));
    } catch (error) {
      if (!stopped) fail(error);
      return;
    } finally {
      writing = false;
    }
    // What changed while it was written is looked at now.
    await run();
  };
  return {
    at(object) {
      config = { object };
      void run();
    },
    again: () => void run(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

interface Pace {
  waitMs(): number;
  wrote(): void;
}

/** Lets a few writes pass at once, then one a second, then one in two seconds, up to one a minute. */
function createPace(now: () => number): Pace {
  let writes: number[] = [];
  return {
    waitMs() {
      writes = writes.filter((at) => Math.abs(now() - at) < CALM_MS);
      const over = writes.length - WRITES_AT_ONCE;
      if (over < 0) return 0;
      return Math.max(0, (writes.at(-1) ?? 0) + Math.min(1000 * 2 ** over, CALM_MS) - now());
    },
    wrote: () => void writes.push(now()),
  };
}

interface Entry {
  readonly name: string;
  /** Base64 of PEM. */
  readonly caBundle: string;
  /** Whether it differs from what is there. */
  readonly isNew: boolean;
}

/** The entries to apply, with what they hold already where that is right: an apply gives up what it does not name. */
function missingEntries(config: KubeObject | undefined, options: CaBundleOptions): readonly Entry[] | KubeError {
  const { configName, webhookName, mode = "merge", now = Date.now } = options;
  const ours = options.bundle();
  if (ours === "") return [];
  if (readBundle(ours).length === 0)
    return problem("Cannot publish the certificate authority: there is no certificate in it");
  if (config === undefined) return problem(`mutatingwebhookconfigurations "${configName}" not found`);
  const webhooks = field(config, "webhooks");
  const found = (Array.isArray(webhooks) ? (webhooks as unknown[]) : []).flatMap((webhook): Entry[] => {
    const name = field(webhook, "name");
    if (typeof name !== "string" || (name !== webhookName && !name.endsWith(`.${webhookName}`))) return [];
    const text = field(field(webhook, "clientConfig"), "caBundle");
    const present = typeof text === "string" ? Buffer.from(text, "base64").toString("utf8") : "";
    const replaced = present === ours ? undefined : ours;
    const next = mode === "replace" ? replaced : mergeBundles({ present, ours }, now());
    return [{ name, caBundle: Buffer.from(next ?? present).toString("base64"), isNew: next !== undefined }];
  });
  if (found.length === 0) return problem(`webhook entry "${webhookName}" not found in config "${configName}"`);
  return found.some(({ isNew }) => isNew) ? found : [];
}

function problem(message: string): KubeError {
  const hint =
    "Name them with --webhookConfigName and --webhookName, or switch this off: --reconcileWebhookConfig=false";
  return new KubeError(message, { code: "kube-not-found", hint });
}

function fieldsOf(name: string, entries: readonly Entry[]): object {
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingWebhookConfiguration",
    metadata: { name },
    webhooks: entries.map((entry) => ({ name: entry.name, clientConfig: { caBundle: entry.caBundle } })),
  };
}
