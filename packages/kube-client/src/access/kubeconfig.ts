import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { KubeError } from "../kube-error.ts";
import type { ClusterEntry, Kubeconfig, UserEntry } from "./kubeconfig-schema.ts";

/** Which cluster to ask. */
export interface KubeconfigOptions {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
}

/** What a kubeconfig is found and read with. */
export interface KubeconfigSources {
  /** The process' environment. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** A file as {@link kubeconfigSchema} has it; throws for one that is none. */
  readonly read: (file: string) => Kubeconfig;
}

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
 * @throws KubeError `kube-config` where there is no kubeconfig or no such context, and what `read` throws.
 */
export function readKubeContext(options: KubeconfigOptions, sources: KubeconfigSources): KubeContext {
  const files = findFiles(options, sources.variables);
  const configs = files.map((file) => ({ folder: dirname(file), config: sources.read(file) }));
  const name = options.context ?? configs.map(({ config }) => config["current-context"]).find(Boolean);
  if (name === undefined || name === null) {
    throw configError(`Cannot choose a cluster: ${files.join(", ")} has no current context`, "Name one with --context");
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

function findFiles({ kubeconfig: file }: KubeconfigOptions, variables: KubeconfigSources["variables"]): string[] {
  if (file !== undefined) return [file];
  const listed = (variables["KUBECONFIG"] ?? "").split(delimiter).filter((path) => path !== "");
  const candidates = listed.length > 0 ? listed : [join(variables["HOME"] ?? homedir(), ".kube", "config")];
  const files = candidates.filter((path) => existsSync(path));
  if (files.length > 0) return files;
  throw configError(
    `Cannot find a kubeconfig: there is no ${candidates.join(", ")}`,
    "Name a cluster with --kubeconfig",
  );
}

function missing(what: string, name: string, files: readonly string[]): KubeError {
  return configError(
    `Cannot find the ${what} "${name}" in ${files.join(", ")}`,
    "kubectl config view shows what there is",
  );
}

function configError(message: string, hint: string): KubeError {
  return new KubeError(message, { code: "kube-config", hint });
}
