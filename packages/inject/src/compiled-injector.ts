import type { InjectorConfig, MeshConfig } from "@outrigger/config";
import type { GoValue } from "@outrigger/go-std";
import type { InjectError } from "./error.ts";
import type { Release, ReleaseName, TemplateFacts } from "./releases/release.ts";

/** `exact` is Go's behaviour to the letter; `fixed` departs from it where docs/differences.md says so. */
export type Compat = "fixed" | "exact";

/** What an injector is made of. */
export interface InjectorSettings {
  readonly release: ReleaseName;
  readonly compat: Compat;
  readonly config: InjectorConfig;
  readonly mesh: MeshConfig;
  /** The chart's values (1.2 and later), as decoded JSON. */
  readonly values?: GoValue;
  /** What the `env` function of templates reads (1.5 and later). Empty without it. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** An injector with what its stages need. */
export interface CompiledInjector {
  readonly release: Release;
  readonly compat: Compat;
  readonly settings: InjectorSettings;
  /** Hex SHA-256 of the template. */
  readonly version: string;
  /** Executes the template, or tells why it does not parse. */
  readonly template: ((data: GoValue) => string) | InjectError;
  readonly data: (facts: TemplateFacts) => GoValue;
}
