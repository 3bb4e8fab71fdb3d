import { meshView, parseInjectorConfig, parseMeshConfig, readConfigMapKey } from "@outrigger/config";

const text = `kind: ConfigMap
data:
  values: "{}"
  config: |
    policy: enabled
    template: |
      containers: []
`;
export const config = parseInjectorConfig(text, { file: "injector.yaml" }); // the whole ConfigMap, or the raw config
export const { template } = config; // "containers: []\n", to the byte what Go's YAML reads: its SHA-256 is the injector's version
export const place = config.locate(1, 13); // where line 1, column 13 of the template stand: line 7, column 19 of the file

const mesh = parseMeshConfig("proxyListenPort: 15002", { file: "mesh.yaml", release: "1.0" });
export const address = mesh.defaultConfig["discoveryAddress"]; // "istio-pilot:15007": defaults are filled in
export const view = meshView(mesh); // the same as Go structs, for templates

export const values = readConfigMapKey(text, "values", { file: "injector.yaml" }).text; // "{}"
