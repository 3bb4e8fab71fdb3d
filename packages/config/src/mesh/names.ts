/** Fields of the chart's values that are not named as all others are. */
const GIVEN_NAMES: ReadonlyMap<string, string> = new Map([
  ["istio_egressgateway", "istio-egressgateway"],
  ["istio_ingressgateway", "istio-ingressgateway"],
  ["proxy_init", "proxy_init"],
]);

/** `sds_use_k8s_sa_jwt` → `sdsUseK8sSaJwt`, the name in JSON and YAML. */
export function jsonName(name: string): string {
  return GIVEN_NAMES.get(name) ?? camelCase(name);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `sds_use_k8s_sa_jwt` → `SdsUseK8SSaJwt`, the name of the field in Go: a letter behind a digit begins a word, too. */
export function goName(name: string): string {
  return camelCase(name).replace(/^[a-z]|\d[a-z]/g, (letters) => letters.toUpperCase());
}

/** The Go package and type of a protobuf name: `istio.mesh.v1alpha1.Tracing.Zipkin` → `v1alpha1`, `Tracing_Zipkin`. */
export function splitName(proto: string): { readonly package: string; readonly go: string } {
  const parts = proto.split(".");
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  return { package: parts[first - 1] ?? "", go: parts.slice(first).join("_") };
}
