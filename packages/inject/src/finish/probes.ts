import { decodeJson } from "@outrigger/kube";
import { encodeJson } from "@outrigger/go-std/json";
import { parseBool } from "../annotations/integers.ts";
import { fieldOf, type Json, type JsonObject, listAt, objectAt, textAt } from "../json.ts";
import type { Operation } from "../patch/operations.ts";
import { annotationOf } from "../pod.ts";
import { agentFlag, parseInteger } from "./agent-flag.ts";
import { type Draft, type FinishContext, isSidecar, withVariable } from "./finisher.ts";
import { writtenBack } from "./keep-unknown.ts";
import { statusPortOf } from "./status-port.ts";

/** How a release sends HTTP probes through the sidecar. */
export interface ProbeRules {
  /** Whether the pod's annotation overrides the template's wish. */
  readonly annotation: boolean;
  /** Whether a probe that spoke HTTPS speaks HTTP to the sidecar. */
  readonly plainHttp: boolean;
  /** What is replaced and written down: the probe's `httpGet`, or the whole probe. */
  readonly scope: "httpGet" | "probe";
  /** Whether the sidecar's port is the argument that the template gives it, or a setting of the pod or the mesh. */
  readonly port: "argument" | "setting";
  /** The probes that are sent, by field, with the last part of the address at which the sidecar answers them. */
  readonly probes: readonly (readonly [field: string, ending: string])[];
  /** Whether a sidecar is told, too, that there is no probe. */
  readonly tellsNone: boolean;
  /** Whether the patch begins with the probes, or ends with them. */
  readonly first: boolean;
}

const ANNOTATION = "sidecar.istio.io/rewriteAppHTTPProbers";
const PORT_ANNOTATION = "status.sidecar.istio.io/port";

/** One HTTP probe of one of the pod's own containers. */
interface HttpProbe {
  readonly container: Json;
  readonly index: number;
  readonly field: string;
  /** Where the sidecar answers it. */
  readonly url: string;
  /** As the release's types hold it. */
  readonly probe: JsonObject;
  readonly httpGet: JsonObject;
  /** The probe as it is written back. */
  readonly written: JsonObject;
}

/**
 * Sends the HTTP probes of the pod's containers through the sidecar, which the kubelet can reach where mutual TLS shuts it out of the
 * application: each probe asks the sidecar's status port, and an environment variable tells the sidecar what to ask in its turn.
 *
 * Behaves as: rewriteAppHTTPProbe and DumpAppProbers of Istio's inject package, 1.1 to 1.8.
 */
export function rewriteProbes(rules: ProbeRules): (draft: Draft, context: FinishContext) => Draft {
  return (draft, context) => {
    const sidecar = draft.overlay.containers.find(isSidecar);
    if (!isWanted(rules, draft, context) || sidecar === undefined) return draft;
    const port = rules.port === "argument" ? argumentPort(sidecar) : settingPort(context);
    const probes = httpProbes(rules, context);
    const operations = port === undefined ? [] : probes.map((probe) => redirect(rules, probe, port));
    const entries = proberEntries(rules, probes);
    const told = entries.length > 0 || rules.tellsNone ? withProberEnv(draft, context, entries) : draft;
    return { ...told, probes: [...draft.probes, ...operations], probesFirst: rules.first };
  };
}

function isWanted(rules: ProbeRules, draft: Draft, { pod }: FinishContext): boolean {
  const value = rules.annotation ? annotationOf(pod, ANNOTATION) : undefined;
  const word = value === undefined ? undefined : parseBool(value);
  return word ?? draft.overlay.rewriteAppHTTPProbe;
}

/** The number behind the sidecar's `--statusPort`; undefined where it has none, or -1. */
function argumentPort(sidecar: Json): number | undefined {
  const port = agentFlag(listAt(sidecar, "args"), "statusPort") ?? -1;
  return port === -1 ? undefined : port;
}

/** What the pod's annotation says, else the mesh. An annotation that is a port to those who judged it, but has blanks, says 0. */
function settingPort({ pod, mesh }: FinishContext): number {
  const text = annotationOf(pod, PORT_ANNOTATION);
  return text === undefined ? statusPortOf(mesh) : (parseInteger(text) ?? 0);
}

function httpProbes({ probes }: ProbeRules, context: FinishContext): readonly HttpProbe[] {
  const { pod, types } = context;
  return pod.containers.flatMap((container, index) =>
    probes.flatMap(([field, ending]) => {
      const raw = objectAt(container, field);
      if (isSidecar(container) || raw === undefined || objectAt(raw, "httpGet") === undefined) return [];
      const probe = decodeJson(types, "Probe", raw).value as JsonObject;
      const httpGet = objectAt(probe, "httpGet") ?? {};
      const written = writtenBack(context, "Probe", { raw, typed: probe });
      const url = `/app-health/${textAt(container, "name")}/${ending}`;
      return [{ container, index, field, url, probe, httpGet, written }];
    }),
  );
}

function redirect(rules: ProbeRules, { index, field, url, written }: HttpProbe, port: number): Operation {
  const httpGet = objectAt(written, "httpGet") ?? {};
  const scheme = rules.plainHttp && fieldOf(httpGet, "scheme") === "HTTPS" ? { scheme: "HTTP" } : {};
  const { path: _path, port: _port, ...rest } = httpGet;
  const target = { path: url, port, ...rest, ...scheme };
  const path = `/spec/containers/${index}/${field}`;
  return rules.scope === "probe"
    ? { op: "replace", path, value: { ...written, httpGet: target } }
    : { op: "replace", path: `${path}/httpGet`, value: target };
}

/** What the sidecar asks for each address, named ports resolved; a probe whose port no name resolves is left out. */
function proberEntries(
  { scope }: ProbeRules,
  probes: readonly HttpProbe[],
): readonly (readonly [string, JsonObject])[] {
  return probes.flatMap((probe) => {
    const port = resolvePort(probe);
    if (port === undefined) return [];
    const httpGet = { ...probe.httpGet, port };
    const timeout = fieldOf(probe.probe, "timeoutSeconds");
    const timed = timeout === undefined ? {} : { timeoutSeconds: timeout };
    return [[probe.url, scope === "probe" ? { httpGet, ...timed } : httpGet] as const];
  });
}

/** The number of a probe's port; of ports of one name the last counts. */
function resolvePort({ container, httpGet }: HttpProbe): number | undefined {
  const port = fieldOf(httpGet, "port");
  if (typeof port === "number") return port;
  const named = listAt(container, "ports").findLast((candidate) => textAt(candidate, "name") === port);
  const number = fieldOf(named, "containerPort");
  return port !== "" && typeof number === "number" ? number : undefined;
}

function withProberEnv(
  draft: Draft,
  context: FinishContext,
  entries: readonly (readonly [string, JsonObject])[],
): Draft {
  const sorted = [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return withVariable(draft, context, {
    name: "ISTIO_KUBE_APP_PROBERS",
    value: encodeJson(Object.fromEntries(sorted)),
  });
}
