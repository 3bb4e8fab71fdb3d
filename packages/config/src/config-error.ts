/** One thing that is wrong with a configuration file. */
export interface ConfigIssue {
  readonly code: ConfigIssueCode;
  /** What is wrong; the text of Istio's own injector where it has one. */
  readonly message: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  /** The keys down to the place, with dots and `[0]`; empty for the whole document. */
  readonly path: string;
  /** What to do about it. */
  readonly hint: string;
}

/**
 * - `config-yaml`: the text is no YAML (or no YAML that becomes JSON).
 * - `config-shape`: a value is of the wrong type.
 * - `config-manifest`: a ConfigMap manifest without the key that was looked for.
 * - `mesh-field`: a field that the release does not know, or a value that its type does not take.
 * - `mesh-value`: a value that the release's validation refuses.
 */
export type ConfigIssueCode = "config-yaml" | "config-shape" | "config-manifest" | "mesh-field" | "mesh-value";

/**
 * A configuration that cannot be used. `message` is what the release's own injector says; `issues` say where.
 *
 * @example
 * ```ts
 * import { ConfigError, parseInjectorConfig } from "@outrigger/config";
 * try {
 *   parseInjectorConfig("policy: [enabled]", { file: "config" });
 * } catch (error) {
 *   if (error instanceof ConfigError) error.issues[0]?.column; // 9
 * }
 * ```
 */
export class ConfigError extends Error {
  readonly code: ConfigIssueCode;
  readonly issues: readonly ConfigIssue[];

  constructor(message: string, issues: readonly ConfigIssue[], options?: ErrorOptions) {
    super(message, options);
    this.name = "ConfigError";
    this.code = issues[0]?.code ?? "config-shape";
    this.issues = issues;
  }
}
