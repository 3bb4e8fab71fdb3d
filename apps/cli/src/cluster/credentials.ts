import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { readTextFile } from "@outrigger/webhook/settings";
import { z } from "zod";
import { UsageError } from "../usage-error.ts";
import type { ExecEntry, Found, KubeContext, UserEntry } from "./kubeconfig.ts";

/** What a request to an API server needs beside its path. */
export interface ClusterAccess {
  readonly server: string;
  readonly tls: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    readonly servername?: string;
    readonly rejectUnauthorized?: boolean;
  };
  /** The header of that name. */
  readonly authorization: string | undefined;
}

/**
 * Gathers certificates and tokens, from the kubeconfig, from the files that it names or from the program that it names.
 *
 * @throws UsageError for what cannot be had.
 */
export function openAccess({ cluster, user }: KubeContext): ClusterAccess {
  const { entry, folder } = cluster;
  if (entry["proxy-url"] !== undefined) throw unsupported("a cluster behind a proxy (proxy-url)");
  const ca = dataOrFile(entry["certificate-authority-data"], entry["certificate-authority"], folder);
  const own = user === undefined ? {} : credentialsOf(user);
  return {
    server: entry.server,
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

interface Credentials {
  readonly token?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

function credentialsOf({ entry, folder }: Found<UserEntry>): Credentials {
  if (entry["auth-provider"] !== undefined) throw unsupported(`the auth provider ${entry["auth-provider"].name}`);
  if (entry.exec !== undefined) return runPlugin(entry.exec, folder);
  const file = entry.tokenFile;
  return {
    token: file === undefined ? entry.token : readTextFile(resolve(folder, file)).trim(),
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
  return file === undefined ? undefined : readTextFile(resolve(folder, file));
}

const answer = z.looseObject({
  status: z.looseObject({
    token: z.string().optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
  }),
});

/** Asks a credential plugin, such as those of the clouds. */
function runPlugin({ apiVersion, command, args, env }: ExecEntry, folder: string): Credentials {
  const request = { apiVersion, kind: "ExecCredential", spec: { interactive: false } };
  const variables = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const program = /[/\\]/.test(command) ? resolve(folder, command) : command;
  const { status, stdout, error } = spawnSync(program, args ?? [], {
    env: { ...process.env, ...variables, KUBERNETES_EXEC_INFO: JSON.stringify(request) },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error !== undefined) throw new UsageError(`Cannot run "${command}" for credentials: ${error.message}`);
  if (status !== 0) throw new UsageError(`Cannot get credentials: "${command}" ended with ${status ?? "a signal"}`);
  const parsed = answer.safeParse(jsonOf(stdout));
  if (!parsed.success) throw new UsageError(`Cannot get credentials: "${command}" wrote no ExecCredential`);
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

function unsupported(what: string): UsageError {
  return new UsageError(
    `Cannot reach the cluster: ${what} is not supported\n` +
      "  Save the ConfigMaps with kubectl get configmap -o yaml, and give them with --injectConfigFile and --meshConfigFile",
  );
}
