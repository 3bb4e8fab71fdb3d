import type { YamlNode } from "@outrigger/go-std/yaml";
import type { Place } from "./place.ts";

/**
 * Tells where a place of a scalar's text stands in the text around it: exactly for a literal block and for a scalar on one line,
 * else where the scalar begins.
 */
export function locateInScalar(node: YamlNode, outer: string, inner: Place): Place {
  if (node.style === "literal") return { line: node.line + inner.line, column: node.contentColumn + inner.column - 1 };
  if (node.style === "double") return locateInQuotes(node, outer, inner);
  const opening = node.style === "single" ? 1 : 0;
  const onOneLine = node.style !== "folded" && !node.value.includes("\n") && inner.line === 1;
  return { line: node.line, column: node.column + (onOneLine ? opening + inner.column - 1 : 0) };
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Walks over the escapes of a scalar in double quotes, as JSON has them. */
function locateInQuotes(node: YamlNode, outer: string, inner: Place): Place {
  const source = outer.split("\n", node.line)[node.line - 1] ?? "";
  let line = 1;
  let column = 1;
  let at = node.column;
  while (at < source.length && (line < inner.line || (line === inner.line && column < inner.column))) {
    const name = source.charAt(at) === "\\" ? source.charAt(at + 1) : "";
    if (name === "" && source.charAt(at) === '"') break;
    at += name === "" ? 1 : (ESCAPE_LENGTH[name] ?? 2);
    if (name === "n") {
      line++;
      column = 1;
    } else column++;
  }
  return line === inner.line ? { line: node.line, column: at + 1 } : { line: node.line, column: node.column };
}
