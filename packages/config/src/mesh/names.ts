/** `sds_use_k8s_sa_jwt` → `sdsUseK8sSaJwt`, the name in JSON and YAML. */
export function jsonName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `sds_use_k8s_sa_jwt` → `SdsUseK8SSaJwt`, the name of the field in Go: a letter behind a digit begins a word, too. */
export function goName(name: string): string {
  return jsonName(name).replace(/^[a-z]|\d[a-z]/g, (letters) => letters.toUpperCase());
}

/** The Go package and type of a protobuf name: `istio.mesh.v1alpha1.Tracing.Zipkin` → `v1alpha1`, `Tracing_Zipkin`. */
export function splitName(proto: string): { readonly package: string; readonly go: string } {
  const parts = proto.split(".");
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  return { package: parts[first - 1] ?? "", go: parts.slice(first).join("_") };
}
