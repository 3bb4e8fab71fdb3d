import { JsonNumber, type JsonObject, type JsonValue } from "../json/json-value.ts";
import { compareKeys } from "./compare-keys.ts";
import type { DialectName } from "./dialect.ts";
import { writeText } from "./write-scalar.ts";

/** A key longer than this is no simple key: it stands behind a question mark. */
const LONGEST_KEY = 128;

/** Where a node is written. */
interface Place {
  /** Columns before each line of a block node. */
  readonly indent: number;
  /** Column at which the node begins. */
  readonly column: number;
}

/**
 * Writes a JSON tree as a YAML document in block style, keys sorted, lines folded at 80 columns (dialect `v2.3.0`: at none).
 *
 * Behaves as: Marshal of ghodss/yaml (dialect `v2`) and sigs.k8s.io/yaml (`sigs`).
 *
 * @example
 * ```ts
 * import { writeYaml } from "@outrigger/go-std/yaml";
 * writeYaml({ b: ["yes", 1], a: {} }, { dialect: "sigs" }); // a: {}\nb:\n- "yes"\n- 1\n
 * ```
 */
export function writeYaml(value: JsonValue, options: { readonly dialect: DialectName }): string {
  const text = writeNode(value, { indent: 0, column: 0 }, options.dialect);
  return text.endsWith("\n") && !isBlock(value) && typeof value !== "string" ? text : `${text}\n`;
}

function isBlock(value: JsonValue): boolean {
  return typeof value === "object" && value !== null && !(value instanceof JsonNumber);
}

function writeNode(value: JsonValue, place: Place, dialect: DialectName): string {
  if (typeof value === "string") {
    return writeText(value, { column: place.column, indent: place.indent + 2, isKey: false }, dialect);
  }
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof JsonNumber) return writeNumber(value);
  return Array.isArray(value)
    ? writeList(value as readonly JsonValue[], place, dialect)
    : writeMap(value as JsonObject, place, dialect);
}

function writeList(items: readonly JsonValue[], { indent }: Place, dialect: DialectName): string {
  if (items.length === 0) return "[]";
  const inner = { indent: indent + 2, column: indent + 2 };
  return items
    .map(
      (item) =>
        `- ${isScalar(item) ? writeNode(item, { indent, column: indent + 2 }, dialect) : writeNode(item, inner, dialect)}`,
    )
    .join(`\n${" ".repeat(indent)}`);
}

function writeMap(map: JsonObject, { indent }: Place, dialect: DialectName): string {
  const keys = Object.keys(map).sort(compareKeys);
  if (keys.length === 0) return "{}";
  return keys.map((key) => writeEntry(key, map[key] ?? null, { indent, dialect })).join(`\n${" ".repeat(indent)}`);
}

function writeEntry(
  key: string,
  value: JsonValue,
  { indent, dialect }: { indent: number; dialect: DialectName },
): string {
  const margin = " ".repeat(indent);
  const isSimple = Array.from(key).length <= LONGEST_KEY && !/[\n\r\u0085\u2028\u2029]/.test(key);
  const written = writeText(
    key,
    { column: isSimple ? indent : indent + 2, indent: indent + 2, isKey: isSimple },
    dialect,
  );
  const head = isSimple ? `${written}:` : `? ${written}\n${margin}:`;
  const column = isSimple ? indent + Array.from(head).length + 1 : indent + 2;
  if (isScalar(value)) return `${head} ${writeNode(value, { indent, column }, dialect)}`;
  const isDeeper = !isSimple || !Array.isArray(value);
  const inner = isDeeper ? indent + 2 : indent;
  const gap = isSimple ? `\n${" ".repeat(inner)}` : " ";
  return `${head}${gap}${writeNode(value, { indent: inner, column: inner }, dialect)}`;
}

/** What stands on the line of its key or dash: scalars, and collections without entries. */
function isScalar(value: JsonValue): boolean {
  if (value === null || typeof value !== "object" || value instanceof JsonNumber) return true;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** A float as strconv writes it with %g and the fewest digits; an integer as it is. */
function writeNumber(number: JsonNumber): string {
  return /^-?[0-9]+$/.test(number.text) ? number.text : floatText(Number(number.text));
}

function floatText(value: number): string {
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 21) return String(value);
  const sign = power < 0 ? "-" : "+";
  return `${digits}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}
