import type { Release } from "@outrigger/inject";

/** A template of our own that does a little of everything: containers both ways, volumes, labels, what a pod says about itself. */
const sidecar = (native: boolean): string => `
metadata:
  labels:
    mesh/name: {{ index .ObjectMeta.Labels "app" | quote }}
  annotations:
    mesh/owner: {{ .DeploymentMeta.Name | quote }}
spec:
  {{- if ${native ? ".NativeSidecars" : "false"} }}
  initContainers:
  - name: istio-init
    image: init:1
    args: ["-p", "15001", "-u", "1337"]
  - name: istio-proxy
    restartPolicy: Always
  {{- else }}
  initContainers:
  - name: istio-init
    image: init:1
    args: ["-p", "15001", "-u", "1337"]
  containers:
  - name: istio-proxy
  {{- end }}
    image: proxy:1
    args: ["proxy", "sidecar"]
    ports:
    - containerPort: 15090
      name: http-envoy-prom
    env:
    - name: POD_NAME
      valueFrom: {fieldRef: {fieldPath: metadata.name}}
    - name: NODE
      value: {{ .Spec.NodeName | quote }}
    resources: {requests: {cpu: 100m}}
    volumeMounts:
    - mountPath: /var/lib/istio/data
      name: istio-data
  volumes:
  - name: istio-data
    emptyDir: {}
  imagePullSecrets:
  - name: pull
  securityContext:
    fsGroup: 1337
`;

/** The injector's configuration for a release that merges. */
export function modernConfig(release: Release): string {
  const native = release.data.some(({ name }) => name === "NativeSidecars");
  const templates = { sidecar: sidecar(native), plain: "metadata:\n  labels:\n    plain: here\n" };
  return JSON.stringify({
    policy: "enabled",
    templates,
    defaultTemplates: ["sidecar"],
    injectedAnnotations: { by: "us" },
  });
}
