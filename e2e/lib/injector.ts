import type { Authority } from "./certificates.ts";
import type { TierContext } from "./context.ts";
import type { Kube } from "./kube.ts";

/** One line of the injector's log. */
export interface LogLine {
  readonly msg: string;
  readonly level: string;
  readonly uid?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** The code of what decided. */
  readonly reason?: string;
  readonly inject?: boolean;
}

/** What an injector is started with. */
export interface InjectorSettings {
  /** The namespace that it runs in, where it runs in one. */
  readonly namespace: string;
  /** The ConfigMap's text. */
  readonly config: string;
  readonly mesh: string;
  /** The ConfigMap's values, from 1.2 on. */
  readonly values?: string;
  /** What kubectl prints of the nodes: they decide about native sidecars. */
  readonly nodes?: string;
  readonly release: string;
  /** The revision of the control plane that it belongs to, from 1.11 on. */
  readonly revision?: string;
}

/** The settings that are texts in files, and the flag that names each file. */
const fileFlags = { config: "injectConfig", mesh: "meshConfig", values: "injectValues", nodes: "nodes" } as const;

/** The files that an injector reads its settings from, by name. */
export function settingFiles(settings: InjectorSettings): Readonly<Record<string, string>> {
  const names = Object.keys(fileFlags) as (keyof typeof fileFlags)[];
  return Object.fromEntries(names.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));
}

/** The flags that its settings come to, with its files at the paths that `pathOf` gives them. */
export function settingFlags(settings: InjectorSettings, pathOf: (file: string) => string): string[] {
  const files = Object.keys(settingFiles(settings)) as (keyof typeof fileFlags)[];
  const revision = settings.revision === undefined ? [] : [`--revision=${settings.revision}`];
  return [...files.map((file) => `--${fileFlags[file]}=${pathOf(file)}`), `--release=${settings.release}`, ...revision];
}

/** An injector that answers. */
export interface RunningInjector {
  /** How the API server calls it: the `clientConfig` of a webhook configuration. */
  readonly clientConfig: object;
  log(): Promise<LogLine[]>;
  /** Changes its configuration as an administrator does. It takes effect some time later. */
  reconfigure(config: string): Promise<void>;
  stop(): Promise<void>;
}

/** What an injector is started from. */
export interface InjectorPlace {
  readonly context: TierContext;
  readonly kube: Kube;
  readonly authority: Authority;
}

/** The log lines among what a container or process printed; there may be others. */
export function readLogLines(text: string): LogLine[] {
  const lines = text.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as LogLine);
}
