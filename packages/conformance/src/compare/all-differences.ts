import { isObject, type Json, type JsonObject, member } from "../json.ts";
import type { ValueDifference } from "./first-difference.ts";

/** Members that tell the items of a list apart, the likeliest first. */
const itemNames: readonly string[] = ["name", "mountPath", "containerPort", "ip", "key"];

/**
 * Finds every place where two JSON values differ, the first `limit` of them: key order is free, list order is kept, absent is not
 * null. Items of a list that have names are held against the item of the same name, so that one item too many is one difference.
 */
export function allDifferences(
  expected: Json | undefined,
  got: Json | undefined,
  path = "$",
  limit = 20,
): ValueDifference[] {
  const found: ValueDifference[] = [];
  collect({ found, limit }, { path, expected, got });
  return found;
}

interface Collector {
  readonly found: ValueDifference[];
  readonly limit: number;
}

function collect(collector: Collector, sides: ValueDifference): void {
  const { path, expected, got } = sides;
  if (collector.found.length >= collector.limit) return;
  if (Array.isArray(expected) && Array.isArray(got)) return collectList(collector, path, [expected, got]);
  if (!isObject(expected) || !isObject(got)) {
    if (!Object.is(expected, got)) collector.found.push(sides);
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    collect(collector, { path: path + step(key), expected: member(expected, key), got: member(got, key) });
  }
}

function collectList(
  collector: Collector,
  path: string,
  [expected, got]: readonly [readonly Json[], readonly Json[]],
): void {
  const key = itemNames.find((candidate) => isNamedBy(expected, candidate) && isNamedBy(got, candidate));
  if (key === undefined) {
    for (let index = 0; index < Math.max(expected.length, got.length); index++)
      collect(collector, { path: `${path}[${index}]`, expected: expected[index], got: got[index] });
    return;
  }
  const left = new Map(expected.map((item) => [nameOf(item, key) ?? "", item]));
  const right = new Map(got.map((item) => [nameOf(item, key) ?? "", item]));
  for (const name of new Set([...left.keys(), ...right.keys()]))
    collect(collector, { path: `${path}[${name}]`, expected: left.get(name), got: right.get(name) });
  const order = [...left.keys()].filter((name) => right.has(name));
  const gotOrder = [...right.keys()].filter((name) => left.has(name));
  if (order.join("\n") !== gotOrder.join("\n") && collector.found.length < collector.limit)
    collector.found.push({ path: `order of ${path}`, expected: order, got: gotOrder });
}

function isNamedBy(list: readonly Json[], key: string): boolean {
  const names = list.map((item) => (isObject(item) ? nameOf(item, key) : undefined));
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}

function nameOf(item: Json | JsonObject, key: string): string | undefined {
  const name = member(item, key);
  return typeof name === "string" || typeof name === "number" ? String(name) : undefined;
}

function step(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
