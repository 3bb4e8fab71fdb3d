import { stringType } from "@outrigger/go-std";
import { parseJson } from "@outrigger/go-std/json";
import type { GoFunction } from "@outrigger/go-template";
import { isObject, type Json } from "../json.ts";
import { func, textOf } from "./types.ts";

/** What of a release says how a network is added to those that a pod asks Multus for. */
export interface MultusRules {
  /** Whether a network that is there already is not added again, and a broken JSON list is left as it is. */
  readonly once: boolean;
  /** Whether `namespace/name` becomes two members of the JSON form. */
  readonly qualified: boolean;
}

/**
 * `appendMultusNetwork existing network`: the value of the Multus annotation with Istio's own network at its end, in the form that
 * the value has: JSON where it has a closing bracket, names parted by commas otherwise.
 *
 * Behaves as: appendMultusNetwork of Istio's inject package, 1.8 and later.
 */
export function appendMultusNetwork(rules: MultusRules): GoFunction {
  return func([stringType, stringType], stringType, ([existing, network]) =>
    appended(rules, textOf(existing), textOf(network)),
  );
}

function appended(rules: MultusRules, existing: string, network: string): string {
  if (existing === "") return network;
  const end = existing.lastIndexOf("]");
  if (end < 0) return isListed(rules, existing, network) ? existing : `${existing}, ${network}`;
  const wanted = rules.qualified ? splitName(network) : { name: network, namespace: "" };
  if (rules.once && (networksOf(existing)?.some((entry) => isSame(rules, entry, wanted)) ?? true)) return existing;
  const namespace = wanted.namespace === "" ? "" : `, "namespace": "${wanted.namespace}"`;
  return `${existing.slice(0, end)}, {"name": "${wanted.name}"${namespace}}${existing.slice(end)}`;
}

function isListed({ once }: MultusRules, existing: string, network: string): boolean {
  return once && existing.split(",").some((item) => item.trim() === network);
}

/** The list of objects that the JSON text holds; undefined for a text that holds none. */
function networksOf(text: string): readonly Json[] | undefined {
  let tree: Json;
  try {
    tree = parseJson(text);
  } catch {
    return undefined;
  }
  const isList = Array.isArray(tree) && (tree as readonly Json[]).every((item) => item === null || isObject(item));
  return isList ? (tree as readonly Json[]) : undefined;
}

interface NetworkName {
  readonly name: string;
  readonly namespace: string;
}

function isSame(rules: MultusRules, entry: Json, { name, namespace }: NetworkName): boolean {
  if (memberOf(entry, "name") !== name) return false;
  return !rules.qualified || (memberOf(entry, "namespace") ?? "") === namespace;
}

/** A member by its exact name, as Go reads a map. */
function memberOf(entry: Json, name: string): Json | undefined {
  return isObject(entry) && Object.hasOwn(entry, name) ? entry[name] : undefined;
}

/** Behaves as: SplitQualifiedName of k8s.io/utils/strings: what follows a second slash is dropped. */
function splitName(text: string): NetworkName {
  const [namespace = "", name] = text.split("/");
  return name === undefined ? { name: text, namespace: "" } : { name, namespace };
}
