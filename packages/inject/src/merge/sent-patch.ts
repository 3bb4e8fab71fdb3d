import type { Json } from "../json.ts";
import type { Operation } from "../patch/operations.ts";
import { podPatch } from "../patch/pod-patch.ts";
import { followSidecar } from "./follow-sidecar.ts";
import { restore } from "./restore.ts";
import type { TypedPod } from "./typed-pod.ts";

/** What an injection did to a pod: both as Go's types hold it. */
export interface Injected {
  readonly before: TypedPod;
  readonly after: TypedPod;
}

/** The patch of the document that was sent, which keeps all that Go's types do not know. */
export function sentPatch(raw: Json, { before, after }: Injected): readonly Operation[] {
  const sent = followSidecar({ raw, before }, after);
  return podPatch(raw, restore(sent.raw, sent.before, after));
}
