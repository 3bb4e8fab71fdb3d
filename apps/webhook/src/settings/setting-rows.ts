import type { InjectorChoice, InjectorFiles } from "./load-injector.ts";

/** A setting that `outrigger inject`, `outrigger review` and the webhook share. */
export interface SettingRow {
  /** Its flag, without the dashes. */
  readonly name: keyof RawSettings;
  /** Shown in the help in place of a value. */
  readonly value: string;
  readonly help: string;
  readonly default?: string;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
}

/** The settings as the command line gives them. */
export interface RawSettings {
  readonly injectConfigFile?: string | undefined;
  readonly meshConfigFile?: string | undefined;
  readonly valuesFile?: string | undefined;
  readonly release: string;
  readonly compat: string;
  readonly revision?: string | undefined;
  readonly nativeSidecars?: string | undefined;
  readonly nodes?: string | undefined;
  readonly namespaces?: string | undefined;
  readonly proxyConfigs?: string | undefined;
  readonly platform?: string | undefined;
  readonly compliancePolicy?: string | undefined;
  readonly path?: string | undefined;
}

/** What the shared settings say: which files, whose behaviour, which path. */
export interface Settings extends InjectorFiles, InjectorChoice {
  /** The path at which an API server would have asked; `/inject` without it. */
  readonly path: string | undefined;
}

/** The shared settings, in the order of the help. */
export const SETTING_ROWS: readonly SettingRow[] = [
  {
    name: "injectConfigFile",
    value: "file",
    help: "injector configuration, or the ConfigMap around it, with its values",
  },
  { name: "meshConfigFile", value: "file", help: "mesh configuration, or the ConfigMap around it" },
  { name: "valuesFile", value: "file", help: "values that templates of 1.2 and later read" },
  {
    name: "release",
    value: "name",
    default: "auto",
    help: "whose behaviour: auto, or a release such as 1.0.0 or 1.5; outrigger version --releases lists them",
  },
  {
    name: "compat",
    value: "mode",
    default: "fixed",
    choices: ["fixed", "exact"],
    help: "where docs/differences.md lists one: our answer or Go's",
  },
  { name: "revision", value: "name", help: "revision of the control plane" },
  {
    name: "nativeSidecars",
    value: "mode",
    choices: ["auto", "enabled", "disabled"],
    help: "sidecars as init containers that stay; auto asks the nodes (default: what the release does)",
  },
  { name: "nodes", value: "file", help: "what kubectl get nodes -o yaml prints (or -o json)" },
  { name: "namespaces", value: "file", help: "what kubectl get namespaces -o yaml prints" },
  { name: "proxyConfigs", value: "file", help: "what kubectl get proxyconfigs --all-namespaces -o yaml prints" },
  {
    name: "platform",
    value: "name",
    help: "openshift, where namespaces have their own users (1.20 and later; the webhook's default: $PLATFORM)",
  },
  {
    name: "compliancePolicy",
    value: "name",
    help: "what templates read as .CompliancePolicy (the webhook's default: $COMPLIANCE_POLICY)",
  },
  {
    name: "path",
    value: "path",
    help: "the path that the API server asks, such as /inject/cluster/X/net/Y (1.8 and later)",
  },
];

/** What is wrong with the value of a setting, or undefined. */
export function settingProblem({ name, choices }: SettingRow, value: string): string | undefined {
  if (choices !== undefined && !choices.includes(value)) return `must be ${oneOf(choices)}`;
  if (name === "release" && value === "") return "must be auto or the name of a release";
  if (name === "path" && !/^\/inject(?:\/|$)/.test(value)) return "must be /inject or begin with /inject/";
  return undefined;
}

/** Gives the values that {@link settingProblem} has nothing against their types. */
export function toSettings(raw: RawSettings): Settings {
  return {
    injectConfig: raw.injectConfigFile,
    meshConfig: raw.meshConfigFile,
    injectValues: raw.valuesFile,
    nodes: raw.nodes,
    namespaces: raw.namespaces,
    proxyConfigs: raw.proxyConfigs,
    platform: raw.platform,
    compliancePolicy: raw.compliancePolicy,
    release: raw.release,
    compat: raw.compat as Settings["compat"],
    revision: raw.revision,
    nativeSidecars: raw.nativeSidecars as Settings["nativeSidecars"],
    path: raw.path,
  };
}

function oneOf(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}
