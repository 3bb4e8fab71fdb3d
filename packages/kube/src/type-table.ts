/**
 * The types of one Kubernetes version, as Go structs declare them. A table is data; {@link kubeType} reads it.
 *
 * Each shape is a line of fields parted by spaces, each field `json,Go,type,flags,patchStrategy,mergeKey` with empty ends left out:
 * - `Go` is empty where it is the JSON name with a capital first letter.
 * - type: `s` string, `b` bool, `i` int32, `l` int64, `Q` Quantity, `I` IntOrString, `T` Time, `R` RawExtension, `F` FieldsV1,
 *   `L` ResourceList, `$Key` a struct, `[T` a list, `<T` a map by string, `<name>T` a map by a named string; `s:name` is a named string.
 * - flags: `*` pointer, `?` omitempty, `!` omitzero, `^` inline.
 * - patchStrategy: its parts joined by `+`.
 */
export interface TypeTable {
  /** Version, such as `1.10`. */
  readonly kubernetes: string;
  /** Type key by `group/version/Kind` (`v1/Pod`, `apps/v1/Deployment`). */
  readonly kinds: Readonly<Record<string, string>>;
  /** Shapes by type key: `PodSpec`, `apps/v1.Deployment`. */
  readonly types: Readonly<Record<string, string>>;
  /** Shapes that every version shares. */
  readonly common: Readonly<Record<string, string>>;
  /** Shapes that an Istio release adds. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** The types that one Istio release was compiled with. */
export interface ReleaseTable extends TypeTable {
  /** Istio release, such as `1.0`. */
  readonly release: string;
  /** What kube-inject decodes, by kind alone whatever the apiVersion: type key by kind. */
  readonly scheme: Readonly<Record<string, string>>;
}

/** A Go type that JSON is decoded into. `go` is its name as `%T` and encoding/json print it. */
export type KubeType = ScalarType | ListType | MapType | StructType;

/** A type without parts: Go's scalars, and the types with their own JSON form. */
export interface ScalarType {
  readonly kind: "string" | "bool" | "int32" | "int64" | "quantity" | "intOrString" | "time" | "raw" | "fields";
  readonly go: string;
}

export interface ListType {
  readonly kind: "list";
  readonly go: string;
  readonly elem: KubeType;
}

export interface MapType {
  readonly kind: "map";
  readonly go: string;
  readonly elem: KubeType;
  /** Go's name of the key type. */
  readonly key: string;
}

/** A struct. Its parts are read from the table when they are first asked for. */
export interface StructType {
  readonly kind: "struct";
  /** Key in the table, such as `PodSpec`. */
  readonly key: string;
  /** `v1.PodSpec`. */
  readonly go: string;
  /** `PodSpec`. */
  readonly name: string;
  /** Version of Kubernetes that the table is of, such as `1.10`. */
  readonly kubernetes: string;
  /** Fields as Go declares them, embedded structs as one field each. */
  readonly declared: readonly Field[];
  /** Fields as JSON has them: those of embedded structs in their place. */
  readonly fields: readonly Field[];
  /** The field that encoding/json chooses for a key: the exact name, else the first that is equal but for case. */
  readonly find: (key: string) => Field | undefined;
}

/** A field of a struct. */
export interface Field {
  /** JSON name; empty for an embedded struct. */
  readonly name: string;
  /** Go name. */
  readonly go: string;
  readonly type: KubeType;
  readonly pointer: boolean;
  readonly omitempty: boolean;
  readonly omitzero: boolean;
  readonly inline: boolean;
  /** Parts of the `patchStrategy` tag; empty without one. */
  readonly patchStrategy: readonly string[];
  readonly mergeKey: string;
  /** Index in `fields`; -1 for an embedded struct. */
  readonly index: number;
  /** Go names of the embedded structs on the way to the field, outermost first. */
  readonly through: readonly string[];
  /** The outermost embedded struct on the way to the field. */
  readonly embedded: StructType | undefined;
}
