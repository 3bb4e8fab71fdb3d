import { formatFloat } from "../fmt/format-float.ts";
import { quote } from "../fmt/quote.ts";
import { type GoValue, Typed } from "../value.ts";

const INT64_MAX = 2n ** 63n - 1n;
const MOST_TEXT = 4096;

/**
 * A decoded value as Go source text, as far as an error message needs it.
 *
 * Behaves as: fmt's `%#v` of what go-yaml decodes into `interface{}`; text beyond some thousand characters is cut.
 */
export function goSyntax(value: GoValue): string {
  const parts: string[] = [];
  write(value, parts, { left: MOST_TEXT });
  return parts.join("");
}

function write(value: GoValue, parts: string[], budget: { left: number }): void {
  if (budget.left < 0) return;
  if (Array.isArray(value))
    return writeAll(
      "[]interface {}",
      value.map((item) => ["", item]),
      { parts, budget },
    );
  if (typeof value === "object" && value !== null && !(value instanceof Typed)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return writeAll(
      "map[interface {}]interface {}",
      entries.map(([key, item]) => [`${quote(key)}:`, item]),
      { parts, budget },
    );
  }
  push(leaf(value), { parts, budget });
}

interface Output {
  readonly parts: string[];
  readonly budget: { left: number };
}

function writeAll(type: string, items: readonly (readonly [string, GoValue])[], out: Output): void {
  push(`${type}{`, out);
  for (const [index, [label, item]] of items.entries()) {
    push(index === 0 ? label : `, ${label}`, out);
    if (item === null) push("interface {}(nil)", out);
    else write(item, out.parts, out.budget);
    if (out.budget.left < 0) break;
  }
  push("}", out);
}

function push(text: string, { parts, budget }: Output): void {
  parts.push(text);
  budget.left -= text.length;
}

function leaf(value: GoValue): string {
  if (value === null) return "<nil>";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return formatFloat(value, { verb: "g", precision: -1, bits: 64 });
  if (typeof value === "bigint") return value > INT64_MAX ? `0x${value.toString(16)}` : String(value);
  return typeof value === "boolean" ? String(value) : "";
}
