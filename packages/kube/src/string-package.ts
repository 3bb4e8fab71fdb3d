import type { KubeType } from "./type-table.ts";

const META: readonly string[] = [
  "FieldsV1",
  "Initializer",
  "Initializers",
  "LabelSelector",
  "LabelSelectorRequirement",
  "ListMeta",
  "ManagedFieldsEntry",
  "ObjectMeta",
  "OwnerReference",
  "Status",
  "StatusCause",
  "StatusDetails",
  "TypeMeta",
];

/** How generated code calls the packages that it prints types of: before Kubernetes 1.16, and since. */
const ALIASES: Readonly<Record<string, readonly [string, string]>> = {
  core: ["k8s_io_api_core_v1", "v11"],
  intstr: ["k8s_io_apimachinery_pkg_util_intstr", "intstr"],
  meta: ["k8s_io_apimachinery_pkg_apis_meta_v1", "v1"],
  resource: ["k8s_io_apimachinery_pkg_api_resource", "resource"],
  runtime: ["k8s_io_apimachinery_pkg_runtime", "runtime"],
};

/** The Go package of a message; undefined for a scalar, list or map. */
export function packageOf(type: KubeType): string | undefined {
  switch (type.kind) {
    case "struct":
      if (META.includes(type.key)) return "meta";
      return type.key.includes(".") ? type.key.slice(0, type.key.lastIndexOf(".")) : "core";
    case "time":
    case "fields":
      return "meta";
    case "quantity":
      return "resource";
    case "intOrString":
      return "intstr";
    case "raw":
      return "runtime";
    default:
      return undefined;
  }
}

/** The name of a package in generated code. */
export function packageAlias(name: string, modern: boolean): string {
  const [before, since] = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? [name, name]) : [name, name];
  return modern ? since : before;
}
