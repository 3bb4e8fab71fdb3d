import { type GoType, type GoValue, Typed } from "@outrigger/go-std";
import type { TemplateField } from "../releases/release.ts";

/**
 * The data that a template is executed on: a pointer to a struct of the release's fields, each read when it is first asked for.
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
  return (facts) => {
    const read = new Map<string, GoValue>();
    const reader = (field: string): GoValue => {
      let value = read.get(field);
      if (value === undefined) read.set(field, (value = readers.get(field)?.(facts) ?? null));
      return value;
    };
    return new Typed(pointer, new Typed(struct, reader));
  };
}
