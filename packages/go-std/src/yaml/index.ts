export { composeYaml, type YamlNode } from "./compose.ts";
export type { DialectName } from "./dialect.ts";
export { GoYamlError } from "./error.ts";
export type { YamlLimits } from "./limits.ts";
export { parseYaml, type YamlOptions } from "./parse.ts";
export type { ScalarStyle } from "./token.ts";
export { writeYaml } from "./write-yaml.ts";
