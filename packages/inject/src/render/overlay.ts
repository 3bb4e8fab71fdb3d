import type { Json } from "../json.ts";

/** What a rendered template adds to a pod, as that release's Go types hold it. */
export interface Overlay {
  readonly initContainers: readonly Json[];
  readonly containers: readonly Json[];
  readonly volumes: readonly Json[];
  readonly imagePullSecrets: readonly Json[];
  /** 1.1 and later; undefined where the template has none. */
  readonly dnsConfig: Json | undefined;
  /** 1.1 and later. */
  readonly rewriteAppHTTPProbe: boolean;
  /** 1.3 and later: annotations that kube-inject copies onto the pod. */
  readonly podRedirectAnnot: Readonly<Record<string, string>> | undefined;
}
