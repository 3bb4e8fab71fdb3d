import { agentFlag } from "../finish/agent-flag.ts";
import { type Draft, type FinishContext, type Finisher, isSidecar } from "../finish/finisher.ts";
import { type ProbeRules, rewriteProbes } from "../finish/probes.ts";
import { type Json, listAt } from "../json.ts";
import type { Operation } from "../patch/operations.ts";

/**
 * Sends probes through the sidecar as the command does: not at all where the sidecar names no port, and through the first container
 * that is called as the sidecar is, be it the pod's own.
 *
 * Behaves as: rewriteAppHTTPProbe of Istio's inject package.
 */
export function rewriteTemplateProbes(rules: ProbeRules): Finisher {
  const rewrite = rewriteProbes(rules);
  return (draft, context) => {
    const own = context.pod.containers.findIndex(isSidecar);
    const sidecar = own < 0 ? draft.overlay.containers.find(isSidecar) : context.pod.containers[own];
    if (rules.port === "argument" && !namesPort(sidecar)) return draft;
    return own < 0 ? rewrite(draft, context) : throughOwn(rewrite, draft, { context, own });
  };
}

function namesPort(sidecar: Json | undefined): boolean {
  return (agentFlag(listAt(sidecar, "args"), "statusPort") ?? -1) !== -1;
}

interface Own {
  readonly context: FinishContext;
  /** The index of the pod's own sidecar. */
  readonly own: number;
}

function throughOwn(rewrite: Finisher, draft: Draft, { context, own }: Own): Draft {
  const sidecar = context.pod.containers[own] ?? null;
  const told = rewrite({ ...draft, overlay: { ...draft.overlay, containers: [sidecar] } }, context);
  const before = listAt(sidecar, "env");
  const added = listAt(told.overlay.containers[0], "env").slice(before.length);
  const path = `/spec/containers/${own}/env`;
  const variables = added.map(
    (value): Operation =>
      before.length === 0 ? { op: "add", path, value: [value] } : { op: "add", path: `${path}/-`, value },
  );
  return { ...told, overlay: draft.overlay, probes: [...told.probes, ...variables] };
}
