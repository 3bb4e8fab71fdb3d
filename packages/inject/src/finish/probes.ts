import { decodeJson } from "@outrigger/kube";
import { encodeJson } from "@outrigger/go-std/json";
import { fieldOf, isObject, type Json, type JsonObject, listAt, objectAt, textAt } from "../json.ts";
import type { Operation } from "../patch/operations.ts";
import { annotationOf } from "../pod.ts";
import { type Draft, type FinishContext, isSidecar, withSidecar } from "./finisher.ts";

/** How a release sends HTTP probes through the sidecar. */
export interface ProbeRules {
  /** Whether the pod's annotation overrides the template's wish. */
  readonly annotation: boolean;
  /** Whether a probe that spoke HTTPS speaks HTTP to the sidecar. */
  readonly plainHttp: boolean;
  /** What is replaced and written down: the probe's `httpGet`, or the whole probe. */
  readonly scope: "httpGet" | "probe";
}

const ANNOTATION = "sidecar.istio.io/rewriteAppHTTPProbers";
const TRUE_WORDS = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE_WORDS = ["0", "f", "F", "FALSE", "false", "False"];
const PROBES = [
  ["readinessProbe", "readyz"],
  ["livenessProbe", "livez"],
] as const;

/** One HTTP probe of one of the pod's own containers. */
interface HttpProbe {
  readonly container: Json;
  readonly index: number;
  readonly field: "readinessProbe" | "livenessProbe";
  /** Where the sidecar answers it. */
  readonly url: string;
  /** As the release's types hold it. */
  readonly probe: JsonObject;
  readonly httpGet: JsonObject;
}

/**
 * Sends the HTTP probes of the pod's containers through the sidecar, which the kubelet can reach where mutual TLS shuts it out of the
 * application: each probe asks the sidecar's status port, and an environment variable tells the sidecar what to ask in its turn.
 *
 * Behaves as: rewriteAppHTTPProbe and DumpAppProbers of Istio's inject package, 1.1 to 1.5.
 */
export function rewriteProbes(rules: ProbeRules): (draft: Draft, context: FinishContext) => Draft {
  return (draft, context) => {
    const sidecar = draft.overlay.containers.find(isSidecar);
    const port = statusPortOf(sidecar);
    if (!isWanted(rules, draft, context) || sidecar === undefined) return draft;
    const probes = httpProbes(context);
    const operations = port === undefined ? [] : probes.map((probe) => redirect(rules, probe, port));
    return {
      ...withProberEnv(draft, context, probersText(rules, probes, port)),
      probes: [...draft.probes, ...operations],
    };
  };
}

function isWanted(rules: ProbeRules, draft: Draft, { pod }: FinishContext): boolean {
  const value = rules.annotation ? annotationOf(pod, ANNOTATION) : undefined;
  if (value !== undefined && TRUE_WORDS.includes(value)) return true;
  if (value !== undefined && FALSE_WORDS.includes(value)) return false;
  return draft.overlay.rewriteAppHTTPProbe;
}

/** The number behind the sidecar's `--statusPort`; undefined where it has none. */
function statusPortOf(sidecar: Json | undefined): number | undefined {
  const args = listAt(sidecar, "args").map(String);
  const joined = args.find((arg) => arg.startsWith("--statusPort="));
  const at = args.indexOf("--statusPort");
  const text = joined?.slice("--statusPort=".length) ?? (at >= 0 ? args[at + 1] : undefined);
  const port = text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : 0;
  return port > 0 ? port : undefined;
}

function httpProbes({ pod, types }: FinishContext): readonly HttpProbe[] {
  return pod.containers.flatMap((container, index) =>
    PROBES.flatMap(([field, ending]) => {
      const raw = objectAt(container, field);
      if (isSidecar(container) || objectAt(raw, "httpGet") === undefined) return [];
      const probe = decodeJson(types, "Probe", raw ?? null).value as JsonObject;
      const httpGet = objectAt(probe, "httpGet") ?? {};
      return [{ container, index, field, url: `/app-health/${textAt(container, "name")}/${ending}`, probe, httpGet }];
    }),
  );
}

function redirect(rules: ProbeRules, { index, field, url, probe, httpGet }: HttpProbe, port: number): Operation {
  const scheme = rules.plainHttp && fieldOf(httpGet, "scheme") === "HTTPS" ? { scheme: "HTTP" } : {};
  const { path: _path, port: _port, ...rest } = httpGet;
  const target = { path: url, port, ...rest, ...scheme };
  const path = `/spec/containers/${index}/${field}`;
  return rules.scope === "probe"
    ? { op: "replace", path, value: { ...probe, httpGet: target } }
    : { op: "replace", path: `${path}/httpGet`, value: target };
}

/** What the sidecar asks for each address: keys sorted, named ports resolved; a port that no name resolves is left out. */
function probersText(rules: ProbeRules, probes: readonly HttpProbe[], statusPort: number | undefined): string {
  const entries = probes.flatMap((probe) => {
    const port = resolvePort(probe);
    if (port === undefined || port === statusPort) return [];
    const httpGet = { ...probe.httpGet, port };
    const timeout = fieldOf(probe.probe, "timeoutSeconds");
    const timed = timeout === undefined ? {} : { timeoutSeconds: timeout };
    return [[probe.url, rules.scope === "probe" ? { httpGet, ...timed } : httpGet] as const];
  });
  return encodeJson(Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1))));
}

function resolvePort({ container, httpGet }: HttpProbe): number | undefined {
  const port = fieldOf(httpGet, "port");
  if (typeof port === "number") return port;
  const named = listAt(container, "ports").find((candidate) => textAt(candidate, "name") === port);
  const number = fieldOf(named, "containerPort");
  return typeof number === "number" ? number : undefined;
}

function withProberEnv(draft: Draft, context: FinishContext, value: string): Draft {
  const variable = { name: "ISTIO_KUBE_APP_PROBERS", value };
  return withSidecar(draft, context, (container) => ({
    ...asObject(container),
    env: [...listAt(container, "env"), variable],
  }));
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
