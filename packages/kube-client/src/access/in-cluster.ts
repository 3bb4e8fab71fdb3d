import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KubeError } from "../kube-error.ts";
import type { ClusterAccess, Credentials } from "./cluster-access.ts";

/** How a pod finds its API server. */
export interface InClusterOptions {
  /** The process' environment: `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where a kubelet mounts the service account. */
  readonly folder?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";

/** A kubelet renews a token long before it expires; once a minute is how often client-go looks. */
const READ_AGAIN_MS = 60_000;

/**
 * The access that every pod has: the service account's token and the cluster's certificate authority, read again every minute.
 *
 * Behaves as: client-go, rest.InClusterConfig.
 *
 * @returns undefined outside a cluster.
 */
export function inClusterAccess(options: InClusterOptions): ClusterAccess | undefined {
  const { variables, folder = FOLDER, now = Date.now } = options;
  const { KUBERNETES_SERVICE_HOST: host = "", KUBERNETES_SERVICE_PORT: port = "" } = variables;
  if (host === "" || port === "" || !existsSync(join(folder, "token"))) return undefined;
  let known: { readonly credentials: Credentials; readonly readAt: number } | undefined;
  return {
    server: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
    credentials: () => {
      const age = known === undefined ? Number.POSITIVE_INFINITY : now() - known.readAt;
      // A clock that was set back is no reason to keep a token for ever.
      if (known === undefined || age < 0 || age >= READ_AGAIN_MS) {
        known = { credentials: readServiceAccount(folder), readAt: now() };
      }
      return known.credentials;
    },
  };
}

/** The namespace that this pod runs in, where a kubelet tells. */
export function podNamespace({ variables, folder = FOLDER }: InClusterOptions): string | undefined {
  const named = variables["POD_NAMESPACE"];
  if (named !== undefined && named !== "") return named;
  try {
    return readFileSync(join(folder, "namespace"), "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

function readServiceAccount(folder: string): Credentials {
  try {
    const ca = readFileSync(join(folder, "ca.crt"), "utf8");
    return { tls: { ca }, authorization: `Bearer ${readFileSync(join(folder, "token"), "utf8").trim()}` };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new KubeError(`Cannot read the service account in "${folder}": ${detail}`, {
      code: "kube-credentials",
      hint: "Set automountServiceAccountToken: true in the pod",
      detail,
      cause,
    });
  }
}
