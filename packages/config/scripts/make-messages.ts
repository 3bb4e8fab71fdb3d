/**
 * Writes src/mesh/messages.gen.ts (the fields and enums below a MeshConfig of Istio 1.6 and later) and src/mesh/values.gen.ts (those
 * of the chart's values, 1.8 and later), and which releases have them.
 *
 * npm run messages -- DIR, where DIR/<release>/ holds the .proto files of the istio.io/api that the release was built with, and the
 * release's own values_types.proto.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ProtoField, type ProtoFile, readProto } from "./read-proto.ts";

const RELEASES = Array.from({ length: 26 }, (_, index) => `1.${index + 6}`);
const ROOT = "istio.mesh.v1alpha1.MeshConfig";
const SELECTOR = "k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector";

/** Kubernetes' own type, which releases up to 1.22 take discovery selectors as; `text` is the type of what may be missing there. */
const kubernetes = (text: string): ProtoFile => ({
  messages: new Map([
    [
      SELECTOR,
      [
        { name: "matchLabels", type: "string", label: "map", oneOf: undefined },
        { name: "matchExpressions", type: `${SELECTOR}Requirement`, label: "list", oneOf: undefined },
      ],
    ],
    [
      `${SELECTOR}Requirement`,
      [
        { name: "key", type: text, label: "one", oneOf: undefined },
        { name: "operator", type: text, label: "one", oneOf: undefined },
        { name: "values", type: "string", label: "list", oneOf: undefined },
      ],
    ],
  ]),
  enums: new Map(),
});

type Row = readonly [name: string, type: string, oneOf: string];
type Tables = Map<string, Map<string, Row[]>>;

interface Collected {
  readonly messages: Tables;
  readonly enums: Tables;
}

const SCALARS = new Set(["string", "bool", "int32", "int64", "uint32", "double"]);

/** What the values of the chart have of types that are no messages. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  TypeInterface: "any",
  TypeMapStringInterface: "object",
  TypeSliceOfMapStringInterface: "list:object",
  TypeIntOrStringForPB: "intOrString",
  IntOrString: "intOrString",
  "google.protobuf.Value": "any",
};

const folder = process.argv[2] ?? ".";

const mesh: Collected = { messages: new Map(), enums: new Map() };
for (const release of RELEASES) collect(mesh, release, { root: ROOT, file: readRelease(release) });
write("messages", mesh, { name: "MODERN", about: "below a MeshConfig since 1.6" });

const values: Collected = { messages: new Map(), enums: new Map() };
for (const release of RELEASES.slice(2)) {
  const file: ProtoFile = { messages: new Map(), enums: new Map() };
  readProto(
    readFileSync(join(folder, release, "values_types.proto"), "utf8").replace(/^package .*;/m, "package values;"),
    file,
  );
  collect(values, release, { root: "values.Values", file });
}
write("values", values, { name: "VALUES", about: "of the chart's values since 1.8" });

function write(file: string, { messages, enums }: Collected, { name, about }: { name: string; about: string }): void {
  const oldest = file === "values" ? "1.8" : "1.6";
  writeFileSync(
    new URL(`../src/mesh/${file}.gen.ts`, import.meta.url),
    `// Made by scripts/make-messages.ts.
import type { EnumRow, FieldRow } from "./field-row.ts";

/** The messages ${about}, by their full names. */
export const ${name}_MESSAGES: Readonly<Record<string, readonly FieldRow[]>> = ${table(messages, { isEnum: false, oldest })};

/** Their enums, by their full names. */
export const ${name}_ENUMS: Readonly<Record<string, readonly EnumRow[]>> = ${table(enums, { isEnum: true, oldest })};
`,
  );
}

function readRelease(release: string): ProtoFile {
  const hasPresence = RELEASES.indexOf(release) >= RELEASES.indexOf("1.14");
  const file = kubernetes(hasPresence ? "google.protobuf.StringValue" : "string");
  for (const path of globSync("{mesh,networking,type}/**/*.proto", { cwd: join(folder, release) })) {
    readProto(readFileSync(join(folder, release, path), "utf8"), file);
  }
  return file;
}

function collect(collected: Collected, release: string, { root, file }: { root: string; file: ProtoFile }): void {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const rows = (file.messages.get(name) ?? []).map(
      (field): Row => [
        field.name,
        typeText(field, name, { file, visit, release, enums: collected.enums }),
        field.oneOf ?? "",
      ],
    );
    add(collected.messages, name, release, rows);
  };
  visit(root);
}

interface Finder {
  readonly file: ProtoFile;
  readonly visit: (name: string) => void;
  readonly release: string;
  readonly enums: Tables;
}

function typeText(field: ProtoField, scope: string, finder: Finder): string {
  const elem = elementText(field.type, scope, finder);
  return field.label === "one" ? elem : `${field.label}:${elem}`;
}

function elementText(type: string, scope: string, { file, visit, release, enums }: Finder): string {
  if (SCALARS.has(type)) return type;
  const placeholder = Object.hasOwn(PLACEHOLDERS, type) ? PLACEHOLDERS[type] : undefined;
  if (placeholder !== undefined) return placeholder;
  if (type.startsWith("k8s.io.") && !file.messages.has(type)) return "object";
  if (type === "google.protobuf.Duration") return "duration";
  if (type === "google.protobuf.Struct") return "struct";
  const wrapper = /^google\.protobuf\.(\w+)Value$/.exec(type)?.[1];
  if (wrapper !== undefined) return `wrapper:${wrapper.toLowerCase()}`;
  const name = resolve(type, scope, file);
  const words = file.enums.get(name);
  if (words === undefined) {
    visit(name);
    return `message:${name}`;
  }
  const rows = words.map(([word, number]): Row => [word, String(number), ""]);
  add(enums, name, release, rows);
  return `enum:${name}`;
}

/** Protobuf looks a name up from the innermost scope outwards. */
function resolve(type: string, scope: string, file: ProtoFile): string {
  for (let around = scope; ; around = around.slice(0, Math.max(0, around.lastIndexOf(".")))) {
    const name = around === "" ? type : `${around}.${type}`;
    if (file.messages.has(name) || file.enums.has(name)) return name;
    if (around === "") throw new Error(`Cannot find "${type}" from ${scope}`);
  }
}

function add(tables: Tables, name: string, release: string, rows: Row[]): void {
  const byRelease = tables.get(name) ?? new Map<string, Row[]>();
  tables.set(name, byRelease.set(release, rows));
}

interface TableForm {
  readonly isEnum: boolean;
  /** The release that needs no mention. */
  readonly oldest: string;
}

function table(tables: Tables, form: TableForm): string {
  const entries = [...tables.keys()].sort().map((name) => {
    const lines = ranged(tables.get(name) ?? new Map<string, Row[]>()).map((row) => `    ${line(row, form)},\n`);
    return `  "${name}": [\n${lines.join("")}  ],\n`;
  });
  return `{\n${entries.join("")}}`;
}

interface RangedRow {
  readonly row: Row;
  readonly since: string;
  readonly until: string | undefined;
}

function line({ row: [name, type, oneOf], since, until }: RangedRow, { isEnum, oldest }: TableForm): string {
  const first = since === oldest ? undefined : since;
  const texts = [name, undefined, first, until, oneOf === "" ? undefined : oneOf].map((part) => JSON.stringify(part));
  texts[1] = isEnum ? `${type}n` : JSON.stringify(type);
  while (texts.at(-1) === undefined) texts.pop();
  return `[${texts.map((text) => text ?? "undefined").join(", ")}]`;
}

/** Rows with the releases that have them, so ordered that each release finds its own in its own order. */
function ranged(byRelease: ReadonlyMap<string, readonly Row[]>): RangedRow[] {
  const releases = RELEASES.filter((release) => byRelease.has(release));
  const groups: string[][] = [];
  for (const release of releases) {
    const last = groups.at(-1);
    const joined = last === undefined ? undefined : mergeOrders(ordersOf([...last, release], byRelease));
    if (last === undefined || joined === undefined) groups.push([release]);
    else last.push(release);
  }
  return groups.flatMap((group) => {
    const order = mergeOrders(ordersOf(group, byRelease)) ?? [];
    return order.flatMap((key) => ranges(key, group, byRelease));
  });
}

function ordersOf(releases: readonly string[], byRelease: ReadonlyMap<string, readonly Row[]>): string[][] {
  return releases.map((release) => (byRelease.get(release) ?? []).map(keyOf));
}

function keyOf(row: Row): string {
  return row.join(" ");
}

function ranges(key: string, group: readonly string[], byRelease: ReadonlyMap<string, readonly Row[]>): RangedRow[] {
  const found: RangedRow[] = [];
  const [name = "", type = "", oneOf = ""] = key.split(" ");
  const end = RELEASES[RELEASES.indexOf(group.at(-1) ?? "") + 1];
  let since: string | undefined;
  for (const release of [...group, undefined]) {
    const has = byRelease.get(release ?? "")?.some((candidate) => keyOf(candidate) === key) ?? false;
    if (has) since ??= release;
    else if (since !== undefined) {
      found.push({ row: [name, type, oneOf], since, until: release ?? end });
      since = undefined;
    }
  }
  return found;
}

/** One order that holds each of the orders given; undefined if they contradict each other. */
function mergeOrders(orders: readonly (readonly string[])[]): string[] | undefined {
  const merged: string[] = [];
  const before = (key: string): string[] =>
    orders.flatMap((order) => {
      const at = order.indexOf(key);
      return at > 0 ? [order[at - 1] ?? ""] : [];
    });
  const left = [...new Set(orders.toReversed().flat())];
  while (left.length > 0) {
    const at = left.findIndex((key) => before(key).every((previous) => merged.includes(previous)));
    if (at < 0) return undefined;
    merged.push(...left.splice(at, 1));
  }
  return merged;
}
