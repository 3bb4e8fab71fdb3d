/** Names a version of Go's YAML libraries: `v2` is the one of the Istio 1.0 era, `sigs` the one under sigs.k8s.io/yaml today. */
export type DialectName = "v2" | "sigs";

/** What one version of the library does differently from another. */
export interface Dialect {
  /** `1e3` and `5.` are floats. */
  readonly looseFloats: boolean;
}

const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  v2: { looseFloats: false },
  sigs: { looseFloats: true },
};

/** The rules of a dialect by its name. */
export function dialectOf(name: DialectName): Dialect {
  return DIALECTS[name];
}
