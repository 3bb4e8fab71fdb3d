/**
 * Writes src/mesh/messages.gen.ts: the fields and enums below a MeshConfig of Istio 1.6 and later, and which releases have them.
 *
 * node scripts/make-messages.ts DIR, where DIR/<release>/ holds the .proto files of the istio.io/api that the release was built with.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ProtoField, type ProtoFile, readProto } from "./read-proto.ts";

const RELEASES = Array.from({ length: 26 }, (_, index) => `1.${index + 6}`);
const ROOT = "istio.mesh.v1alpha1.MeshConfig";
const SELECTOR = "k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector";

/** Kubernetes' own type, which releases with gogo's protobuf take discovery selectors as. */
const KUBERNETES: ProtoFile = {
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
        { name: "key", type: "string", label: "one", oneOf: undefined },
        { name: "operator", type: "string", label: "one", oneOf: undefined },
        { name: "values", type: "string", label: "list", oneOf: undefined },
      ],
    ],
  ]),
  enums: new Map(),
};

type Row = readonly [name: string, type: string, oneOf: string];
type Tables = Map<string, Map<string, Row[]>>;

const SCALARS = new Set(["string", "bool", "int32", "int64", "uint32", "double"]);

const messages: Tables = new Map();
const enums: Tables = new Map();
for (const release of RELEASES) collect(release, readRelease(process.argv[2] ?? ".", release));
writeFileSync(
  new URL("../src/mesh/messages.gen.ts", import.meta.url),
  `// Made by scripts/make-messages.ts.
import type { EnumRow, FieldRow } from "./field-row.ts";

/** The messages below a MeshConfig since 1.6, by their full names. */
export const MODERN_MESSAGES: Readonly<Record<string, readonly FieldRow[]>> = ${table(messages, false)};

/** Their enums, by their full names. */
export const MODERN_ENUMS: Readonly<Record<string, readonly EnumRow[]>> = ${table(enums, true)};
`,
);

function readRelease(folder: string, release: string): ProtoFile {
  const file: ProtoFile = { messages: new Map(KUBERNETES.messages), enums: new Map() };
  for (const path of globSync("{mesh,networking,type}/**/*.proto", { cwd: join(folder, release) })) {
    readProto(readFileSync(join(folder, release, path), "utf8"), file);
  }
  return file;
}

function collect(release: string, file: ProtoFile): void {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const rows = (file.messages.get(name) ?? []).map(
      (field): Row => [field.name, typeText(field, name, { file, visit, release }), field.oneOf ?? ""],
    );
    add(messages, name, release, rows);
  };
  visit(ROOT);
}

interface Finder {
  readonly file: ProtoFile;
  readonly visit: (name: string) => void;
  readonly release: string;
}

function typeText(field: ProtoField, scope: string, finder: Finder): string {
  const elem = elementText(field.type, scope, finder);
  return field.label === "one" ? elem : `${field.label}:${elem}`;
}

function elementText(type: string, scope: string, { file, visit, release }: Finder): string {
  if (SCALARS.has(type)) return type;
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

function table(tables: Tables, isEnum: boolean): string {
  const entries = [...tables.keys()].sort().map((name) => {
    const lines = ranged(tables.get(name) ?? new Map<string, Row[]>()).map((row) => `    ${line(row, isEnum)},\n`);
    return `  "${name}": [\n${lines.join("")}  ],\n`;
  });
  return `{\n${entries.join("")}}`;
}

interface RangedRow {
  readonly row: Row;
  readonly since: string;
  readonly until: string | undefined;
}

function line({ row: [name, type, oneOf], since, until }: RangedRow, isEnum: boolean): string {
  const parts: (string | undefined)[] = [name, isEnum ? type : type, since, until, oneOf === "" ? undefined : oneOf];
  while (parts.at(-1) === undefined) parts.pop();
  return `[${parts.map((part, index) => (isEnum && index === 1 ? `${part}n` : part === undefined ? "undefined" : JSON.stringify(part))).join(", ")}]`;
}

/** Rows with the releases that have them, so ordered that each release finds its own in its own order. */
function ranged(byRelease: ReadonlyMap<string, readonly Row[]>): RangedRow[] {
  const order = mergeOrders([...byRelease.values()].map((rows) => rows.map(keyOf)));
  return order.flatMap((key) => ranges(key, byRelease));
}

function keyOf(row: Row): string {
  return row.join(" ");
}

function ranges(key: string, byRelease: ReadonlyMap<string, readonly Row[]>): RangedRow[] {
  const found: RangedRow[] = [];
  let since: string | undefined;
  const row = key.split(" ") as unknown as Row;
  for (const release of [...RELEASES, "end"]) {
    const has = byRelease.get(release)?.some((candidate) => keyOf(candidate) === key) ?? false;
    if (has) since ??= release;
    else if (since !== undefined) {
      found.push({ row, since, until: release === "end" ? undefined : release });
      since = undefined;
    }
  }
  return found;
}

/** One order that holds each of the orders given. */
function mergeOrders(orders: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  const before = (key: string): string[] =>
    orders.flatMap((order) => {
      const at = order.indexOf(key);
      return at > 0 ? [order[at - 1] ?? ""] : [];
    });
  const left = [...new Set(orders.toReversed().flat())];
  while (left.length > 0) {
    const at = left.findIndex((key) => before(key).every((previous) => merged.includes(previous)));
    if (at < 0) throw new Error(`No single order for ${left.join(", ")}`);
    merged.push(...left.splice(at, 1));
  }
  return merged;
}
