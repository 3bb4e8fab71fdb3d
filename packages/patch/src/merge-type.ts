/**
 * What a merge has to know of a Go type. The types of `@outrigger/kube` are such; any other source of types will do, too.
 *
 * @example
 * ```ts
 * import type { MergeType } from "@outrigger/patch";
 * const text: MergeType = { kind: "string", go: "string" };
 * const labels: MergeType = { kind: "map", go: "map[string]string", elem: text };
 * const meta: MergeType = {
 *   kind: "struct",
 *   go: "v1.ObjectMeta",
 *   find: (key) => (key === "labels" ? { type: labels, pointer: false, patchStrategy: [], mergeKey: "" } : undefined),
 * };
 * ```
 */
export interface MergeType {
  /**
   * `struct`, `list`, `map`, `string`, `bool`, `int32` or `int64`. Anything else is a leaf that Go holds as a struct of its own
   * (quantities, times).
   */
  readonly kind: string;
  /** Go's name of the type, such as `v1.PodSpec`. */
  readonly go: string;
  /** Element type of a list or map. */
  readonly elem?: MergeType;
  /** Of a struct: the field that a JSON name chooses, the exact name first, else one that differs in case only. */
  readonly find?: (key: string) => MergeField | undefined;
}

/** A field of a struct. */
export interface MergeField {
  readonly type: MergeType;
  /** Whether Go holds the field as a pointer. */
  readonly pointer: boolean;
  /** Parts of the `patchStrategy` tag: `merge`, `replace`, `retainKeys`; empty without one. */
  readonly patchStrategy: readonly string[];
  /** The `patchMergeKey` tag; empty without one. */
  readonly mergeKey: string;
}

/** Where in the types a merge is. */
export interface Place {
  readonly type: MergeType;
  readonly pointer: boolean;
}

/** Go's reflect.Kind of a type. */
export function goKind(type: MergeType): string {
  switch (type.kind) {
    case "list":
      return "slice";
    case "map":
    case "string":
    case "bool":
    case "int32":
    case "int64":
      return type.kind;
    default:
      return "struct";
  }
}

/** Go's name of a struct without its package. */
export function structName(type: MergeType): string {
  return type.go.slice(type.go.lastIndexOf(".") + 1);
}

/** What the strategy of a field says of merging; that of its keys aside, which only a `$retainKeys` in a patch brings to bear. */
export function mergeStrategyOf(field: MergeField): string {
  return field.patchStrategy.find((part) => part !== "retainKeys") ?? "";
}
