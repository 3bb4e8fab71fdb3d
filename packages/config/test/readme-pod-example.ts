import {
  effectiveProxyConfig,
  parseMeshConfig,
  protoJson,
  proxyConfigProblem,
  proxyConfigView,
} from "@outrigger/config";

const mesh = parseMeshConfig("defaultConfig: {concurrency: 2}", { file: "mesh.yaml", release: "1.31" });
export const problem = proxyConfigProblem("statusPort: {}", "1.31"); // what the webhook says of proxy.istio.io/config

const proxy = effectiveProxyConfig(mesh, {
  namespace: "default",
  labels: { app: "web" },
  annotation: "statusPort: 15030",
  resources: [], // ProxyConfig resources, as JSON
});
export const shown = protoJson(proxyConfigView(proxy), "1.31"); // PROXY_CONFIG: { concurrency: 2, statusPort: 15030 }
