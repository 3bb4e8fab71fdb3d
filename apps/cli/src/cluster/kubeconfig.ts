import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { checkShape, readDocuments, readTextFile } from "@outrigger/webhook/settings";
import { z } from "zod";
import { UsageError } from "../usage-error.ts";

/** Which cluster to ask. */
export interface KubeconfigOptions {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
}

type Text = string | undefined;

/** A cluster as a kubeconfig describes it. */
interface ClusterEntry {
  readonly server: string;
  readonly "certificate-authority"?: Text;
  readonly "certificate-authority-data"?: Text;
  readonly "insecure-skip-tls-verify"?: boolean | undefined;
  readonly "tls-server-name"?: Text;
  readonly "proxy-url"?: Text;
}

/** A program that gives credentials. */
export interface ExecEntry {
  readonly apiVersion: string;
  readonly command: string;
  readonly args?: readonly string[] | null | undefined;
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null | undefined;
}

/** A user as a kubeconfig describes it. */
export interface UserEntry {
  readonly "client-certificate"?: Text;
  readonly "client-certificate-data"?: Text;
  readonly "client-key"?: Text;
  readonly "client-key-data"?: Text;
  readonly token?: Text;
  readonly tokenFile?: Text;
  readonly username?: Text;
  readonly password?: Text;
  readonly exec?: ExecEntry | undefined;
  readonly "auth-provider"?: { readonly name: string } | undefined;
}

const text = z.string().optional();

const cluster: z.ZodType<ClusterEntry> = z.looseObject({
  server: z.string(),
  "certificate-authority": text,
  "certificate-authority-data": text,
  "insecure-skip-tls-verify": z.boolean().optional(),
  "tls-server-name": text,
  "proxy-url": text,
});

const exec: z.ZodType<ExecEntry> = z.looseObject({
  apiVersion: z.string(),
  command: z.string(),
  args: z.array(z.string()).nullish(),
  env: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
});

const user: z.ZodType<UserEntry> = z.looseObject({
  "client-certificate": text,
  "client-certificate-data": text,
  "client-key": text,
  "client-key-data": text,
  token: text,
  tokenFile: text,
  username: text,
  password: text,
  exec: exec.optional(),
  "auth-provider": z.looseObject({ name: z.string() }).optional(),
});

const kubeconfig = z.looseObject({
  "current-context": z.string().nullish(),
  clusters: z.array(z.looseObject({ name: z.string(), cluster })).nullish(),
  users: z.array(z.looseObject({ name: z.string(), user: user.nullish() })).nullish(),
  contexts: z
    .array(
      z.looseObject({ name: z.string(), context: z.looseObject({ cluster: z.string(), user: z.string().optional() }) }),
    )
    .nullish(),
});

type Kubeconfig = z.infer<typeof kubeconfig>;

/** An entry, and the folder that its paths begin at. */
export interface Found<T> {
  readonly entry: T;
  readonly folder: string;
}

/** What a context of a kubeconfig stands for. */
export interface KubeContext {
  readonly cluster: Found<ClusterEntry>;
  readonly user: Found<UserEntry> | undefined;
}

/**
 * Reads the context that is asked for, or the current one.
 *
 * Behaves as: kubectl, for where kubeconfigs are found (`--kubeconfig`, else the files of `KUBECONFIG`, else `~/.kube/config`) and for
 * how several become one: the first that says something counts.
 *
 * @throws UsageError where there is no kubeconfig or no such context, ConfigError for one that cannot be read.
 */
export function readKubeContext(
  options: KubeconfigOptions,
  variables: Readonly<Record<string, string | undefined>>,
): KubeContext {
  const files = findFiles(options, variables);
  const configs = files.map((file) => ({ folder: dirname(file), config: readKubeconfig(file) }));
  const name = options.context ?? configs.map(({ config }) => config["current-context"]).find(Boolean);
  if (name === undefined || name === null) {
    throw new UsageError(
      `Cannot choose a cluster: ${files.join(", ")} has no current context\n  Name one with --context`,
    );
  }
  const find = <T extends { readonly name: string }>(
    list: (config: Kubeconfig) => readonly T[] | null | undefined,
    wanted: string,
  ) =>
    configs
      .flatMap(({ folder, config }) => (list(config) ?? []).map((entry) => ({ entry, folder })))
      .find(({ entry }) => entry.name === wanted);
  const context = find(({ contexts }) => contexts, name);
  if (context === undefined) throw missing("context", name, files);
  const { cluster: clusterName, user: userName = "" } = context.entry.context;
  const foundCluster = find(({ clusters }) => clusters, clusterName);
  if (foundCluster === undefined) throw missing("cluster", clusterName, files);
  const foundUser = find(({ users }) => users, userName);
  if (foundUser === undefined && userName !== "") throw missing("user", userName, files);
  return {
    cluster: { entry: foundCluster.entry.cluster, folder: foundCluster.folder },
    user: foundUser && { entry: foundUser.entry.user ?? {}, folder: foundUser.folder },
  };
}

function findFiles(
  { kubeconfig: file }: KubeconfigOptions,
  variables: Readonly<Record<string, string | undefined>>,
): string[] {
  if (file !== undefined) return [file];
  const listed = (variables["KUBECONFIG"] ?? "").split(delimiter).filter((path) => path !== "");
  const candidates = listed.length > 0 ? listed : [join(variables["HOME"] ?? homedir(), ".kube", "config")];
  const files = candidates.filter((path) => existsSync(path));
  if (files.length > 0) return files;
  throw new UsageError(
    `Cannot find a kubeconfig: there is no ${candidates.join(", ")}\n` +
      "  Give --injectConfigFile, --valuesFile and --meshConfigFile, or name a cluster with --kubeconfig",
  );
}

function readKubeconfig(file: string): Kubeconfig {
  const [document] = readDocuments(readTextFile(file), file);
  if (document === undefined) return {};
  const hint = "kubectl config view shows how a kubeconfig looks";
  return checkShape(
    document,
    { path: [], value: document.value },
    { schema: kubeconfig, what: `the kubeconfig "${file}"`, hint },
  );
}

function missing(what: string, name: string, files: readonly string[]): UsageError {
  return new UsageError(`Cannot find the ${what} "${name}" in ${files.join(", ")}`);
}
