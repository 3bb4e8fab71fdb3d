import type { GoValue } from "../value.ts";
import { type Dialect, type DialectName, dialectOf } from "./dialect.ts";
import { GoYamlError } from "./error.ts";
import { readDocument } from "./grammar.ts";
import { DEFAULT_LIMITS, type YamlLimits } from "./limits.ts";
import { openText } from "./reader.ts";
import { PLAIN_DEPTH, readPlainly } from "./read-plainly.ts";
import { Scanner } from "./scanner.ts";
import { ValueBuilder } from "./value-builder.ts";

/** How to read a YAML text. */
export interface YamlOptions {
  /** Whose rules hold. */
  readonly dialect: DialectName;
  /** How much the document may ask for. */
  readonly limits?: Partial<YamlLimits>;
}

/**
 * Reads the first YAML document of a text into a Go value: int as bigint, float as number, map keys as text; no document is nil.
 *
 * Aliases share one value, so never change what comes out. Time and memory are linear in the text.
 *
 * Behaves as: go-yaml v2 into `interface{}` below ghodss/yaml or sigs.k8s.io/yaml (whose `error converting YAML to JSON: ` is left
 * to the caller).
 *
 * @throws GoYamlError with Go's text in `message`.
 *
 * @example
 * ```ts
 * import { parseYaml } from "@outrigger/go-std/yaml";
 * parseYaml("ports: [80, 0x1F, yes]", { dialect: "v2" }); // { ports: [80n, 31n, true] }
 * ```
 */
export function parseYaml(text: string, options: YamlOptions): GoValue {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (text.length > limits.maxLength) {
    throw new GoYamlError(`yaml: document is longer than ${limits.maxLength} characters`, { line: 1, column: 1 });
  }
  const dialect = dialectOf(options.dialect);
  const plain = limits.maxDepth < PLAIN_DEPTH ? undefined : readPlainly(text, dialect);
  return plain === undefined ? parseFully(text, dialect, limits) : plain;
}

/** Reads a text by the whole grammar of YAML. */
export function parseFully(text: string, dialect: Dialect, limits: YamlLimits): GoValue {
  const builder = new ValueBuilder(dialect, limits);
  const scanner = new Scanner(openText(text), dialect, limits.maxDepth);
  return readDocument(scanner, builder) ? builder.result() : null;
}
