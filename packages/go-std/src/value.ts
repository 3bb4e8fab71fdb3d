/**
 * How a Go value is held in JavaScript.
 *
 * What a decoded document holds needs no wrapping, and is what a reader expects:
 *
 * | Go                       | here                                   |
 * | ------------------------ | -------------------------------------- |
 * | nil                      | `null`                                 |
 * | bool                     | boolean                                |
 * | string                   | string                                 |
 * | float64                  | number                                 |
 * | int                      | bigint                                 |
 * | []interface{}            | array                                  |
 * | map[string]interface{}   | plain object (own properties only)     |
 *
 * Everything else (int32, []string, structs, pointers, enums, functions) is a {@link Typed}: its Go type beside its value.
 */
export type GoValue =
  | null
  | boolean
  | string
  | number
  | bigint
  | readonly GoValue[]
  | { readonly [key: string]: GoValue }
  | Typed;

/** Go's reflect.Kind, by the names that reflect prints. */
export type GoKind =
  | "bool"
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "uintptr"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128"
  | "string"
  | "slice"
  | "array"
  | "map"
  | "struct"
  | "ptr"
  | "interface"
  | "func"
  | "chan";

/** A Go type: what reflection tells a template about a value. `name` is what `%T` prints. */
export interface GoType {
  readonly kind: GoKind;
  readonly name: string;
  /** Element type of a slice, array, map or pointer. Absent: `interface{}`. */
  readonly elem?: GoType;
  /** Key type of a map. Absent: `string`. */
  readonly key?: GoType;
  /** Exported fields of a struct in declaration order. */
  readonly fields?: readonly GoField[];
  /** Exported methods with a value receiver, by name; the receiver is the first argument of `call`. */
  readonly methods?: ReadonlyMap<string, GoMethod>;
  /** Methods with a pointer receiver (`func (i *Inner) Greet`), named on the type that the pointer leads to; `call` gets the pointer. */
  readonly pointerMethods?: ReadonlyMap<string, GoMethod>;
  /** Of a function type: the types of its parameters (the last one is the element type when `variadic`) and of its first result. */
  readonly params?: readonly GoType[];
  readonly variadic?: boolean;
  readonly result?: GoType;
}

/** One field of a struct type; a name that starts in lower case is an unexported one, which templates may not read. */
export interface GoField {
  readonly name: string;
  readonly type: GoType;
  /** An embedded struct, or pointer to one: its fields and methods are promoted. */
  readonly embedded?: boolean;
}

/** A method of a host value. `params` are the types of its arguments after the receiver. */
export interface GoMethod {
  readonly params: readonly GoType[];
  readonly variadic?: boolean;
  /** Type of the first result. Absent: `interface{}`. */
  readonly result?: GoType;
  readonly call: (receiver: Typed, args: readonly GoValue[]) => GoValue;
}

/** Reads a field of a struct value; asked only for fields that the type declares, so a host can build them when asked. */
export type FieldReader = (field: string) => GoValue;

/** A callable Go value: what a function-typed field or map entry holds. Throw an Error to return Go's second result. */
export type GoCallable = (...args: readonly GoValue[]) => GoValue;

/**
 * What stands behind a {@link Typed}, by the kind of its type: bigint for the integers, number for the floats, `[real, imaginary]`
 * for the complex numbers, string, boolean, array for a slice or array, plain object for a map (its keys as Go prints them),
 * {@link FieldReader} for a struct, the target (or `null` for a nil pointer) for a pointer, {@link GoCallable} for a function;
 * `null` for a nil slice, map or function. Elements, map values and fields may be given as bare contents: the type says the rest.
 */
export type TypedContent = GoValue | FieldReader | GoCallable;

/**
 * A value with its Go type.
 *
 * @example
 * ```ts
 * import { Typed, type GoType } from "@outrigger/go-std";
 * const int32: GoType = { kind: "int32", name: "int32" };
 * new Typed(int32, 15001n);
 * ```
 */
export class Typed {
  readonly type: GoType;
  readonly content: TypedContent;
  /** Whether Go could take its address: what is reached through a pointer or a slice has the methods of its pointer, too. */
  readonly addressable: boolean;

  constructor(type: GoType, content: TypedContent, addressable = false) {
    this.type = type;
    this.content = content;
    this.addressable = addressable;
  }
}
