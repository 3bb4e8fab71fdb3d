import { anyType, type GoValue, stringType, Typed } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { jsonOfView, type TypeTable } from "@outrigger/kube";
import { marshal } from "./marshal.ts";

/** How one of sprig's functions writes the JSON text that Go has for a value. */
const WRITERS: Readonly<Record<string, (json: string) => string>> = {
  toJson: (json) => json,
  mustToJson: (json) => json,
  toRawJson: unescapeHtml,
  mustToRawJson: unescapeHtml,
  toPrettyJson: indented,
  mustToPrettyJson: indented,
};

/**
 * Sprig's functions that write JSON, for values that have a part of the pod in them: its structs are written under their names in JSON,
 * in Go's order, without what is left out when empty. Everything else is left to sprig.
 */
export function sprigJson(
  types: TypeTable,
  sprig: ReadonlyMap<string, GoFunction>,
): Readonly<Record<string, GoFunction | undefined>> {
  const own = Object.entries(WRITERS).map(([name, write]) => [name, writer(types, sprig.get(name), write)] as const);
  return Object.fromEntries(own);
}

function writer(
  types: TypeTable,
  plain: GoFunction | undefined,
  write: (json: string) => string,
): GoFunction | undefined {
  if (plain === undefined) return undefined;
  const call: GoFunction["call"] = (args) =>
    hasPodPart(args[0] ?? null) ? write(marshal(types, args[0] ?? null)) : plain.call(args);
  return { ...plain, params: plain.params ?? [anyType], result: plain.result ?? stringType, call };
}

/** Whether a Kubernetes struct is among the value, or in lists and maps that hold it. */
function hasPodPart(value: GoValue): boolean {
  const open: GoValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === null || typeof next !== "object") continue;
    if (next instanceof Typed) {
      if (jsonOfView(next) !== undefined) return true;
      if (typeof next.content === "object" && next.content !== null) open.push(next.content);
    } else for (const part of Object.values(next as Readonly<Record<string, GoValue>>)) open.push(part);
  }
  return false;
}

const HTML: Readonly<Record<string, string>> = { "\\u003c": "<", "\\u003e": ">", "\\u0026": "&" };

function unescapeHtml(json: string): string {
  return json.replaceAll(/\\(?:u[0-9a-f]{4}|.)/g, (escape) => HTML[escape] ?? escape);
}

/** JSON text over several lines. Behaves as: encoding/json, Indent with two spaces. */
function indented(json: string): string {
  let depth = 0;
  const line = (): string => `\n${"  ".repeat(depth)}`;
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|\{\}|\[\]|[{}[\],:]/g, (token) => {
    if (token.startsWith('"') || token === "{}" || token === "[]") return token;
    if (token === ":") return ": ";
    if (token === ",") return `,${line()}`;
    depth += token === "{" || token === "[" ? 1 : -1;
    return token === "{" || token === "[" ? `${token}${line()}` : `${line()}${token}`;
  });
}
