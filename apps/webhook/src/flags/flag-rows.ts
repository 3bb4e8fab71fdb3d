import { OPERATION_FLAG_ROWS } from "./operation-flag-rows.ts";
import { SETTING_ROWS } from "../settings/setting-rows.ts";
import type { SettingRow } from "../settings/setting-rows.ts";

/** How a flag's value is read. */
export type FlagKind = "string" | "int" | "duration" | "bool" | "list" | "setting";

/** One flag: its name, how its value is read, and what it does. */
export interface FlagRow {
  readonly name: string;
  readonly kind: FlagKind;
  /** Shown in the help in place of a value. */
  readonly value?: string;
  readonly default?: string;
  readonly help: string;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
  /** Short form, one letter. */
  readonly short?: string;
  /** The setting that the flag gives, with its rules. */
  readonly setting?: SettingRow;
  /** The flag that this one is another name for. */
  readonly aliasOf?: string;
  /** Accepted so that a release's own command line still starts; why it does nothing. */
  readonly noEffect?: string;
}

const GLOG = "an old logging flag; use --log_output_level";
const FORMAT = "log lines are JSON and go unrotated to their target";

/** The names that `outrigger` has for flags of the 1.0 injector. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["injectConfigFile", "injectConfig"],
  ["meshConfigFile", "meshConfig"],
  ["valuesFile", "injectValues"],
]);

/** The flags of the 1.0 injector with their defaults, those that later releases added, and the settings that our programs share. */
export const FLAG_ROWS: readonly FlagRow[] = [
  {
    name: "injectConfig",
    kind: "string",
    value: "file",
    default: "/etc/istio/inject/config",
    help: "injector configuration: policy and template",
  },
  { name: "meshConfig", kind: "string", value: "file", default: "/etc/istio/config/mesh", help: "mesh configuration" },
  {
    name: "tlsCertFile",
    kind: "string",
    value: "file",
    default: "/etc/istio/certs/cert-chain.pem",
    help: "server certificate, PEM",
  },
  {
    name: "tlsKeyFile",
    kind: "string",
    value: "file",
    default: "/etc/istio/certs/key.pem",
    help: "its private key, PEM",
  },
  {
    name: "caCertFile",
    kind: "string",
    value: "file",
    default: "/etc/istio/certs/root-cert.pem",
    help: "certificate authority that signed it",
  },
  { name: "port", kind: "int", value: "number", default: "443", help: "port to listen on, every address (demo: 8443)" },
  {
    name: "healthCheckInterval",
    kind: "duration",
    value: "duration",
    default: "0s",
    help: "how often the health file is written; 0 is never",
  },
  { name: "healthCheckFile", kind: "string", value: "file", default: "", help: "health file; empty is none" },
  {
    name: "log_output_level",
    kind: "string",
    value: "levels",
    default: "default:info",
    help: "debug, info, warn, error or none; scope:level,... as in Istio",
  },
  { name: "log_target", kind: "list", value: "target", help: "stdout (default), stderr or a file; repeatable" },
  { name: "injectValues", kind: "string", value: "file", help: "values that templates of 1.2 and later read" },
  ...settingFlags(),
  ...OPERATION_FLAG_ROWS,
  { name: "log_as_json", kind: "bool", help: "accepted, without effect", noEffect: FORMAT },
  { name: "log_caller", kind: "string", value: "scopes", help: "accepted, without effect", noEffect: FORMAT },
  { name: "log_rotate", kind: "string", value: "file", help: "accepted, without effect", noEffect: FORMAT },
  { name: "log_rotate_max_age", kind: "int", value: "days", help: "accepted, without effect", noEffect: FORMAT },
  { name: "log_rotate_max_backups", kind: "int", value: "number", help: "accepted, without effect", noEffect: FORMAT },
  { name: "log_rotate_max_size", kind: "int", value: "bytes", help: "accepted, without effect", noEffect: FORMAT },
  { name: "log_stacktrace_level", kind: "string", value: "levels", help: "accepted, without effect", noEffect: FORMAT },
  { name: "v", short: "v", kind: "string", value: "level", help: "deprecated, without effect", noEffect: GLOG },
  { name: "stderrthreshold", kind: "string", value: "level", help: "deprecated, without effect", noEffect: GLOG },
  { name: "alsologtostderr", kind: "bool", help: "deprecated, without effect", noEffect: GLOG },
  { name: "logtostderr", kind: "bool", help: "deprecated, without effect", noEffect: GLOG },
];

function settingFlags(): readonly FlagRow[] {
  return SETTING_ROWS.map((setting): FlagRow => {
    const { name, value, help } = setting;
    const aliasOf = ALIASES.get(name);
    if (aliasOf !== undefined) return { name, value, help: `the same as --${aliasOf}`, kind: "string", aliasOf };
    return { ...setting, value: setting.choices?.join("|") ?? value, help, kind: "setting", setting };
  });
}
