import type { KubeClient } from "../client/kube-client.ts";
import { field } from "../client/kube-object.ts";
import type { KubeObject } from "../client/kube-object.ts";
import { SECRETS } from "../client/resource-types.ts";
import { KubeError } from "../kube-error.ts";
import { watchCollection } from "../watch/watch-collection.ts";
import type { WatchTiming } from "../watch/watch-collection.ts";
import { renew } from "./renew.ts";
import type { RenewalRules, SelfIssuedState } from "./renew.ts";

/** Where self-issued certificates are kept, and who is told of them. */
export interface SelfIssuedOptions {
  readonly client: KubeClient;
  readonly secret: { readonly namespace: string; readonly name: string };
  readonly rules: RenewalRules;
  /** A new state is stored: serve and publish it. */
  readonly onState: (state: SelfIssuedState) => void;
  readonly onProblem: (error: Error) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds between looks at the clock; 15,000. A clock that jumps is noticed by the next one. */
  readonly checkMs?: number;
  readonly timing?: WatchTiming;
}

/** Certificates that are kept fresh until stopped. */
export interface SelfIssuedKeeper {
  /** Looks at once, as the clock does from time to time. */
  check(): void;
  stop(): void;
}

/**
 * Keeps an authority and a server certificate in a Secret that all replicas share. Whoever finds something due issues it; the
 * Secret's version decides between two who do so at once, and both go on with what is stored. A Secret that was deleted is made
 * again from what is known, so that nobody's trust breaks.
 */
export function keepSelfIssued(options: SelfIssuedOptions): SelfIssuedKeeper {
  const { client, secret, onProblem, checkMs = 15_000 } = options;
  const check = oneAtATime(createCheck(options), onProblem);
  let stored: KubeObject | undefined;
  let listed = false;
  const look = (): void => {
    if (listed) check(stored);
  };
  const watch = watchCollection({
    client,
    collection: { type: SECRETS, ...secret },
    keep: (object) => object,
    onChange: (objects) => {
      [stored] = objects.values();
      listed = true;
      look();
    },
    onProblem,
    ...(options.timing === undefined ? {} : { timing: options.timing }),
  });
  const timer = setInterval(look, checkMs);
  return {
    check: look,
    stop() {
      clearInterval(timer);
      watch.stop();
    },
  };
}

type Check = (stored: KubeObject | undefined) => Promise<void>;

function createCheck({ client, secret, rules, onState, now = Date.now }: SelfIssuedOptions): Check {
  const name = { type: SECRETS, ...secret };
  let known: SelfIssuedState | undefined;
  const settle = async (stored: KubeObject | undefined): Promise<SelfIssuedState> => {
    const before = stored === undefined ? undefined : stateOf(stored);
    const state = await renew(before ?? known, rules, now());
    if (before !== undefined && state === before) return state;
    const written = await (stored === undefined
      ? client.create(name, secretOf(secret, state))
      : client.replace(name, { ...stored, ...TYPE, data: { ...dataOf(stored), ...encode(state) } }));
    return stateOf(written) ?? state;
  };
  return async (stored) => {
    // Another replica was faster: what it stored is as good as ours.
    const state = await settle(stored).catch(async (error: unknown) => {
      if (!(error instanceof KubeError) || error.code !== "kube-conflict") throw error;
      return settle(await client.get(name));
    });
    if (known !== undefined && isSame(known, state)) return;
    known = state;
    onState(state);
  };
}

/** Runs a check at a time; what comes meanwhile is done once afterwards, with the newest value. */
function oneAtATime(check: Check, onProblem: (error: Error) => void): (stored: KubeObject | undefined) => void {
  let running = false;
  let next: { readonly stored: KubeObject | undefined } | undefined;
  const run = async (): Promise<void> => {
    running = true;
    for (; next !== undefined; ) {
      const { stored } = next;
      next = undefined;
      await check(stored).catch((error: unknown) => {
        onProblem(error instanceof Error ? error : new Error(String(error)));
      });
    }
    running = false;
  };
  return (stored) => {
    next = { stored };
    if (!running) void run();
  };
}

/** The keys of the Secret; those of a TLS Secret where there are some. */
const KEYS = { caBundle: "ca.crt", caKey: "ca.key", cert: "tls.crt", key: "tls.key" } as const;

/** The items of a list do not say what they are. */
const TYPE = { apiVersion: "v1", kind: "Secret" } as const;

function secretOf(secret: SelfIssuedOptions["secret"], state: SelfIssuedState): object {
  const labels = { "app.kubernetes.io/managed-by": "outrigger" };
  return { ...TYPE, metadata: { ...secret, labels }, type: "Opaque", data: encode(state) };
}

function encode({ caBundle, caKey, server }: SelfIssuedState): Record<string, string> {
  const texts = { [KEYS.caBundle]: caBundle, [KEYS.caKey]: caKey, [KEYS.cert]: server.cert, [KEYS.key]: server.key };
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, Buffer.from(text).toString("base64")]));
}

/** What a Secret holds; undefined when a part of it is missing, such as in one that was made empty. */
function stateOf(secret: KubeObject): SelfIssuedState | undefined {
  const text = (key: string): string | undefined => {
    const value = field(field(secret, "data"), key);
    return typeof value === "string" && value !== "" ? Buffer.from(value, "base64").toString("utf8") : undefined;
  };
  const [caBundle, caKey, cert, key] = [text(KEYS.caBundle), text(KEYS.caKey), text(KEYS.cert), text(KEYS.key)];
  if (caBundle === undefined || caKey === undefined || cert === undefined || key === undefined) return undefined;
  return { caBundle, caKey, server: { cert, key } };
}

function dataOf(secret: KubeObject): object {
  const data = field(secret, "data");
  return typeof data === "object" && data !== null ? data : {};
}

function isSame(one: SelfIssuedState, other: SelfIssuedState): boolean {
  return (
    one.caBundle === other.caBundle &&
    one.caKey === other.caKey &&
    one.server.cert === other.server.cert &&
    one.server.key === other.server.key
  );
}
