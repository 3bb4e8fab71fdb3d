import { parseBool } from "../../annotations/integers.ts";
import { type JsonObject, textAt } from "../../json.ts";
import { valueAt } from "../../plan/values.ts";
import { STATUS_ANNOTATION } from "../../status.ts";
import type { FinishContext, PodFinisher } from "../plan.ts";
import { type ContainerList, containersOf, PROXY, textIn, type TypedPod, withFields, withSpec } from "../typed-pod.ts";
import {
  type Action,
  actionIn,
  actionsOf,
  type ProbeField,
  probeFields,
  probeIn,
  type ProbeRules,
  withProbe,
} from "./probe-fields.ts";
import { mergedProbers, type Probers, PROBERS_ENV, probersOf, probersText } from "./probers.ts";
import { statusPortOf } from "./prometheus.ts";
import { envOf, type SidecarRules, sidecarOf, variable, withEnv, withSidecar } from "./sidecar.ts";

/** How a release sends probes through the sidecar. */
export interface AppProbeRules extends ProbeRules, SidecarRules {
  /**
   * What becomes of the variable where the pod was injected before: another one is appended (up to 1.16), the one that is there is
   * merged (1.17), or one is appended where none is there (1.27).
   */
  readonly again: "append" | "merge" | "merge-or-append";
}

/** What is asked of each container. */
interface Rewriting {
  readonly fields: readonly ProbeField[];
  readonly actions: (field: ProbeField) => readonly Action[];
  readonly lists: readonly ContainerList[];
}

/**
 * Sends the probes of the pod's containers through the sidecar, which the kubelet can reach where mutual TLS shuts it out of the
 * application: each asks the sidecar's status port, and an environment variable tells the sidecar what to ask in its turn.
 *
 * Behaves as: applyRewrite of Istio's inject package, 1.9 and later.
 */
export function rewriteAppProbes(rules: AppProbeRules): PodFinisher {
  return (pod, context) => {
    if (sidecarOf(rules, pod) === undefined || !isWanted(pod, context)) return pod;
    const rewriting = rewritingOf(rules, context);
    const probers = allProbers(pod, rewriting, statusPortOf(context.mesh));
    const told = probers.size === 0 ? pod : tellSidecar(rules, pod, { probers, context });
    return redirect(told, rewriting, redirectPort(pod, context));
  };
}

function rewritingOf(rules: AppProbeRules, { settings }: FinishContext): Rewriting {
  const { environment = {} } = settings;
  const flag = Object.hasOwn(environment, "REWRITE_TCP_PROBES") ? environment["REWRITE_TCP_PROBES"] : undefined;
  const tcpFlag = parseBool(flag ?? "") ?? true;
  return {
    fields: probeFields(rules),
    actions: (field) => actionsOf(rules, field, tcpFlag),
    lists: rules.initContainers ? ["initContainers", "containers"] : ["containers"],
  };
}

/** The pod's annotation decides, where it says a truth value; then the chart's values. */
function isWanted(pod: TypedPod, { values }: FinishContext): boolean {
  const asked = parseBool(textIn(pod, "annotations", "sidecar.istio.io/rewriteAppHTTPProbers") ?? "");
  return asked ?? valueAt(values, "sidecarInjectorWebhook", "rewriteAppHTTPProbe") === true;
}

/** The port that probes are sent to: the annotation's, 0 for one that is no plain number, else the mesh's. */
function redirectPort(pod: TypedPod, { mesh }: FinishContext): number {
  const annotation = textIn(pod, "annotations", "status.sidecar.istio.io/port");
  if (annotation === undefined) return statusPortOf(mesh);
  return /^[+-]?[0-9]+$/.test(annotation) ? Number(annotation) : 0;
}

function allProbers(pod: TypedPod, { fields, actions, lists }: Rewriting, statusPort: number): Probers {
  const containers = lists.flatMap((list) => containersOf(pod, list)).filter(({ name }) => name !== PROXY);
  return new Map(containers.flatMap((container) => [...probersOf(container, { fields, actions, statusPort })]));
}

function tellSidecar(
  rules: AppProbeRules,
  pod: TypedPod,
  { probers, context }: { probers: Probers; context: FinishContext },
): TypedPod {
  const isAgain = rules.again !== "append" && textIn(pod, "annotations", STATUS_ANNOTATION) !== undefined;
  const put = (env: readonly JsonObject[]): readonly JsonObject[] =>
    isAgain ? mergeIntoEnv(rules, env, { probers, types: context.types }) : appendToEnv(env, probers);
  return withSidecar(rules, pod, (sidecar) => withEnv(sidecar, put(envOf(sidecar))));
}

function appendToEnv(env: readonly JsonObject[], probers: Probers): readonly JsonObject[] {
  return [...env, variable(PROBERS_ENV, probersText(probers))];
}

/**
 * The variables of a sidecar that was injected before: its probers and the new ones in one variable; as they are where what is there
 * cannot be read.
 *
 * Behaves as: mergeOrAppendProbers of Istio's inject package, 1.17 and later.
 */
function mergeIntoEnv(
  { again }: Pick<AppProbeRules, "again">,
  env: readonly JsonObject[],
  { probers, types }: { probers: Probers; types: FinishContext["types"] },
): readonly JsonObject[] {
  const at = env.findIndex(({ name }) => name === PROBERS_ENV);
  if (at < 0) return again === "merge-or-append" ? appendToEnv(env, probers) : env;
  const { value } = env[at] ?? {};
  const text = mergedProbers(types, typeof value === "string" ? value : "", probers);
  return text === undefined ? env : env.with(at, variable(PROBERS_ENV, text));
}

function redirect(pod: TypedPod, { fields, actions, lists }: Rewriting, port: number): TypedPod {
  const redirected = lists
    .filter((list) => containersOf(pod, list).length > 0)
    .map((list) => [list, containersOf(pod, list).map((container) => redirectContainer(container))] as const);
  return withSpec(pod, Object.fromEntries(redirected));

  function redirectContainer(container: JsonObject): JsonObject {
    if (container.name === PROXY) return container;
    return fields.reduce((before, field) => {
      const probe = probeIn(before, field);
      const found = probe === undefined ? undefined : actionIn(probe, actions(field));
      if (probe === undefined || found === undefined) return before;
      const target = { path: field.url(textAt(container, "name")), port };
      return withProbe(before, field, redirectProbe(probe, { found, target }));
    }, container);
  }
}

/** The sidecar is asked over plain HTTP, whatever the application is asked over. */
function redirectProbe(
  probe: JsonObject,
  { found: [action, given], target }: { found: readonly [Action, JsonObject]; target: JsonObject },
): JsonObject {
  if (action !== "httpGet") return withFields(probe, { [action]: undefined, httpGet: target });
  const plain = given["scheme"] === "HTTPS" ? { scheme: "HTTP" } : {};
  return withFields(probe, { httpGet: withFields(given, { ...target, ...plain }) });
}
