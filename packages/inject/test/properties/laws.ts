import jsonPatch, { type Operation as Rfc6902 } from "fast-json-patch";
import type { Injection, Operation } from "@outrigger/inject";
import { expect } from "vitest";
import type { Members, Value } from "./random-pod.ts";

/** What the template of the tests adds: containers of these names are the mesh's, all others the user's. */
const MESH_CONTAINERS: readonly string[] = ["istio-init", "istio-proxy"];

/** Whether a container is called as one of the mesh's. */
export function isMesh({ name }: Members): boolean {
  return typeof name === "string" && MESH_CONTAINERS.includes(name);
}

/** Members of a container that probe rewriting changes. */
const probes: readonly string[] = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"];

/** Applies a patch strictly, as an API server does: every path must be there. */
export function applied(pod: Members, patch: readonly Operation[]): Members {
  const operations = structuredClone(patch) as unknown as Rfc6902[];
  return jsonPatch.applyPatch(structuredClone(pod), operations, true).newDocument;
}

/** A pod that is not injected has no operation; one that is refused throws, which says the same. */
export function expectNoPatchWhereSkipped({ decision, patch }: Injection): void {
  expect(patch !== undefined).toBe(decision.inject);
}

/** What nobody knows comes out where it went in. */
export function expectUnknownSurvives(pod: Members, patched: Members): void {
  expect(Object.fromEntries(unknownMembers(patched))).toEqual(Object.fromEntries(unknownMembers(pod)));
}

/** Containers of the user's own are as they were, but for rewritten probes. */
export function expectUsersContainersKept(pod: Members, patched: Members): void {
  for (const list of ["containers", "initContainers"]) {
    const after = new Map(itemsOf(patched, list).map((item) => [item["name"], item]));
    for (const before of itemsOf(pod, list)) {
      if (isMesh(before)) continue;
      expect(withoutProbes(after.get(before["name"]))).toEqual(withoutProbes(before));
    }
  }
}

/** No operation reaches into a container of the user's own, save into its probes. */
export function expectNothingUnderUsers(pod: Members, patch: readonly Operation[]): void {
  const current = structuredClone(pod);
  for (const operation of structuredClone(patch)) {
    const [, section, list = "", index = "", member] = operation.path.split("/");
    const item = itemsOf(current, list)[Number(index)];
    if (section === "spec" && list.toLowerCase().endsWith("containers") && member !== undefined && item !== undefined) {
      if (!isMesh(item) && !probes.includes(member)) expect(operation.path).toBe("");
    }
    jsonPatch.applyOperation(current, operation as Rfc6902);
  }
}

function itemsOf(pod: Members, list: string): readonly Members[] {
  const spec = pod["spec"] as Members;
  const items = Object.hasOwn(spec, list) ? spec[list] : undefined;
  return Array.isArray(items) ? (items as Members[]) : [];
}

function withoutProbes(container: Members | undefined): unknown {
  return Object.fromEntries(Object.entries(container ?? {}).filter(([key]) => !probes.includes(key)));
}

/** The numbered members, each with its path; where an item of a list stands says nothing, its name does. */
function unknownMembers(value: Value, path = ""): [path: string, value: Value][] {
  if (MESH_CONTAINERS.some((name) => path.endsWith(`/containers/${name}`))) return unknownInside(value, path);
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const name = typeof item === "object" && item !== null && !Array.isArray(item) ? item["name"] : undefined;
      return unknownMembers(item, `${path}/${typeof name === "string" ? name : ""}`);
    });
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]): [string, Value][] =>
    /^zz\d+$/.test(key) ? [[`${path}/${key}`, item]] : unknownMembers(item, `${path}/${sectionOf(key)}`),
  );
}

/** A user's own istio-proxy becomes an init container where sidecars are native. */
function sectionOf(key: string): string {
  return key === "initContainers" ? "containers" : key;
}

/** What a user says of the mesh's own containers is merged with what the template says; the place in the container is all that is sure. */
function unknownInside(value: Value, path: string): [path: string, value: Value][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]): [string, Value][] =>
    /^zz\d+$/.test(key) ? [[`${path}/${key}`, item]] : unknownInside(item, path),
  );
}

/** Whether a user has written a container under a name of the template's. */
export function hasOwnMeshContainer(pod: Members): boolean {
  return ["containers", "initContainers"].some((list) => itemsOf(pod, list).some(isMesh));
}

/** The status annotation names what there is in the pod, once each. */
export function expectAnnounced(patched: Members): void {
  const { annotations } = patched["metadata"] as { annotations: Record<string, string> };
  const status = JSON.parse(annotations["sidecar.istio.io/status"] ?? "{}") as Record<string, string[] | null>;
  for (const list of ["initContainers", "containers", "volumes", "imagePullSecrets"]) {
    const names = itemsOf(patched, list).map((item) => item["name"]);
    for (const name of status[list] ?? []) expect(names.filter((other) => other === name)).toEqual([name]);
  }
}
