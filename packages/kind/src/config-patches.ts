import fastJsonPatch, { type Operation } from "fast-json-patch";
import { parse as parseToml, stringify as stringifyToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import type { TargetedJsonPatch } from "./cluster-config.ts";
import { KindError } from "./kind-error.ts";

/** A document that patches find by its `kind` and `apiVersion`. */
export type KubeDocument = Readonly<Record<string, unknown>>;

/**
 * Applies merge patches, then JSON patches, to the documents that they are for: a merge patch is for every document of
 * its kind, and of its apiVersion where it names one; a JSON patch names both.
 *
 * Behaves as: kind v0.33, kubeadmConfigPatches and kubeadmConfigPatchesJSON6902.
 *
 * Throws a {@link KindError} `patch_failed` when a patch is not YAML, names no kind or does not apply.
 */
export function patchDocuments(
  documents: readonly KubeDocument[],
  patches: { readonly merge: readonly string[]; readonly json: readonly TargetedJsonPatch[] },
): KubeDocument[] {
  const merges = patches.merge.map((text, index) => readMergePatch(text, `kubeadmConfigPatches.${index}`));
  return documents.map((document) => {
    const merged = merges
      .filter((patch) => concerns(patch, document))
      .reduce<KubeDocument>((into, patch) => mergePatch(into, patch) as KubeDocument, document);
    return patches.json.reduce<KubeDocument>((into, patch, index) => {
      const target = patch.group === "" ? patch.version : `${patch.group}/${patch.version}`;
      if (into["kind"] !== patch.kind || into["apiVersion"] !== target) return into;
      return jsonPatch(into, patch.patch, `kubeadmConfigPatchesJSON6902.${index}`) as KubeDocument;
    }, merged);
  });
}

/**
 * Applies TOML merge patches, then JSON patches, to a containerd configuration. A patch that names another `version` than
 * the configuration's is left out, so that one kind configuration can serve both containerd 1 and 2.
 *
 * Behaves as: kind v0.33, containerdConfigPatches and containerdConfigPatchesJSON6902.
 */
export function patchContainerdConfig(toml: string, merge: readonly string[], json: readonly string[]): string {
  const config: unknown = parseToml(toml);
  const merged = merge.reduce<unknown>((into, text, index) => {
    const where = `containerdConfigPatches.${index}`;
    const patch = attempt(where, () => parseToml(text));
    const other = patch["version"] !== undefined && patch["version"] !== (into as KubeDocument)["version"];
    return other ? into : mergePatch(into, patch);
  }, config);
  const patched = json.reduce<unknown>(
    (into, text, index) => jsonPatch(into, text, `containerdConfigPatchesJSON6902.${index}`),
    merged,
  );
  return stringifyToml(patched);
}

/**
 * Merges a patch into a value: objects field by field, null takes a field away, all else replaces.
 *
 * Behaves as: RFC 7386, JSON merge patch.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const fields = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) fields.delete(name);
    else fields.set(name, mergePatch(fields.get(name), value));
  }
  return Object.fromEntries(fields);
}

function readMergePatch(text: string, where: string): KubeDocument {
  const patch = attempt(where, () => parseYaml(text) as unknown);
  if (isObject(patch) && typeof patch["kind"] === "string") return patch;
  const hint = "Begin the patch with the kind of the kubeadm document that it is for, like kind: ClusterConfiguration";
  throw new KindError("patch_failed", `Cannot apply "${where}": it names no kind`, { where, hint });
}

function concerns(patch: KubeDocument, document: KubeDocument): boolean {
  if (patch["kind"] !== document["kind"]) return false;
  return patch["apiVersion"] === undefined || patch["apiVersion"] === document["apiVersion"];
}

function jsonPatch(target: unknown, text: string, where: string): unknown {
  return attempt(
    where,
    () => fastJsonPatch.applyPatch(target, parseYaml(text) as Operation[], true, false).newDocument,
  );
}

function attempt<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new KindError("patch_failed", `Cannot apply "${where}": ${reason}`, {
      where,
      hint: "Correct the patch",
      cause,
    });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
