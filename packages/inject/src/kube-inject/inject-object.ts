import type { Injection, TemplateInjection, TemplateRequest } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import { type Json, fieldOf, isObject, listAt, objectAt, textAt } from "../json.ts";
import { readPod } from "../pod.ts";
import { type Edit, placeEdits } from "./apply-operations.ts";
import type { InjectedDocument } from "./injected-file.ts";
import { type Shape, shapeOf } from "./kinds.ts";
import { readItem, type ReadObject, type ReadRules } from "./read-object.ts";

/** What injects the pods that an object describes. */
export interface ObjectInjector {
  readonly read: ReadRules;
  readonly path: string;
  readonly revision: string;
  readonly injectTemplate: (request: TemplateRequest) => TemplateInjection;
}

/** What is to become of an object. */
export interface ObjectChange {
  readonly edits: readonly Edit[];
  readonly warnings: readonly string[];
  readonly documents: readonly InjectedDocument[];
}

/**
 * Injects the pods that an object describes, or those that the items of a List describe; `base` is the object's place in its document.
 *
 * Behaves as: IntoObject of Istio's inject package.
 */
export function injectObject(injector: ObjectInjector, object: ReadObject, base: readonly string[] = []): ObjectChange {
  const { value } = object;
  if (value === undefined) return { edits: [], warnings: [], documents: [documentOf(object, undefined)] };
  const shape = shapeOf(object.kind);
  if (shape.is === "list") return injectItems(injector, object, base);
  const { decision, patch, warning } = injector.injectTemplate(requestOf(injector, value, shape));
  return {
    edits: patch === undefined ? [] : placeEdits(patch, shape, base),
    warnings: warning === undefined ? [] : [warning],
    documents: [documentOf(object, { decision, patch })],
  };
}

/** Under `exact`, an item of a known kind is written as Go's types hold it, whether it is injected or not. */
function injectItems(injector: ObjectInjector, list: ReadObject, base: readonly string[]): ObjectChange {
  const edits: Edit[] = [];
  const warnings: string[] = [];
  const documents: InjectedDocument[] = [];
  for (const [index, raw] of listAt(list.value, "items").entries()) {
    const path = [...base, "items", String(index)];
    const item = readItem(injector.read, raw);
    if (item.value !== undefined && injector.read.compat === "exact")
      edits.push({ op: "replace", path, value: item.value });
    const change = injectObject(injector, item, path);
    edits.push(...change.edits);
    warnings.push(...change.warnings);
    documents.push(...change.documents);
  }
  const changed = documents.some((document) => document.changed);
  return { edits, warnings, documents: [{ ...documentOf(list, undefined), changed }, ...documents] };
}

function requestOf(injector: ObjectInjector, value: Json, shape: Shape & { readonly is: "pods" }): TemplateRequest {
  if (shape.required !== undefined && !isObject(at(value, shape.required))) {
    const where = { path: shape.required.join(".") };
    const hint = "Give the object the template that its pods are made from";
    throw new InjectError("template-missing", "spec.template is required value", { where, hint });
  }
  const metadata = at(value, shape.metadata) ?? {};
  const workload = objectAt(value, "metadata") ?? {};
  return {
    pod: readPod({ metadata, spec: at(value, shape.spec) ?? {} }),
    requestNamespace: "",
    path: injector.path,
    revision: injector.revision,
    workload: {
      apiVersion: textAt(value, "apiVersion"),
      kind: textAt(value, "kind"),
      name: textAt(workload, "name"),
      namespace: textAt(workload, "namespace"),
      metadata: workload,
    },
  };
}

function at(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => fieldOf(inner, key), value);
}

function documentOf(object: ReadObject, injection: Injection | undefined): InjectedDocument {
  const { kind, name, namespace } = object;
  return {
    kind,
    ...(namespace === "" ? {} : { namespace }),
    name,
    decision: injection?.decision,
    changed: injection?.patch !== undefined,
  };
}
