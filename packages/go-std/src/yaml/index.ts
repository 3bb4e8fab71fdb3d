export type { DialectName } from "./dialect.ts";
export { GoYamlError } from "./error.ts";
export { parseYaml, type YamlOptions } from "./parse.ts";
