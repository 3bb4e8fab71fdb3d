import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { KubeError } from "../kube-error.ts";
import type { ClusterAccess, Credentials } from "./cluster-access.ts";
import type { Found, KubeContext } from "./kubeconfig.ts";
import type { ExecEntry, UserEntry } from "./kubeconfig-schema.ts";

/** How long what was read counts; a token of a cloud lives for minutes at least. */
const READ_AGAIN_MS = 60_000;

/**
 * The access that a context gives: certificates and tokens from the kubeconfig, from the files that it names or from the program that
 * it names. They are gathered at once, and again when they are older than a minute.
 *
 * @param now milliseconds since 1970.
 * @throws KubeError `kube-config` or `kube-credentials` for what cannot be had.
 */
export function contextAccess(context: KubeContext, now: () => number = Date.now): ClusterAccess {
  const { entry } = context.cluster;
  if (entry["proxy-url"] !== undefined) throw unsupported("a cluster behind a proxy (proxy-url)");
  let known = { credentials: gather(context), readAt: now() };
  return {
    server: entry.server,
    credentials: () => {
      const age = now() - known.readAt;
      if (age < 0 || age >= READ_AGAIN_MS) known = { credentials: gather(context), readAt: now() };
      return known.credentials;
    },
  };
}

function gather({ cluster: { entry, folder }, user }: KubeContext): Credentials {
  const ca = dataOrFile(entry["certificate-authority-data"], entry["certificate-authority"], folder);
  const own = user === undefined ? {} : credentialsOf(user);
  return {
    tls: {
      ...(ca === undefined ? {} : { ca }),
      ...(own.cert === undefined ? {} : { cert: own.cert }),
      ...(own.key === undefined ? {} : { key: own.key }),
      ...(entry["tls-server-name"] === undefined ? {} : { servername: entry["tls-server-name"] }),
      ...(entry["insecure-skip-tls-verify"] === true ? { rejectUnauthorized: false } : {}),
    },
    authorization: own.token === undefined ? basic(user?.entry) : `Bearer ${own.token}`,
  };
}

interface UserCredentials {
  readonly token?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

function credentialsOf({ entry, folder }: Found<UserEntry>): UserCredentials {
  if (entry["auth-provider"] !== undefined) throw unsupported(`the auth provider ${entry["auth-provider"].name}`);
  if (entry.exec !== undefined) return runPlugin(entry.exec, folder);
  const file = entry.tokenFile;
  return {
    token: file === undefined ? entry.token : readFile(file, folder).trim(),
    cert: dataOrFile(entry["client-certificate-data"], entry["client-certificate"], folder),
    key: dataOrFile(entry["client-key-data"], entry["client-key"], folder),
  };
}

function basic(user: UserEntry | undefined): string | undefined {
  if (user?.username === undefined) return undefined;
  return `Basic ${Buffer.from(`${user.username}:${user.password ?? ""}`).toString("base64")}`;
}

function dataOrFile(data: string | undefined, file: string | undefined, folder: string): string | undefined {
  if (data !== undefined) return Buffer.from(data, "base64").toString("utf8");
  return file === undefined ? undefined : readFile(file, folder);
}

function readFile(file: string, folder: string): string {
  const path = resolve(folder, file);
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw noCredentials(`Cannot read "${path}", which the kubeconfig names: ${detail}`, cause);
  }
}

const answer = z.looseObject({
  status: z.looseObject({
    token: z.string().optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
  }),
});

/** Asks a credential plugin, such as those of the clouds. */
function runPlugin({ apiVersion, command, args, env }: ExecEntry, folder: string): UserCredentials {
  const request = { apiVersion, kind: "ExecCredential", spec: { interactive: false } };
  const variables = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const program = /[/\\]/.test(command) ? resolve(folder, command) : command;
  const { status, stdout, error } = spawnSync(program, args ?? [], {
    env: { ...process.env, ...variables, KUBERNETES_EXEC_INFO: JSON.stringify(request) },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error !== undefined) throw noCredentials(`Cannot run "${command}" for credentials: ${error.message}`, error);
  if (status !== 0) throw noCredentials(`Cannot get credentials: "${command}" ended with ${status ?? "a signal"}`);
  const parsed = answer.safeParse(jsonOf(stdout));
  if (!parsed.success) throw noCredentials(`Cannot get credentials: "${command}" wrote no ExecCredential`);
  const { token, clientCertificateData: cert, clientKeyData: key } = parsed.data.status;
  return { token, cert, key };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noCredentials(message: string, cause?: unknown): KubeError {
  const hint = "Try the same kubeconfig with kubectl get namespaces";
  return new KubeError(message, { code: "kube-credentials", hint, ...(cause === undefined ? {} : { cause }) });
}

function unsupported(what: string): KubeError {
  return new KubeError(`Cannot reach the cluster: ${what} is not supported`, {
    code: "kube-config",
    hint: "Use a kubeconfig with a token or a client certificate",
  });
}
