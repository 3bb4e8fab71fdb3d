import { type GoMethod, type GoValue, Typed } from "@outrigger/go-std";

/** Getters of `*v1.ObjectMeta` and the field that each returns. */
const GETTERS: readonly string[] = [
  "Name",
  "GenerateName",
  "Namespace",
  "UID",
  "ResourceVersion",
  "Generation",
  "SelfLink",
  "Labels",
  "Annotations",
  "CreationTimestamp",
  "DeletionTimestamp",
  "Finalizers",
  "OwnerReferences",
];

/** The getters of `*v1.ObjectMeta` that templates can call. */
export const META_METHODS: ReadonlyMap<string, GoMethod> = new Map(
  GETTERS.map((field) => [`Get${field}`, { params: [], call: (receiver: Typed) => read(receiver, field) }] as const),
);

function read(receiver: Typed, field: string): GoValue {
  const struct = receiver.content instanceof Typed ? receiver.content : receiver;
  return typeof struct.content === "function" ? struct.content(field) : null;
}
