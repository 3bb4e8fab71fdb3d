import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { toFloats } from "../source/to-floats.ts";
import { mergeProxyConfig } from "./merge-proxy-config.ts";
import { meshRules } from "./mesh-rules.ts";
import { type FieldValue, Message } from "./message.ts";
import type { MeshRelease } from "./releases.ts";
import { unmarshal } from "./unmarshal.ts";
import { defaultProxyConfig } from "./default-mesh.ts";

/**
 * Lays the tree of a mesh configuration over the defaults since 1.7: fields replace, the proxy configuration merges (under the key
 * `defaultConfig` alone: in protobuf's spelling it is checked and then forgotten), and later releases merge the providers.
 *
 * Behaves as: Istio's ApplyMeshConfig.
 *
 * @throws FieldProblem with jsonpb's text.
 */
export function applyMesh(mesh: Message, tree: GoValue, release: MeshRelease): void {
  const rules = meshRules(release);
  const proxy = mesh.message("default_config") ?? defaultProxyConfig(release);
  const providers = mesh.message("default_providers");
  const extensions = mesh.messages("extension_providers");
  const aliases = textsOf(mesh.get("trust_domain_aliases"));
  unmarshal(mesh, tree, rules);
  const written = writtenUnder(tree, "defaultConfig");
  if (written !== null) mergeProxyConfig(proxy, written, release);
  mesh.set("default_config", proxy);
  if (rules.mergesProviders) {
    const defaults = writtenUnder(tree, "defaultProviders");
    if (providers !== undefined) {
      if (defaults !== null) unmarshal(providers, defaults, rules);
      mesh.set("default_providers", providers);
    }
    mesh.set("extension_providers", mergeExtensions(extensions, mesh.messages("extension_providers")));
  }
  if (rules.sortsAliases) {
    const all = new Set([...aliases, ...textsOf(mesh.get("trust_domain_aliases"))]);
    mesh.set("trust_domain_aliases", [...all].sort());
  }
}

/** What Go reads once more from a part of the text; on that way every number is a float64. */
function writtenUnder(tree: GoValue, key: string): GoValue {
  return isPlainMap(tree) && Object.hasOwn(tree, key) ? toFloats(tree[key] ?? null) : null;
}

function textsOf(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** A provider of the same name takes over what the new one does; others come behind. */
function mergeExtensions(base: readonly Message[], given: readonly Message[]): readonly Message[] {
  const merged = [...base];
  for (const provider of given) {
    const at = merged.findIndex((known) => known.text("name") === provider.text("name"));
    if (at < 0) merged.push(provider);
    else merged[at] = renamed(provider);
  }
  return merged;
}

/** The name and the provider, and nothing else that the text may have had. */
function renamed(provider: Message): Message {
  const copy = new Message(provider.type);
  for (const { name, oneOf } of provider.type.fields) {
    const value = provider.get(name);
    if (value !== undefined && (name === "name" || oneOf !== undefined)) copy.set(name, value);
  }
  return copy;
}
