import type { LogLevel } from "../log.ts";
import { toSettings } from "../settings/setting-rows.ts";
import type { RawSettings, Settings } from "../settings/setting-rows.ts";
import { FLAG_ROWS } from "./flag-rows.ts";

/** The flags of a webhook that is to serve, with defaults filled in. */
export interface ServeFlags extends Settings {
  readonly injectConfig: string;
  readonly meshConfig: string;
  readonly tlsCertFile: string;
  readonly tlsKeyFile: string;
  readonly caCertFile: string;
  readonly certMode: "files" | "self" | "cert-manager";
  readonly certSecret: string;
  readonly serviceName: string;
  readonly clientCAFile?: string | undefined;
  readonly kubeconfig?: string | undefined;
  readonly webhookConfigName: string;
  readonly webhookName: string;
  readonly reconcileWebhookConfig: boolean;
  readonly injectConfigMapName?: string | undefined;
  readonly meshConfigMapName?: string | undefined;
  readonly istioNamespace?: string | undefined;
  readonly configCacheFile?: string | undefined;
  /** 0 is none. */
  readonly monitoringPort: number;
  readonly port: number;
  /** Milliseconds; 0 is never. */
  readonly healthCheckInterval: number;
  readonly healthCheckFile: string;
  readonly logLevel: LogLevel | "none";
  /** `stdout`, `stderr` or files. */
  readonly logTargets: readonly string[];
  /** Names of the flags that stood on the command line. */
  readonly given: ReadonlySet<string>;
}

/** The flags that name files; one of them on the command line means that all of them are to be there. */
export const FILE_FLAGS = ["injectConfig", "meshConfig", "tlsCertFile", "tlsKeyFile", "caCertFile"] as const;

type RawFlags = Omit<ServeFlags, "logLevel" | "logTargets" | "given"> &
  RawSettings & {
    readonly log_output_level: string;
    readonly log_target?: readonly string[];
  };

/** Gives the values that the command line was read into their types. */
export function toServeFlags(names: ReadonlySet<string>, values: Readonly<Record<string, unknown>>): ServeFlags {
  const { given, resolved } = withoutAliases(names, values);
  const { log_output_level, log_target, ...flags } = resolved as unknown as RawFlags;
  return {
    ...toSettings(flags),
    injectConfig: flags.injectConfig,
    meshConfig: flags.meshConfig,
    injectValues: flags.injectValues,
    ...certificateFiles(flags, given),
    certMode: flags.certMode,
    certSecret: flags.certSecret,
    serviceName: flags.serviceName,
    clientCAFile: flags.clientCAFile,
    kubeconfig: flags.kubeconfig,
    webhookConfigName: flags.webhookConfigName,
    webhookName: flags.webhookName,
    reconcileWebhookConfig: flags.reconcileWebhookConfig,
    injectConfigMapName: flags.injectConfigMapName,
    meshConfigMapName: flags.meshConfigMapName,
    istioNamespace: flags.istioNamespace,
    configCacheFile: flags.configCacheFile,
    monitoringPort: flags.monitoringPort,
    port: flags.port,
    healthCheckInterval: flags.healthCheckInterval,
    healthCheckFile: flags.healthCheckFile,
    logLevel: readLogLevel(log_output_level),
    logTargets: log_target ?? ["stdout"],
    given,
  };
}

/** The Secret of a cert-manager Certificate names its keys as every TLS Secret does. */
const CERT_MANAGER_FILES = {
  tlsCertFile: "/etc/istio/certs/tls.crt",
  tlsKeyFile: "/etc/istio/certs/tls.key",
  caCertFile: "/etc/istio/certs/ca.crt",
} as const;

function certificateFiles(
  flags: Pick<ServeFlags, "certMode" | keyof typeof CERT_MANAGER_FILES>,
  given: ReadonlySet<string>,
): Record<keyof typeof CERT_MANAGER_FILES, string> {
  const file = (name: keyof typeof CERT_MANAGER_FILES): string =>
    flags.certMode === "cert-manager" && !given.has(name) ? CERT_MANAGER_FILES[name] : flags[name];
  return { tlsCertFile: file("tlsCertFile"), tlsKeyFile: file("tlsKeyFile"), caCertFile: file("caCertFile") };
}

/** A flag under its other name counts as the one that it stands for. */
function withoutAliases(
  names: ReadonlySet<string>,
  values: Readonly<Record<string, unknown>>,
): { given: ReadonlySet<string>; resolved: Readonly<Record<string, unknown>> } {
  const given = new Set(names);
  const resolved: Record<string, unknown> = { ...values };
  for (const { name, aliasOf } of FLAG_ROWS) {
    if (aliasOf === undefined || !given.delete(name)) continue;
    given.add(aliasOf);
    resolved[aliasOf] = values[name];
  }
  return { given, resolved };
}

const LEVELS: readonly (LogLevel | "none")[] = ["debug", "info", "warn", "error", "none"];

/** Istio names a level per scope, `default:info,model:debug`; we have one scope, so `default` or a bare level counts. */
function readLogLevel(text: string): LogLevel | "none" {
  for (const part of text.split(",")) {
    const [scope = "", level] = part.split(":");
    const name = level ?? scope;
    const known = LEVELS.find((candidate) => candidate === name);
    if (known !== undefined && (level === undefined || scope === "default" || scope === "all")) return known;
  }
  return "info";
}
