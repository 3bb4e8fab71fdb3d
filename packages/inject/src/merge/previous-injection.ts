import { JsonSyntaxError, parseJson } from "@outrigger/go-std/json";
import { decodeJson, type TypeTable } from "@outrigger/kube";
import { InjectError } from "../error.ts";
import { fieldOf, isObject, type Json, type JsonObject, listAt } from "../json.ts";
import { STATUS_ANNOTATION } from "../status.ts";
import { type ContainerList, textIn, type TypedPod } from "./typed-pod.ts";

export const OVERRIDES_ANNOTATION = "proxy.istio.io/overrides";

/** Containers that the user wrote under names that a template uses: applied once more on top of what it renders. */
export type Overrides = Readonly<Record<ContainerList, readonly JsonObject[]>>;

/** The names of the containers that an injection added. */
export type InjectedNames = Readonly<Record<ContainerList, readonly string[]>>;

const NOBODY: InjectedNames = { containers: [], initContainers: [] };

/**
 * What the pod's status annotation says was injected; undefined where it has none, or one that says nothing.
 *
 * Behaves as: injectionStatus of Istio's inject package.
 */
export function previouslyInjected(pod: TypedPod): InjectedNames | undefined {
  const tree = statusTree(pod);
  if (tree === undefined || (tree !== null && !isObject(tree))) return undefined;
  const lists = ["initContainers", "containers", "volumes", "imagePullSecrets"].map((list) => fieldOf(tree, list));
  const revision = fieldOf(tree, "revision") ?? "";
  if (typeof revision !== "string" || lists.some((list) => list !== undefined && !isNames(list))) return undefined;
  return { containers: namesAt(tree, "containers"), initContainers: namesAt(tree, "initContainers") };
}

/**
 * The names by which a container of the pod counts as injected, not as the user's.
 *
 * Behaves as: parseStatus of Istio's inject package, 1.17 and later.
 *
 * @throws InjectError `status-undecodable` where Go panics: a list of names is something else.
 */
export function injectedNames(pod: TypedPod): InjectedNames {
  const tree = statusTree(pod);
  if (!isObject(tree)) return NOBODY;
  return { containers: onlyNames(tree.containers ?? []), initContainers: onlyNames(tree.initContainers ?? []) };
}

function onlyNames(list: Json): readonly string[] {
  const names = namesIn(list);
  if (Array.isArray(list) && names.length === list.length) return names;
  const where = { path: `metadata.annotations["${STATUS_ANNOTATION}"]` };
  const hint = "Take the annotation away; the injector writes it anew";
  const message = "the status annotation names containers by something that is no list of texts";
  throw new InjectError("status-undecodable", message, { where, hint, panics: true });
}

/**
 * The overrides that an earlier injection wrote down.
 *
 * Behaves as: reinsertOverrides of Istio's inject package, its messages included.
 *
 * @throws InjectError `overrides-undecodable`.
 */
export function rememberedOverrides(types: TypeTable, pod: TypedPod): Overrides {
  const text = textIn(pod, "annotations", OVERRIDES_ANNOTATION);
  if (text === undefined) return { containers: [], initContainers: [] };
  const tree = parseOverrides(text);
  return {
    containers: decodeContainers(types, tree, "containers"),
    initContainers: decodeContainers(types, tree, "initContainers"),
  };
}

function statusTree(pod: TypedPod): Json | undefined {
  const text = textIn(pod, "annotations", STATUS_ANNOTATION);
  try {
    return text === undefined ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}

function isNames(list: Json): boolean {
  return Array.isArray(list) && (list as readonly Json[]).every((name) => typeof name === "string" || name === null);
}

function namesAt(tree: Json, list: ContainerList): readonly string[] {
  return namesIn(listAt(tree, list));
}

function namesIn(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter((name) => typeof name === "string") : [];
}

function parseOverrides(text: string): Json {
  try {
    return parseJson(text);
  } catch (cause) {
    if (!(cause instanceof JsonSyntaxError)) throw cause;
    throw undecodable(cause.message, cause);
  }
}

function decodeContainers(types: TypeTable, tree: Json, list: ContainerList): readonly JsonObject[] {
  if (tree !== null && !isObject(tree)) {
    throw undecodable(`json: cannot unmarshal ${kindOf(tree)} into Go value of type inject.podOverrides`);
  }
  const spec = fieldOf(tree, list) === undefined ? {} : { [list]: fieldOf(tree, list) ?? null };
  const { value, error } = decodeJson(types, "PodSpec", spec);
  if (error !== undefined) throw undecodable(error.replace("PodSpec.", "podOverrides."));
  const containers = isObject(value) ? value[list] : undefined;
  return Array.isArray(containers) ? (containers as readonly JsonObject[]) : [];
}

function kindOf(tree: Json): string {
  if (Array.isArray(tree)) return "array";
  return typeof tree === "string" ? "string" : typeof tree === "boolean" ? "bool" : "number";
}

function undecodable(message: string, cause?: unknown): InjectError {
  const where = { path: `metadata.annotations["${OVERRIDES_ANNOTATION}"]` };
  const hint = "Take the annotation away; the injector writes it anew";
  return new InjectError("overrides-undecodable", message, { where, hint, cause });
}
