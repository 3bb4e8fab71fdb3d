import { compareKeys, encodeJson, parseJson, setOwn } from "@outrigger/go-std/json";
import { decodeJson, type TypeTable } from "@outrigger/kube";
import { fieldOf, isObject, type Json, type JsonObject, textAt } from "../../json.ts";
import { type Action, actionIn, type ProbeField, probeIn } from "./probe-fields.ts";

/** What the sidecar asks the application, by the address at which it answers the kubelet. */
export type Probers = ReadonlyMap<string, Json>;

/** The name of the environment variable that tells the sidecar. */
export const PROBERS_ENV = "ISTIO_KUBE_APP_PROBERS";

/** The probes of a container that the sidecar answers, and what stands for each. */
export interface ProberInput {
  readonly fields: readonly ProbeField[];
  readonly actions: (field: ProbeField) => readonly Action[];
  /** The sidecar's own port: a probe that asks it is one that was sent there already. */
  readonly statusPort: number;
}

/**
 * What the sidecar asks for each probe of a container: named ports resolved; a probe whose port has no number, or is the sidecar's
 * own, is left out.
 *
 * Behaves as: DumpAppProbers of Istio's inject package.
 */
export function probersOf(container: JsonObject, { fields, actions, statusPort }: ProberInput): Probers {
  const ports = namedPorts(container);
  const probers = new Map<string, Json>();
  for (const field of fields) {
    const probe = probeIn(container, field);
    const found = probe === undefined ? undefined : actionIn(probe, actions(field));
    if (probe === undefined || found === undefined) continue;
    const asked = found[0] === "grpc" ? grpcOf(found[1]) : addressed(found, { ports, statusPort });
    const { timeoutSeconds } = probe;
    const timed = field.within === "lifecycle" || timeoutSeconds === undefined ? {} : { timeoutSeconds };
    if (asked !== undefined) probers.set(field.url(textAt(container, "name")), { [found[0]]: asked, ...timed });
  }
  return probers;
}

function namedPorts({ ports }: JsonObject): ReadonlyMap<string, number> {
  const list = Array.isArray(ports) ? (ports as readonly Json[]) : [];
  return new Map(
    list.flatMap((port) => {
      const [name, number] = [fieldOf(port, "name"), fieldOf(port, "containerPort")];
      return typeof name === "string" && typeof number === "number" ? [[name, number] as const] : [];
    }),
  );
}

/** Go writes a service that is not set. */
function grpcOf({ port = 0, service = null }: JsonObject): JsonObject {
  return { port, service };
}

function addressed(
  [action, given]: readonly [Action, JsonObject],
  { ports, statusPort }: { ports: ReadonlyMap<string, number>; statusPort: number },
): JsonObject | undefined {
  const { path, port: target = 0, host, scheme, httpHeaders } = given;
  const port = typeof target === "string" ? ports.get(target) : target;
  if (port === undefined || target === statusPort) return undefined;
  const fields = action === "httpGet" ? { path, port, host, scheme, httpHeaders } : { port, host };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** The probers as JSON, sorted by address; empty for none. */
export function probersText(probers: Probers): string {
  if (probers.size === 0) return "";
  const sorted: Record<string, Json> = {};
  for (const [url, prober] of [...probers].sort(([left], [right]) => compareKeys(left, right)))
    setOwn(sorted, url, prober);
  return encodeJson(sorted);
}

/**
 * The probers that were written down before, with these beside them: of two at the same address, the earlier counts. Undefined for a
 * text that holds none.
 *
 * Behaves as: mergeOrAppendProbers of Istio's inject package, 1.17 and later.
 */
export function mergedProbers(types: TypeTable, text: string, probers: Probers): string | undefined {
  const earlier = readProbers(types, text);
  return earlier === undefined ? undefined : probersText(new Map([...probers, ...earlier]));
}

function readProbers(types: TypeTable, text: string): Probers | undefined {
  let tree: Json;
  try {
    tree = parseJson(text);
  } catch {
    return undefined;
  }
  if (tree === null) return new Map();
  if (!isObject(tree)) return undefined;
  const probers = new Map<string, Json>();
  for (const [url, given] of Object.entries(tree)) {
    const prober = readProber(types, given);
    if (prober === undefined) return undefined;
    probers.set(url, prober);
  }
  return probers;
}

const ACTION_TYPES: readonly (readonly [Action, string])[] = [
  ["httpGet", "HTTPGetAction"],
  ["tcpSocket", "TCPSocketAction"],
  ["grpc", "GRPCAction"],
];

/** A prober as Go reads and writes it: null for nil, undefined for what is none. */
function readProber(types: TypeTable, tree: Json): Json | undefined {
  if (tree === null) return null;
  if (!isObject(tree)) return undefined;
  const prober: Record<string, Json> = {};
  for (const [action, type] of ACTION_TYPES) {
    const given = fieldOf(tree, action);
    if (given === undefined) continue;
    const { value } = decodeJson(types, type, given);
    if (value === undefined) return undefined;
    prober[action] = value;
  }
  const { value } = decodeJson(types, "Probe", { timeoutSeconds: fieldOf(tree, "timeoutSeconds") ?? null });
  return value === undefined ? undefined : { ...prober, ...(isObject(value) ? value : {}) };
}
