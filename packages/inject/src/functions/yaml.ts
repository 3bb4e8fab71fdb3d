import { anyType, stringType } from "@outrigger/go-std";
import { type DialectName, writeYaml } from "@outrigger/go-std/yaml";
import type { GoFunction } from "@outrigger/go-template";
import type { TypeTable } from "@outrigger/kube";
import { jsonTree } from "./marshal.ts";
import { func } from "./types.ts";

/** `toYaml value`: a YAML document, its last line break included. Behaves as: toYaml of Istio's inject package. */
export function toYaml(types: TypeTable, dialect: DialectName): GoFunction {
  return func([anyType], stringType, ([value]) => writeYaml(jsonTree(types, value ?? null), { dialect }));
}
