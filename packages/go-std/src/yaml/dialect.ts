/**
 * Names a version of Go's YAML libraries: `v2` is go-yaml 2.2.1 and 2.2.2 under ghodss/yaml (Istio 1.0 to 1.3), `v2.2.4` that of
 * Istio 1.4, `v2.2.7` that of Istio 1.5, `v2.2.8` that of Istio 1.6, `v2.3.0` that of Istio 1.7 to 1.9, `v2.4.0` that of Istio 1.10
 * and 1.11; `sigs` is sigs.k8s.io/yaml over go-yaml 2.4.
 */
export type DialectName = "v2" | "v2.2.4" | "v2.2.7" | "v2.2.8" | "v2.3.0" | "v2.4.0" | "sigs";

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
  /** Long lines are folded when a document is written. */
  readonly folds: boolean;
}

const V2: Dialect = {
  looseFloats: false,
  unsupportedKey: "Unsupported",
  eagerKeys: true,
  emptyBracketsAreNoKey: false,
  folds: true,
};
const V2_2_4: Dialect = { ...V2, looseFloats: true };
const V2_2_7: Dialect = { ...V2_2_4, eagerKeys: false };
const V2_2_8: Dialect = { ...V2_2_7, emptyBracketsAreNoKey: true };

const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  v2: V2,
  "v2.2.4": V2_2_4,
  "v2.2.7": V2_2_7,
  "v2.2.8": V2_2_8,
  "v2.3.0": { ...V2_2_8, folds: false },
  "v2.4.0": V2_2_8,
  sigs: { ...V2_2_8, unsupportedKey: "unsupported" },
};

/** The rules of a dialect by its name. */
export function dialectOf(name: DialectName): Dialect {
  return DIALECTS[name];
}
