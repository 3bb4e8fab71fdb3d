import type { FlagRow } from "./flag-rows.ts";

/** How the webhook stands in a cluster: certificates, the webhook configuration, configuration through the API, health. */
export const OPERATION_FLAG_ROWS: readonly FlagRow[] = [
  {
    name: "certMode",
    kind: "string",
    value: "mode",
    default: "files",
    choices: ["files", "self", "cert-manager"],
    help: "where certificates come from: files; self, issued by the replicas; cert-manager, the files of its Secret",
  },
  {
    name: "certSecret",
    kind: "string",
    value: "name",
    default: "outrigger-certs",
    help: "Secret that replicas share with --certMode=self",
  },
  {
    name: "serviceName",
    kind: "string",
    value: "name",
    default: "istio-sidecar-injector",
    help: "Service that the API server calls: the name in self-issued certificates",
  },
  {
    name: "clientCAFile",
    kind: "string",
    value: "file",
    help: "only clients with a certificate of these authorities may ask (default: everybody)",
  },
  {
    name: "kubeconfig",
    kind: "string",
    value: "file",
    help: "how to reach the API server (default: as every pod of a cluster does)",
  },
  {
    name: "webhookConfigName",
    kind: "string",
    value: "name",
    default: "istio-sidecar-injector",
    help: "MutatingWebhookConfiguration whose caBundle is kept",
  },
  {
    name: "webhookName",
    kind: "string",
    value: "name",
    default: "sidecar-injector.istio.io",
    help: "entry in it, or what follows a dot in the names of several",
  },
  {
    name: "reconcileWebhookConfig",
    kind: "bool",
    default: "true",
    help: "keep the certificate authority in the webhook configuration",
  },
  {
    name: "injectConfigMapName",
    kind: "string",
    value: "name",
    help: "ConfigMap with the injector configuration and its values, watched through the API instead of files",
  },
  {
    name: "meshConfigMapName",
    kind: "string",
    value: "name",
    help: "ConfigMap with the mesh configuration, watched through the API",
  },
  {
    name: "istioNamespace",
    kind: "string",
    value: "name",
    help: "where those ConfigMaps are (default: the webhook's own namespace)",
  },
  {
    name: "configCacheFile",
    kind: "string",
    value: "file",
    help: "keeps the last good configuration, for a start with a broken one",
  },
  {
    name: "monitoringPort",
    kind: "int",
    value: "number",
    default: "0",
    help: "plain HTTP with /healthz, /readyz and /metrics, such as 15014; 0 is none",
  },
];
