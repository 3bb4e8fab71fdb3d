import { type MeshRelease, meshType, meshView, proxyConfigType, proxyConfigView } from "@outrigger/config";
import { anyMapType, type GoType, type GoValue } from "@outrigger/go-std";
import { setOwn } from "@outrigger/go-std/json";
import { pointerTypeOf, structType, type TypeTable, view } from "@outrigger/kube";
import type { JsonObject } from "../json.ts";
import type { TemplateFacts, TemplateField } from "./release.ts";

/** What the fields of a release's template data are made of. */
interface FieldBasis {
  readonly release: MeshRelease;
  readonly types: TypeTable;
}

/** A field that shows a part of the pod as a Kubernetes type. */
function viewField(
  types: TypeTable,
  name: string,
  of: { key: string; read: (facts: TemplateFacts) => JsonObject | undefined },
): TemplateField {
  const type: GoType = pointerTypeOf(structType(types, of.key));
  return { name, type, read: (facts): GoValue => view(types, of.key, of.read(facts)) };
}

/** What a 1.0 template is executed on. */
export function fields10({ release, types }: FieldBasis): readonly TemplateField[] {
  return [
    viewField(types, "ObjectMeta", { key: "ObjectMeta", read: ({ pod }) => pod.metadata }),
    viewField(types, "Spec", { key: "PodSpec", read: ({ pod }) => pod.spec }),
    { name: "ProxyConfig", type: proxyConfigType(release), read: ({ mesh }) => proxyConfigView(mesh) },
    { name: "MeshConfig", type: meshType(release), read: ({ mesh }) => meshView(mesh) },
  ];
}

/** 1.1: the metadata of what the pod belongs to comes first. */
export function fields11(basis: FieldBasis): readonly TemplateField[] {
  const read = ({ pod, workload }: TemplateFacts): JsonObject => {
    if (workload.metadata !== undefined) return workload.metadata;
    const metadata: Record<string, JsonObject[string]> = { ...pod.metadata };
    for (const name of ["name", "namespace"] as const) setOwn(metadata, name, workload[name]);
    return metadata;
  };
  return [viewField(basis.types, "DeploymentMeta", { key: "ObjectMeta", read }), ...fields10(basis)];
}

/** 1.2: the chart's values come last. */
export function fields12(basis: FieldBasis): readonly TemplateField[] {
  return [...fields11(basis), { name: "Values", type: anyMapType, read: ({ values }) => values }];
}

/** 1.3: kind and version of what the pod belongs to come first. */
export function fields13(basis: FieldBasis): readonly TemplateField[] {
  const read = ({ workload: { kind, apiVersion } }: TemplateFacts): JsonObject => ({ kind, apiVersion });
  return [viewField(basis.types, "TypeMeta", { key: "TypeMeta", read }), ...fields12(basis)];
}
