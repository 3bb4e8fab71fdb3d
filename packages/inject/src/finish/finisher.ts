import type { MeshConfig } from "@outrigger/config";
import { decodeJson, type TypeTable } from "@outrigger/kube";
import { type Json, textAt } from "../json.ts";
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
}

/** What finishers look at beside the draft. */
export interface FinishContext {
  readonly pod: Pod;
  readonly workload: Workload;
  readonly mesh: MeshConfig;
  readonly types: TypeTable;
  /** Annotations of the config that every injected pod gets (1.4 and later). */
  readonly injectedAnnotations: Readonly<Record<string, string>>;
}

/** One step between the rendered overlay and the patch. */
export type Finisher = (draft: Draft, context: FinishContext) => Draft;

/** The draft that rendering ends with. */
export function draftOf(overlay: Overlay): Draft {
  return { overlay, securityContext: undefined, labels: [], annotations: [], probes: [] };
}

/** Changes the sidecar's container, where the overlay has one; its fields stay in the order in which Go writes them. */
export function withSidecar(draft: Draft, { types }: FinishContext, change: (container: Json) => Json): Draft {
  const containers = draft.overlay.containers.map((container) =>
    isSidecar(container) ? (decodeJson(types, "Container", change(container)).value ?? container) : container,
  );
  return { ...draft, overlay: { ...draft.overlay, containers } };
}

/** Whether a container is the sidecar proxy. */
export function isSidecar(container: Json | undefined): boolean {
  return textAt(container, "name") === "istio-proxy";
}
