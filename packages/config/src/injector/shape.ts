/** What a part of the configuration is in Go; `go` is the name of its Go type, as error messages give it. */
export type Shape =
  | { readonly kind: "string"; readonly go: string }
  | { readonly kind: "list" | "map"; readonly go: string; readonly elem: Shape }
  | StructShape;

/** A Go struct with its JSON names. Every field is left out of its JSON when it is empty. */
export interface StructShape {
  readonly kind: "struct";
  readonly go: string;
  readonly fields: Readonly<Record<string, Shape>>;
}

const text: Shape = { kind: "string", go: "string" };
const texts: Shape = { kind: "list", go: "[]string", elem: text };
const textMap: Shape = { kind: "map", go: "map[string]string", elem: text };

const requirement: StructShape = {
  kind: "struct",
  go: "v1.LabelSelectorRequirement",
  fields: { key: text, operator: { kind: "string", go: "v1.LabelSelectorOperator" }, values: texts },
};

const selector: StructShape = {
  kind: "struct",
  go: "v1.LabelSelector",
  fields: {
    matchLabels: textMap,
    matchExpressions: { kind: "list", go: "[]v1.LabelSelectorRequirement", elem: requirement },
  },
};

const selectors: Shape = { kind: "list", go: "[]v1.LabelSelector", elem: selector };

const oldest = { policy: { kind: "string", go: "inject.InjectionPolicy" }, template: text } as const;
const withSelectors = { ...oldest, alwaysInjectSelector: selectors, neverInjectSelector: selectors } as const;

/** The injector configuration before Istio 1.1. */
export const config1_0: StructShape = { kind: "struct", go: "inject.Config", fields: oldest };

/** The injector configuration of Istio 1.1 to 1.3. */
export const config1_1: StructShape = { kind: "struct", go: "inject.Config", fields: withSelectors };

/** The injector configuration of Istio 1.4 to 1.8. */
export const config1_4: StructShape = {
  kind: "struct",
  go: "inject.Config",
  fields: { ...withSelectors, injectedAnnotations: textMap },
};

const nameLists: Shape = { kind: "map", go: "map[string][]string", elem: texts };
const named = { defaultTemplates: texts, aliases: nameLists } as const;
const common = { ...named, policy: oldest.policy, alwaysInjectSelector: selectors, neverInjectSelector: selectors };

/** The injector configuration of Istio 1.9 to 1.13. */
export const config1_9: StructShape = {
  kind: "struct",
  go: "inject.Config",
  fields: { ...common, templates: { kind: "map", go: "inject.Templates", elem: text }, injectedAnnotations: textMap },
};

/** The injector configuration of Istio 1.14 and later. */
export const config1_14: StructShape = {
  kind: "struct",
  go: "inject.Config",
  fields: {
    ...common,
    templates: { kind: "map", go: "inject.RawTemplates", elem: text },
    injectedAnnotations: textMap,
  },
};

/** Every field of every release. */
export const configOfAll: StructShape = {
  kind: "struct",
  go: "inject.Config",
  fields: { ...config1_14.fields, template: text },
};
