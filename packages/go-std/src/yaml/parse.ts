import {
  defineMappingTag,
  defineScalarTag,
  load,
  mergeTag,
  NOT_RESOLVED,
  Schema,
  seqTag,
  strTag,
  YAMLException,
} from "js-yaml";
import type { GoValue } from "../value.ts";
import { type Dialect, dialectOf, type DialectName } from "./dialect.ts";
import { GoYamlError } from "./error.ts";
import { resolvePlain } from "./resolve.ts";

/** How to read a YAML text. */
export interface YamlOptions {
  /** Whose rules hold. */
  readonly dialect: DialectName;
}

/**
 * Reads one YAML document into a Go value: int as bigint, float as number.
 *
 * Behaves as: go-yaml v2 below ghodss/yaml or sigs.k8s.io/yaml, map keys turned to text.
 *
 * @throws GoYamlError with Go's text in `message`.
 */
export function parseYaml(text: string, options: YamlOptions): GoValue {
  try {
    return (load(text, { schema: schemaOf(dialectOf(options.dialect)) }) ?? null) as GoValue;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    throw new GoYamlError(`yaml: line ${line}: ${error.reason}`, { line, column: (error.mark?.column ?? 0) + 1 });
  }
}

function schemaOf(dialect: Dialect): Schema {
  const scalar = defineScalarTag<GoValue>("tag:yaml.org,2002:plain", {
    implicit: true,
    identify: () => false,
    resolve: (source) => {
      const value = resolvePlain(source, dialect);
      return typeof value === "string" ? NOT_RESOLVED : value;
    },
  });
  const mapping = defineMappingTag<Record<string, unknown>>("tag:yaml.org,2002:map", {
    create: () => ({}),
    addPair: (map, key, value) => {
      Object.defineProperty(map, String(key), { value, enumerable: true, configurable: true, writable: true });
      return "";
    },
    has: () => false,
    keys: (map) => Object.keys(map),
    get: (map, key) => map[String(key)],
    identify: () => false,
  });
  return new Schema([strTag, seqTag, mapping, mergeTag, scalar]);
}
