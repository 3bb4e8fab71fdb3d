/** `sds_use_k8s_sa_jwt` → `sdsUseK8sSaJwt`, the name in JSON and YAML. */
export function jsonName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `sds_use_k8s_sa_jwt` → `SdsUseK8SSaJwt`, the name of the field in Go: a letter behind a digit begins a word, too. */
export function goName(name: string): string {
  return jsonName(name).replace(/^[a-z]|\d[a-z]/g, (letters) => letters.toUpperCase());
}
