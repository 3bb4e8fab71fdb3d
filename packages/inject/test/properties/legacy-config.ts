import type { Release } from "@outrigger/inject";

/** A template of our own that adds some of everything that a release up to 1.8 can add. */
const TEMPLATE = `
rewriteAppHTTPProbe: true
initContainers:
- name: istio-init
  image: init:1
  args: ["-p", "{{ .MeshConfig.ProxyListenPort }}", "-u", 1337]
containers:
- name: istio-proxy
  image: proxy:1
  args: ["proxy", "sidecar", "--statusPort", "15020"]
  env:
  - name: SERVICE
    value: "{{ .ProxyConfig.ServiceCluster }}"
  resources: {limits: {cpu: 1500m}}
volumes:
- name: istio-envoy
  emptyDir: {medium: Memory}
imagePullSecrets:
- name: mesh-pull
`;

/** The injector's configuration for a release that appends. */
export function legacyConfig({ delimiters: [open, close] }: Release): string {
  const template = TEMPLATE.replaceAll("{{", open).replaceAll("}}", close);
  return JSON.stringify({ policy: "enabled", template, injectedAnnotations: { by: "us" } });
}
