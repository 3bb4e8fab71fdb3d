import { isJsonObject, type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { formatQuantity, parseQuantity, roundUpToMilli } from "../quantity.ts";
import { imageTag } from "./image-tag.ts";
import { type Change, changed, defaulted, each, object, withDefaults } from "./merge.ts";

/** Behaves as: Kubernetes 1.10, SetDefaults_HTTPGetAction. */
const httpGet: Change = defaulted({ path: "/", scheme: "HTTP" });

const probe: Change = object((value) =>
  changed(withDefaults(value, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }), {
    httpGet,
  }),
);

const lifecycleHandler: Change = object((value) => changed(value, { httpGet }));

/** Reference to a field of the pod, in env vars and downward API files. */
export const fieldRef: Change = defaulted({ apiVersion: "v1" });

const CHANGES: Readonly<Record<string, Change>> = {
  ports: each((port) => withDefaults(port, { protocol: "TCP" })),
  env: each((variable) => changed(variable, { valueFrom: object((source) => changed(source, { fieldRef })) })),
  resources: object((resources) => changed(withRequests(resources), { limits: rounded, requests: rounded })),
  livenessProbe: probe,
  readinessProbe: probe,
  lifecycle: object((value) => changed(value, { postStart: lifecycleHandler, preStop: lifecycleHandler })),
};

/**
 * A container, as a template's output decoded it, with the defaults of Kubernetes 1.10.
 *
 * Behaves as: Kubernetes 1.10, SetObjectDefaults_Pod, for one container of it.
 */
export function defaultContainer(container: JsonObject): JsonObject {
  const image = container["image"];
  return changed(
    withDefaults(container, {
      terminationMessagePath: "/dev/termination-log",
      terminationMessagePolicy: "File",
      imagePullPolicy: imageTag(typeof image === "string" ? image : "") === "latest" ? "Always" : "IfNotPresent",
    }),
    CHANGES,
  );
}

/** Requests that are missing are as high as their limits. */
function withRequests(resources: JsonObject): JsonObject {
  const { limits, requests } = resources;
  if (!isJsonObject(limits)) return resources;
  const all: Record<string, JsonValue> = {};
  for (const list of [limits, isJsonObject(requests) ? requests : {}]) {
    for (const [key, value] of Object.entries(list)) setOwn(all, key, value);
  }
  return { ...resources, requests: all };
}

/** Resources are counted in thousandths; what is finer is rounded up. */
function rounded(list: JsonValue): JsonValue {
  if (!isJsonObject(list)) return list;
  const result: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(list)) {
    setOwn(result, key, typeof value === "string" ? formatQuantity(roundUpToMilli(parseQuantity(value))) : value);
  }
  return result;
}
