import { isObject, type Json, type JsonObject } from "../../json.ts";
import { withFields } from "../typed-pod.ts";

/** Which of a container's probes and hooks a release sends through the sidecar. */
export interface ProbeRules {
  /** TCP probes: never, unless the control plane's flag says otherwise (1.12 to 1.18), always (1.19 and later). */
  readonly tcp: "never" | "flag" | "always";
  /** gRPC probes (1.13 and later). */
  readonly grpc: boolean;
  /** Those of init containers (1.19 and later). */
  readonly initContainers: boolean;
  /** What is done after a container starts and before it stops (1.25 and later). */
  readonly lifecycle: boolean;
}

/** The kinds of action that a probe may be, in the order in which they are looked for. */
export type Action = "httpGet" | "tcpSocket" | "grpc";

/** A probe or hook of a container. */
export interface ProbeField {
  readonly field: "readinessProbe" | "livenessProbe" | "startupProbe" | "preStop" | "postStart";
  readonly within: "container" | "lifecycle";
  /** Where the sidecar answers it. */
  readonly url: (container: string) => string;
}

const PROBES: readonly ProbeField[] = [
  { field: "readinessProbe", within: "container", url: (name) => `/app-health/${name}/readyz` },
  { field: "livenessProbe", within: "container", url: (name) => `/app-health/${name}/livez` },
  { field: "startupProbe", within: "container", url: (name) => `/app-health/${name}/startupz` },
];

const HOOKS: readonly ProbeField[] = [
  { field: "preStop", within: "lifecycle", url: (name) => `/app-lifecycle/${name}/prestopz` },
  { field: "postStart", within: "lifecycle", url: (name) => `/app-lifecycle/${name}/poststartz` },
];

/** The probes and hooks that a release looks at. */
export function probeFields({ lifecycle }: ProbeRules): readonly ProbeField[] {
  return lifecycle ? [...PROBES, ...HOOKS] : PROBES;
}

/** What a container says in a field; undefined where it says nothing. */
export function probeIn(container: JsonObject, { field, within }: ProbeField): JsonObject | undefined {
  const holder = within === "container" ? container : container["lifecycle"];
  const probe = isObject(holder) ? holder[field] : undefined;
  return isObject(probe) ? probe : undefined;
}

/** The container with another probe in a field. */
export function withProbe(container: JsonObject, { field, within }: ProbeField, probe: JsonObject): JsonObject {
  if (within === "container") return withFields(container, { [field]: probe });
  const lifecycle = container["lifecycle"];
  return withFields(container, { lifecycle: withFields(isObject(lifecycle) ? lifecycle : {}, { [field]: probe }) });
}

/** The actions that are sent through the sidecar, by the kind of field. */
export function actionsOf(rules: ProbeRules, { within }: ProbeField, tcpFlag: boolean): readonly Action[] {
  const tcp: readonly Action[] = rules.tcp === "always" || (rules.tcp === "flag" && tcpFlag) ? ["tcpSocket"] : [];
  const grpc: readonly Action[] = rules.grpc && within === "container" ? ["grpc"] : [];
  return ["httpGet", ...tcp, ...grpc];
}

/** The action of a probe: the first of these kinds that it has. */
export function actionIn(probe: JsonObject, actions: readonly Action[]): readonly [Action, JsonObject] | undefined {
  for (const action of actions) {
    const found: Json | undefined = probe[action];
    if (isObject(found)) return [action, found];
  }
  return undefined;
}
