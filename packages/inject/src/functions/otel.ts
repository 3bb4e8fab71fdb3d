import { contentOf, elementsOf, entriesOf, type GoType, type GoValue, stringType } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { CONTAINERS } from "./ports.ts";
import { func, stringMapType, structField, textOf } from "./types.ts";

/** `MeshConfig_ExtensionProvider_OTEL_SEMANTIC_CONVENTIONS`. */
const SEMANTIC_CONVENTIONS = 1n;

/**
 * `otelResourceAttributes mesh annotations labels namespace containers`: what the sidecar says of its service to OpenTelemetry, where
 * a tracing provider of the mesh wants it in the semantic conventions; nothing otherwise.
 *
 * Behaves as: otelResourceAttributes of Istio's inject package, 1.30 and later.
 */
export function otelResourceAttributes(mesh: GoType): GoFunction {
  const params = [mesh, stringMapType, stringMapType, stringType, CONTAINERS];
  return func(params, stringType, ([config, annotations, labels, namespace, containers]) => {
    if (!elementsOf(structField(config, "ExtensionProviders")).some(wantsConventions)) return "";
    const service = {
      annotations: annotations ?? null,
      labels: labels ?? null,
      namespace: textOf(namespace),
      containers: elementsOf(containers ?? null),
    };
    const attributes = [
      ["service.namespace", namespaceOf(service)],
      ["service.version", versionOf(service)],
      ["service.instance.id", instanceOf(service)],
    ];
    return attributes.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(",");
  });
}

interface Service {
  readonly annotations: GoValue;
  readonly labels: GoValue;
  readonly namespace: string;
  readonly containers: readonly GoValue[];
}

function wantsConventions(provider: GoValue): boolean {
  const settings = structField(structField(provider, "Provider"), "Opentelemetry");
  return contentOf(structField(settings, "ServiceAttributeEnrichment")) === SEMANTIC_CONVENTIONS;
}

function namespaceOf({ annotations, namespace }: Service): string | undefined {
  return filled(annotations, "resource.opentelemetry.io/service.namespace") ?? nonEmpty(namespace);
}

function versionOf({ annotations, labels, containers }: Service): string | undefined {
  return (
    filled(annotations, "resource.opentelemetry.io/service.version") ??
    filled(labels, "app.kubernetes.io/version") ??
    (containers.length === 1 ? imageVersion(textOf(structField(containers[0], "Image"))) : undefined)
  );
}

function instanceOf({ annotations, namespace, containers }: Service): string | undefined {
  const [first] = containers;
  const own = filled(annotations, "resource.opentelemetry.io/service.instance.id");
  if (own !== undefined || first === undefined) return own;
  return `${namespace}.$(POD_NAME).${textOf(structField(first, "Name"))}`;
}

/** Tag and digest of an image reference, joined by `@`; undefined where it has neither. */
function imageVersion(image: string): string | undefined {
  const at = image.indexOf("@");
  const name = at < 0 ? image : image.slice(0, at);
  const digest = at < 0 ? "" : image.slice(at + 1);
  const colon = name.lastIndexOf(":");
  const tag = colon > name.lastIndexOf("/") ? name.slice(colon + 1) : "";
  return nonEmpty([tag, digest].filter((part) => part !== "").join("@"));
}

function filled(map: GoValue, key: string): string | undefined {
  const entries = entriesOf(map);
  return Object.hasOwn(entries, key) ? nonEmpty(textOf(entries[key])) : undefined;
}

function nonEmpty(text: string): string | undefined {
  return text === "" ? undefined : text;
}
