import { randomUUID } from "node:crypto";
import { request } from "node:https";
import { OWN_HEADER } from "../serve/client-gate.ts";
import { messageOf } from "../serve/start-error.ts";

/** What a self-check is made of. */
export interface SelfCheckOptions {
  readonly port: number;
  /** The authority that is published, PEM; empty where it is not known, and nobody's signature is checked. */
  readonly ca: () => string;
  /** The name that the certificate must have; undefined where it is not known. */
  readonly serverName?: string | undefined;
  /** The review's uid: requests of this one are neither logged nor counted. */
  readonly uid: string;
}

/** A uid that nobody else can know. */
export function selfCheckUid(): string {
  return `self-check-${randomUUID()}`;
}

/** How long an answer may take; longer than an API server's patience with a busy process. */
const TIMEOUT_MS = 3000;

/** How long a good answer counts, in milliseconds: probes come every few seconds, from several sides. */
const GOOD_FOR_MS = 1000;

/**
 * Asks the webhook over TLS what an API server asks it, so that ready means just that.
 *
 * @returns what asks: it gives what is wrong, or undefined.
 */
export function createSelfCheck(options: SelfCheckOptions): () => Promise<string | undefined> {
  let goodAt = Number.NEGATIVE_INFINITY;
  let running: Promise<string | undefined> | undefined;
  const check = async (): Promise<string | undefined> => {
    const problem = await ask(options).catch(messageOf);
    if (problem === undefined) goodAt = performance.now();
    running = undefined;
    return problem;
  };
  return async () => {
    if (performance.now() - goodAt < GOOD_FOR_MS) return undefined;
    running ??= check();
    return running;
  };
}

async function ask({ port, ca, serverName, uid }: SelfCheckOptions): Promise<string | undefined> {
  const body = reviewOf(uid);
  const authority = ca();
  const verify = authority === "" ? { rejectUnauthorized: false } : { ca: authority };
  const name = serverName === undefined ? { checkServerIdentity: () => undefined } : { servername: serverName };
  return new Promise((resolve, reject) => {
    const outgoing = request({
      ...verify,
      ...name,
      host: "127.0.0.1",
      port,
      method: "POST",
      path: "/inject",
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        [OWN_HEADER]: uid,
      },
      agent: false,
    });
    const timer = setTimeout(() => {
      outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`));
    }, TIMEOUT_MS);
    outgoing.on("error", reject);
    outgoing.on("close", () => clearTimeout(timer));
    outgoing.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("error", reject);
      response.on("end", () => {
        const good = response.statusCode === 200 && text.includes(uid);
        resolve(good ? undefined : `/inject answers ${response.statusCode}`);
      });
    });
    outgoing.end(body);
  });
}

/** A pod that nobody injects, whatever the release and its policy: it shares its node's network. */
function reviewOf(uid: string): string {
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "self-check", namespace: "self-check" },
    spec: { hostNetwork: true, containers: [{ name: "self-check", image: "self-check" }] },
  };
  return JSON.stringify({
    apiVersion: "admission.k8s.io/v1beta1",
    kind: "AdmissionReview",
    request: {
      uid,
      kind: { group: "", version: "v1", kind: "Pod" },
      resource: { group: "", version: "v1", resource: "pods" },
      name: "self-check",
      namespace: "self-check",
      operation: "CREATE",
      object: pod,
    },
  });
}
