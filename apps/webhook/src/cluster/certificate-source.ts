import { readFileSync } from "node:fs";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import type { KeyPair } from "../serve/key-pair.ts";
import { StartError, messageOf } from "../serve/start-error.ts";
import { readTextFile } from "../settings/read-text-file.ts";
import { logProblems } from "./log-problems.ts";
import type { Cluster } from "./open-cluster.ts";

/** Where the server's certificate and its authority come from. */
export interface CertificateSource {
  /** What to serve. @throws an error with Go's text when a file cannot be read. */
  readonly keyPair: () => KeyPair;
  /** The authority that clients are to trust, PEM; empty where it is not known. */
  readonly caBundle: () => string;
  /** What is watched on disk. */
  readonly files: readonly string[];
  /** Changes whenever what is not on disk does. */
  readonly version: () => string;
  /** Tells of changes of what is not on disk. */
  onChange(listener: () => void): void;
  stop(): void;
}

/** The files that the flags name; whoever writes them renews them. */
export function certificateFiles(flags: ServeFlags): CertificateSource {
  const { tlsCertFile, tlsKeyFile, caCertFile } = flags;
  return {
    keyPair: () => ({ cert: readTextFile(tlsCertFile), key: readTextFile(tlsKeyFile) }),
    caBundle: () => textOrNothing(caCertFile),
    files: [tlsCertFile, tlsKeyFile, caCertFile],
    version: () => "",
    onChange: () => undefined,
    stop: () => undefined,
  };
}

/** How long the first certificate may take. */
const FIRST_MS = 60_000;

/**
 * Certificates that the replicas issue themselves, in a Secret that they share.
 *
 * @throws StartError when there is none within a minute.
 */
export async function selfIssuedCertificates(
  flags: ServeFlags,
  { client, namespace }: Cluster,
  log: Log,
): Promise<CertificateSource> {
  // Only who issues certificates pays for the library that does.
  const { keepSelfIssued } = await import("@outrigger/kube-client/certificates");
  type State = Parameters<Parameters<typeof keepSelfIssued>[0]["onState"]>[0];
  const listeners: (() => void)[] = [];
  const secret = { namespace, name: flags.certSecret };
  const logProblem = logProblems(log, "certificate not kept");
  let problem = "no answer";
  let version = 0;
  let keeper: { stop(): void } | undefined;
  let current: State | undefined;
  const first = await new Promise<State>((resolve, reject) => {
    const late = setTimeout(() => {
      keeper?.stop();
      reject(new StartError(`Cannot get a certificate from the Secret "${secret.name}": ${problem}`));
    }, FIRST_MS);
    keeper = keepSelfIssued({
      client,
      secret,
      rules: { dnsNames: serviceNames(flags.serviceName, namespace) },
      onState: (state) => {
        clearTimeout(late);
        current = state;
        version += 1;
        log("info", "certificate issued or renewed", { secret: `${namespace}/${secret.name}` });
        resolve(state);
        for (const listener of listeners) listener();
      },
      onProblem: (error) => {
        problem = messageOf(error);
        logProblem(error);
      },
    });
  });
  return {
    keyPair: () => (current ?? first).server,
    caBundle: () => (current ?? first).caBundle,
    files: [],
    version: () => String(version),
    onChange: (listener) => void listeners.push(listener),
    stop: () => keeper?.stop(),
  };
}

/** The names by which a cluster calls a Service; API servers use that without the cluster's domain. */
function serviceNames(service: string, namespace: string): string[] {
  return [`${service}.${namespace}.svc`, `${service}.${namespace}`, `${service}.${namespace}.svc.cluster.local`];
}

function textOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
