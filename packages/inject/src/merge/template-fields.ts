import { type MeshRelease, meshType, meshView, proxyConfigType, proxyConfigView } from "@outrigger/config";
import {
  anyMapType,
  boolType,
  type GoType,
  type GoValue,
  int64Type,
  intType,
  stringType,
  Typed,
} from "@outrigger/go-std";
import { goTypeOf, structType, type TypeTable, view } from "@outrigger/kube";
import type { Json } from "../json.ts";
import { type ModernReleaseName, rowsUntil } from "../releases/modern-names.ts";
import type { TemplateField } from "../releases/release.ts";
import type { MergeFacts } from "./plan.ts";
import { estimatedConcurrency } from "../plan/estimated-concurrency.ts";
import { inboundTrafficPolicyMode } from "../plan/inbound-traffic-policy.ts";
import { proxyIds } from "../plan/proxy-ids.ts";
import { type ImageRules, proxyImage, proxyInitImage } from "../plan/proxy-image.ts";
import { metadataOf, specOf, textsOf } from "./typed-pod.ts";

type Field = TemplateField<MergeFacts>;

/** What of a release its template data is made of. */
export interface FieldBasis {
  readonly release: ModernReleaseName;
  readonly types: TypeTable;
  readonly image: ImageRules;
}

/** What a release changed: fields that came, and names of those that went. */
type Layer = (basis: FieldBasis) => { readonly added?: readonly Field[]; readonly removed?: readonly string[] };

const LAYERS: readonly (readonly [ModernReleaseName, Layer])[] = [
  ["1.9", (basis) => ({ added: fields19(basis) })],
  ["1.11", () => ({ added: [{ name: "EstimatedConcurrency", type: intType, read: concurrency }] })],
  ["1.13", (basis) => ({ added: [proxyImageField(basis)] })],
  ["1.18", () => ({ removed: ["EstimatedConcurrency"] })],
  ["1.19", () => ({ added: [COMPLIANCE] })],
  ["1.20", () => ({ added: PROXY_IDS })],
  ["1.22", () => ({ added: [workloadName(), INBOUND] })],
  ["1.27", () => ({ added: [NATIVE] })],
  ["1.31", () => ({ added: [INIT_IMAGE] })],
];

/**
 * The data that the templates of a release are executed on.
 *
 * Behaves as: SidecarTemplateData of Istio's inject package.
 */
export function mergeFields(basis: FieldBasis): readonly Field[] {
  return rowsUntil(LAYERS, basis.release).reduce<readonly Field[]>((before, layer) => {
    const { added = [], removed = [] } = layer(basis);
    const names = [...removed, ...added.map(({ name }) => name)];
    return [...before.filter(({ name }) => !names.includes(name)), ...added];
  }, []);
}

function fields19({ release, types }: FieldBasis): readonly Field[] {
  const mesh = release as MeshRelease;
  return [
    struct(types, "TypeMeta", {
      key: "TypeMeta",
      read: ({ workload: { kind, apiVersion } }) => ({ kind, apiVersion }),
    }),
    struct(types, "DeploymentMeta", {
      key: "ObjectMeta",
      read: ({ workload: { name, namespace, metadata } }) => metadata ?? { name, namespace },
    }),
    struct(types, "ObjectMeta", { key: "ObjectMeta", read: ({ stripped }) => metadataOf(stripped) }),
    struct(types, "Spec", { key: "PodSpec", read: ({ stripped }) => specOf(stripped) }),
    { name: "ProxyConfig", type: proxyConfigType(mesh), read: ({ proxyConfig }) => proxyConfigView(proxyConfig) },
    { name: "MeshConfig", type: meshType(mesh), read: (facts) => meshView(facts.mesh) },
    { name: "Values", type: anyMapType, read: ({ values }) => values },
    { name: "Revision", type: stringType, read: ({ revision }) => revision },
  ];
}

const PROXY_IDS: readonly Field[] = [
  { name: "ProxyUID", type: int64Type, read: ({ namespace }) => proxyIds(namespace?.annotations).user },
  { name: "ProxyGID", type: int64Type, read: ({ namespace }) => proxyIds(namespace?.annotations).group },
];

const COMPLIANCE: Field = {
  name: "CompliancePolicy",
  type: stringType,
  read: ({ settings }) => settings.compliancePolicy ?? "",
};

const INBOUND: Field = {
  name: "InboundTrafficPolicyMode",
  type: stringType,
  read: ({ mesh }) => inboundTrafficPolicyMode(mesh),
};

const NATIVE: Field = { name: "NativeSidecars", type: boolType, read: ({ nativeSidecar }) => nativeSidecar };

function proxyImageField({ image }: FieldBasis): Field {
  const read: Field["read"] = ({ values, stripped, proxyConfig }) =>
    proxyImage(image, { values, proxyConfig, annotations: textsOf(stripped, "annotations") });
  return { name: "ProxyImage", type: stringType, read };
}

const INIT_IMAGE: Field = {
  name: "ProxyInitImage",
  type: stringType,
  read: ({ values, stripped }) => proxyInitImage({ values, annotations: textsOf(stripped, "annotations") }),
};

function concurrency({ values, stripped, proxyConfig }: MergeFacts): GoValue {
  return estimatedConcurrency({ values, proxyConfig, annotations: textsOf(stripped, "annotations") });
}

/** A name in a namespace is all that is told of the workload. */
function workloadName(): Field {
  const type: GoType = {
    kind: "struct",
    name: "types.NamespacedName",
    fields: ["Namespace", "Name"].map((name) => ({ name, type: stringType })),
  };
  return {
    name: "DeploymentMeta",
    type,
    read: ({ workload }) =>
      new Typed(type, (field: string) =>
        field === "Name" ? workload.name : field === "Namespace" ? workload.namespace : null,
      ),
  };
}

/** A field that shows a part of the pod as a Kubernetes struct. */
function struct(types: TypeTable, name: string, part: { key: string; read: (facts: MergeFacts) => Json }): Field {
  return {
    name,
    type: goTypeOf(structType(types, part.key)),
    read: (facts): GoValue => view(types, part.key, part.read(facts)).content as GoValue,
  };
}
