/**
 * Writes src/tables/*.gen.ts from a folder of Kubernetes type descriptions (one JSON file a version, `releases.json`, `schemes.json`):
 *
 *     node scripts/make-tables.ts [folder]
 *
 * Shapes that several versions share are written once, each as a constant of its own, so that a bundler keeps only those of the
 * versions that are imported. `named-types.json` beside this file adds what the descriptions leave out: the names of Go's string
 * types, which its error texts and `%T` print.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Field {
  name: string;
  go: string;
  type: string;
  pointer: boolean;
  omitempty: boolean;
  inline: boolean;
  omitzero?: boolean;
  patchStrategy?: string;
  mergeKey?: string;
}
interface Version {
  kubernetes: string;
  kinds: Record<string, string>;
  types: Record<string, { fields: Field[] }>;
}
interface Scheme {
  kinds: Record<string, string>;
  sidecarInjectionSpec?: Field[];
}

const here = import.meta.dirname;
const source = process.argv[2] ?? join(here, "../../../../shared/kube-types");
const target = join(here, "../src/tables");
const named = readJson(join(here, "named-types.json")) as Record<string, string>;
const HEADER = "// Written by scripts/make-tables.ts. Do not edit.\n";
const LEAVES: Record<string, string> = {
  string: "s",
  bool: "b",
  int32: "i",
  int64: "l",
  Quantity: "Q",
  IntOrString: "I",
  Time: "T",
  RawExtension: "R",
  FieldsV1: "F",
};

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** A type in the tables' notation; `name` is Go's name for it where that is not the plain one. */
function typeText(type: string, name: string | undefined): string {
  if (type.startsWith("struct:")) return `$${type.slice(7)}`;
  if (type.startsWith("list:")) return `[${typeText(type.slice(5), name?.replace(/^\[\]/, ""))}`;
  if (!type.startsWith("map:string:")) return (LEAVES[type] ?? fail(type)) + (name === undefined ? "" : `:${name}`);
  if (name === "v1.ResourceList") return "L";
  const parts = name === undefined ? null : /^map\[([^\]]+)\](.+)$/.exec(name);
  const element = typeText(type.slice(11), parts?.[2]?.startsWith("resource.") ? undefined : parts?.[2]);
  return parts === null ? `<${element}` : `<${parts[1]}>${element}`;
}

function fail(type: string): never {
  throw new Error(`unknown type ${type}`);
}

function fieldText(field: Field, owner: string): string {
  const capital = field.name.slice(0, 1).toUpperCase() + field.name.slice(1);
  const flags = [field.pointer && "*", field.omitempty && "?", field.omitzero && "!", field.inline && "^"];
  const parts = [
    field.name,
    field.go === capital ? "" : field.go,
    typeText(field.type, named[`${owner}.${field.go}`]),
    flags.filter((flag) => typeof flag === "string").join(""),
    (field.patchStrategy ?? "").replaceAll(",", "+"),
    field.mergeKey ?? "",
  ];
  return parts.join(",").replace(/,+$/, "");
}

function shapeText(fields: Field[], owner: string): string {
  return fields.map((field) => fieldText(field, owner)).join(" ");
}

const shapes = new Map<string, { name: string; text: string }>();
const kindSets: string[] = [];
const counts = new Map<string, number>();

function shapeName(key: string, text: string): string {
  const known = shapes.get(`${key} ${text}`);
  if (known !== undefined) return known.name;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  const name = `${key.replace(/[^A-Za-z0-9]/g, "_")}_${count}`;
  shapes.set(`${key} ${text}`, { name, text });
  return name;
}

function constant(prefix: string, version: string): string {
  return prefix + version.replaceAll(".", "_");
}

function kindsName(kinds: string): string {
  if (!kindSets.includes(kinds)) kindSets.push(kinds);
  return `KINDS_${kindSets.indexOf(kinds) + 1}`;
}

/** Types that are the same in every version: written once, as one object. */
function commonTypes(versions: Version[]): Map<string, string> {
  const common = new Map<string, string>();
  for (const [key, type] of Object.entries(versions[0]?.types ?? {})) {
    const text = shapeText(type.fields, key);
    const same = (version: Version) =>
      Object.hasOwn(version.types, key) && shapeText(version.types[key]?.fields ?? [], key) === text;
    if (versions.every(same)) common.set(key, text);
  }
  return common;
}

function writeVersion(version: Version, common: Map<string, string>): void {
  const kinds = kindsName(JSON.stringify(version.kinds));
  const own = Object.entries(version.types).filter(([key]) => !common.has(key));
  const lines = own.map(([key, type]) => [key, shapeName(key, shapeText(type.fields, key))] as const);
  const text = [
    HEADER,
    'import type { TypeTable } from "../type-table.ts";\n',
    `import { COMMON, ${kinds} } from "./common.gen.ts";\n`,
    `import {\n${[...new Set(lines.map(([, name]) => `  ${name},\n`))].join("")}} from "./shapes.gen.ts";\n\n`,
    `/** Types of Kubernetes ${version.kubernetes}. */\n`,
    `export const ${constant("kubernetes", version.kubernetes)}: TypeTable = {\n`,
    `  kubernetes: "${version.kubernetes}",\n`,
    `  kinds: ${kinds},\n`,
    "  common: COMMON,\n",
    `  types: {\n${lines.map(([key, name]) => `    ${JSON.stringify(key)}: ${name},\n`).join("")}  },\n};\n`,
  ];
  writeFileSync(join(target, `kubernetes-${version.kubernetes}.gen.ts`), text.join(""));
}

function writeRelease(release: string, kubernetes: string, scheme: Scheme): void {
  const table = constant("kubernetes", kubernetes);
  const spec = scheme.sidecarInjectionSpec;
  const extra = spec === undefined ? {} : { "inject.SidecarInjectionSpec": shapeText(spec, "") };
  const text = [
    HEADER,
    'import type { ReleaseTable } from "../type-table.ts";\n',
    `import { ${table} } from "./kubernetes-${kubernetes}.gen.ts";\n\n`,
    `/** Types that the injector of Istio ${release} was compiled with. */\n`,
    `export const ${constant("istio", release)}: ReleaseTable = {\n`,
    `  release: "${release}",\n`,
    `  kubernetes: "${kubernetes}",\n`,
    `  kinds: ${table}.kinds,\n`,
    `  common: ${table}.common,\n`,
    `  types: ${table}.types,\n`,
    `  scheme: ${JSON.stringify(scheme.kinds)},\n`,
    `  extra: ${JSON.stringify(extra)},\n};\n`,
  ];
  writeFileSync(join(target, `istio-${release}.gen.ts`), text.join(""));
}

function main(): void {
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(target)) if (file.endsWith(".gen.ts")) rmSync(join(target, file));
  const versions = readdirSync(source)
    .filter((file) => /^\d+\.\d+\.json$/.test(file))
    .sort((a, b) => Number(a.split(".")[1]) - Number(b.split(".")[1]))
    .map((file) => readJson(join(source, file)) as Version);
  const common = commonTypes(versions);
  for (const version of versions) writeVersion(version, common);
  const schemes = readJson(join(source, "schemes.json")) as Record<string, Scheme>;
  for (const [release, kubernetes] of Object.entries(
    readJson(join(source, "releases.json")) as Record<string, string>,
  )) {
    writeRelease(release, kubernetes, schemes[release] ?? { kinds: {} });
  }
  const record = "Readonly<Record<string, string>>";
  writeFileSync(
    join(target, "common.gen.ts"),
    `${HEADER}${kindSets.map((kinds) => `export const ${kindsName(kinds)}: ${record} = ${kinds};\n`).join("")}export const COMMON: ${record} = ${JSON.stringify(Object.fromEntries(common), null, 1)};\n`,
  );
  const constants = [...shapes.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = constants.map(({ name, text }) => `export const ${name} = ${JSON.stringify(text)};\n`);
  writeFileSync(join(target, "shapes.gen.ts"), HEADER + lines.join(""));
}

main();
