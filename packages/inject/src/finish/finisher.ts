import type { MeshConfig } from "@outrigger/config";
import type { GoValue } from "@outrigger/go-std";
import { decodeJson, type TypeTable } from "@outrigger/kube";
import { type Json, listAt, textAt } from "../json.ts";
import type { Compat } from "../compiled-injector.ts";
import type { Operation } from "../patch/operations.ts";
import type { Pod } from "../pod.ts";
import type { Workload } from "../plan/workload.ts";
import type { Overlay } from "../render/overlay.ts";

/** What an injection is going to do, from the rendered overlay on: each finisher gives a later one. */
export interface Draft {
  readonly overlay: Overlay;
  /** The security context that the pod gets; undefined where it is left alone. */
  readonly securityContext: Json | undefined;
  /** Labels that the pod lacks, in the order in which they are set. */
  readonly labels: readonly (readonly [string, string])[];
  /** Annotations beside the status annotation, unsorted. */
  readonly annotations: readonly (readonly [string, string])[];
  /** Operations under the user's own containers: probes sent through the sidecar. */
  readonly probes: readonly Operation[];
  /** Whether the probes' operations begin the patch, or end it. */
  readonly probesFirst: boolean;
  /** Names of containers that come before the pod's own; the others come behind. */
  readonly front: readonly string[];
}

/** What finishers look at beside the draft. */
export interface FinishContext {
  readonly pod: Pod;
  readonly workload: Workload;
  /** The mesh's settings, whatever the pod's annotation says. */
  readonly mesh: MeshConfig;
  /** The mesh's settings as the pod's annotation alters them (1.6 and later). */
  readonly podMesh: MeshConfig;
  /** The chart's values; null where there are none. */
  readonly values: GoValue;
  /** The control plane's revision (1.6 and later). */
  readonly revision: string;
  /** The path that was asked (1.6 and later). */
  readonly path: string;
  readonly types: TypeTable;
  readonly compat: Compat;
  /** Annotations of the config that every injected pod gets (1.4 and later). */
  readonly injectedAnnotations: Readonly<Record<string, string>>;
}

/** One step between the rendered overlay and the patch. */
export type Finisher = (draft: Draft, context: FinishContext) => Draft;

/** The draft that rendering ends with. */
export function draftOf(overlay: Overlay): Draft {
  return {
    overlay,
    securityContext: undefined,
    labels: [],
    annotations: [],
    probes: [],
    probesFirst: false,
    front: [],
  };
}

/** Changes the sidecar's container, where the overlay has one: the first, if it has several. */
export function withSidecar(draft: Draft, context: FinishContext, change: (container: Json) => Json): Draft {
  const first = draft.overlay.containers.findIndex(isSidecar);
  return withContainers(draft, context, (container, index) => (index === first ? change(container) : container));
}

/** One entry of a container's `env`. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** Gives the sidecar another environment variable, behind those that it has. */
export function withVariable(draft: Draft, context: FinishContext, variable: Variable): Draft {
  return withSidecar(draft, context, (container) => ({
    ...(container as object),
    env: [...listAt(container, "env"), { ...variable }],
  }));
}

/** Changes every container of the overlay that is called as the sidecar is. */
export function withSidecars(draft: Draft, context: FinishContext, change: (container: Json) => Json): Draft {
  return withContainers(draft, context, (container) => (isSidecar(container) ? change(container) : container));
}

/** Whether a container is the sidecar proxy. */
export function isSidecar(container: Json | undefined): boolean {
  return textAt(container, "name") === "istio-proxy";
}

/** Changes containers of the overlay; the fields of what is changed stay in the order in which Go writes them. */
function withContainers(
  draft: Draft,
  { types }: FinishContext,
  change: (container: Json, index: number) => Json,
): Draft {
  const containers = draft.overlay.containers.map((container, index) => {
    const changed = change(container, index);
    return changed === container ? container : (decodeJson(types, "Container", changed).value ?? container);
  });
  return { ...draft, overlay: { ...draft.overlay, containers } };
}
