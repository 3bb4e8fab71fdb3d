import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import { createInjector } from "@outrigger/inject";

const release = "1.31";
const text = `
policy: enabled
defaultTemplates: [sidecar]
templates:
  sidecar: |
    spec:
      containers:
      - name: istio-proxy
        image: "proxy:{{ .Revision }}"
`;
const config = parseInjectorConfig(text, { file: "config.yaml", release });
const mesh = parseMeshConfig("", { file: "mesh.yaml", release });
const injector = createInjector({ release, compat: "fixed", config, mesh, values: {}, revision: "canary" });

export const { decision, patch = [] } = injector.inject({ metadata: {}, spec: { containers: [{ name: "app" }] } });
export const [added] = patch.filter(({ path }) => path.startsWith("/spec/containers"));
// { op: "add", path: "/spec/containers/1", value: { name: "istio-proxy", image: "proxy:canary", resources: {} } }

export const refused = injector.review("no review").message;
// what that release's own webhook says
