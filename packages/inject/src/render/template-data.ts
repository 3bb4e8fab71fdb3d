import { type GoType, type GoValue, Typed } from "@outrigger/go-std";
import type { TemplateField } from "../releases/release.ts";

/**
 * The data that a template is executed on: a pointer to a struct of the release's fields, each read when it is asked for.
 *
 * Behaves as: SidecarTemplateData of Istio's inject package.
 */
export function templateData<Facts>(fields: readonly TemplateField<Facts>[]): (facts: Facts) => GoValue {
  const struct: GoType = {
    kind: "struct",
    name: "inject.SidecarTemplateData",
    fields: fields.map(({ name, type }) => ({ name, type })),
  };
  const pointer: GoType = { kind: "ptr", name: "*inject.SidecarTemplateData", elem: struct };
  const readers = new Map(fields.map(({ name, read }) => [name, read]));
  return (facts) => new Typed(pointer, new Typed(struct, (field: string) => readers.get(field)?.(facts) ?? null));
}
