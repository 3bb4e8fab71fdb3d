import { meshType, meshView, proxyConfigType, proxyConfigView } from "@outrigger/config";
import { view, pointerTypeOf, structType, type TypeTable } from "@outrigger/kube";
import type { TemplateField } from "./release.ts";

/** What a 1.0 template is executed on. */
export function fields10(types: TypeTable): readonly TemplateField[] {
  return [
    {
      name: "ObjectMeta",
      type: pointerTypeOf(structType(types, "ObjectMeta")),
      read: ({ pod }) => view(types, "ObjectMeta", pod.metadata),
    },
    {
      name: "Spec",
      type: pointerTypeOf(structType(types, "PodSpec")),
      read: ({ pod }) => view(types, "PodSpec", pod.spec),
    },
    { name: "ProxyConfig", type: proxyConfigType("1.0"), read: ({ mesh }) => proxyConfigView(mesh) },
    { name: "MeshConfig", type: meshType("1.0"), read: ({ mesh }) => meshView(mesh) },
  ];
}
