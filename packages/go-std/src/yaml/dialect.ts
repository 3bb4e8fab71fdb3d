/**
 * Names a version of Go's YAML libraries: `v2` is go-yaml 2.2.1 and 2.2.2 under ghodss/yaml (Istio 1.0 to 1.3), `v2.2.4` that of
 * Istio 1.4, `v2.2.7` that of Istio 1.5, `sigs` is sigs.k8s.io/yaml over go-yaml 2.4.
 */
export type DialectName = "v2" | "v2.2.4" | "v2.2.7" | "sigs";

/** What one version of the library does differently from another. */
export interface Dialect {
  /** `1e3` and `5.` are floats. */
  readonly looseFloats: boolean;
  /** How the refusal of a map key begins. */
  readonly unsupportedKey: "Unsupported" | "unsupported";
  /** A line that had to be a key is refused as soon as the text goes on; younger versions notice later. */
  readonly eagerKeys: boolean;
  /** Brackets in which no key could begin are handed on before the `:` behind them is seen, so they never become a key. */
  readonly emptyBracketsAreNoKey: boolean;
}

const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  v2: { looseFloats: false, unsupportedKey: "Unsupported", eagerKeys: true, emptyBracketsAreNoKey: false },
  "v2.2.4": { looseFloats: true, unsupportedKey: "Unsupported", eagerKeys: true, emptyBracketsAreNoKey: false },
  "v2.2.7": { looseFloats: true, unsupportedKey: "Unsupported", eagerKeys: false, emptyBracketsAreNoKey: false },
  sigs: { looseFloats: true, unsupportedKey: "unsupported", eagerKeys: false, emptyBracketsAreNoKey: true },
};

/** The rules of a dialect by its name. */
export function dialectOf(name: DialectName): Dialect {
  return DIALECTS[name];
}
