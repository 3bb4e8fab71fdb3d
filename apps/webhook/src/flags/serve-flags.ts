import type { LogLevel } from "../log.ts";

/** The flags of a webhook that is to serve, with defaults filled in. */
export interface ServeFlags {
  readonly injectConfig: string;
  readonly meshConfig: string;
  /** The chart's values, which templates of 1.2 and later read. */
  readonly injectValues: string | undefined;
  readonly tlsCertFile: string;
  readonly tlsKeyFile: string;
  readonly caCertFile: string;
  readonly port: number;
  /** Milliseconds; 0 is never. */
  readonly healthCheckInterval: number;
  readonly healthCheckFile: string;
  /** `auto` or the name of a release. */
  readonly release: string;
  readonly compat: "fixed" | "exact";
  readonly logLevel: LogLevel | "none";
  /** `stdout`, `stderr` or files. */
  readonly logTargets: readonly string[];
  /** Names of the flags that stood on the command line. */
  readonly given: ReadonlySet<string>;
}

/** The flags that name files; one of them on the command line means that all of them are to be there. */
export const FILE_FLAGS = ["injectConfig", "meshConfig", "tlsCertFile", "tlsKeyFile", "caCertFile"] as const;

type RawFlags = Omit<ServeFlags, "logLevel" | "logTargets" | "given"> & {
  readonly log_output_level: string;
  readonly log_target?: readonly string[];
};

/** Gives the values that the command line was read into their types. */
export function toServeFlags(given: ReadonlySet<string>, values: Readonly<Record<string, unknown>>): ServeFlags {
  const { log_output_level, log_target, ...flags } = values as unknown as RawFlags;
  return {
    injectConfig: flags.injectConfig,
    meshConfig: flags.meshConfig,
    injectValues: flags.injectValues,
    tlsCertFile: flags.tlsCertFile,
    tlsKeyFile: flags.tlsKeyFile,
    caCertFile: flags.caCertFile,
    port: flags.port,
    healthCheckInterval: flags.healthCheckInterval,
    healthCheckFile: flags.healthCheckFile,
    release: flags.release,
    compat: flags.compat,
    logLevel: readLogLevel(log_output_level),
    logTargets: log_target ?? ["stdout"],
    given,
  };
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
