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
  readonly release: string;
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
