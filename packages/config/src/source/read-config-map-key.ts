import { isPlainMap } from "@outrigger/go-std";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import type { GoValue } from "@outrigger/go-std";
import { z } from "zod";
import { type ConfigText, wholeFile } from "./config-text.ts";
import { ConfigDocument, type Path } from "./document.ts";
import { locateInScalar } from "./locate-in-scalar.ts";

/** Where a text comes from. */
export interface FileOptions {
  /** Its name, as messages show it. */
  readonly file: string;
}

const configMap = z.object({
  kind: z.literal("ConfigMap"),
  data: z.record(z.string(), z.string({ error: "Every value under data of a ConfigMap must be text" })).nullish(),
});

const list = z.object({ kind: z.enum(["List", "ConfigMapList"]), items: z.array(z.unknown()) });

/**
 * Takes one key out of a ConfigMap manifest, as `kubectl get configmap -o yaml` or `-o json` prints it (also as a list of one).
 * Any other text is that key's value itself, and comes back as it is.
 *
 * @throws ConfigError (`config-manifest`) for a ConfigMap without the key, or with a value that is no text.
 *
 * @example
 * ```ts
 * import { readConfigMapKey } from "@outrigger/config";
 * const manifest = "kind: ConfigMap\ndata:\n  mesh: |\n    proxyListenPort: 15001\n";
 * const source = readConfigMapKey(manifest, "mesh", { file: "istio.yaml" });
 * source.text; // "proxyListenPort: 15001\n"
 * source.locate(1, 1); // { file: "istio.yaml", line: 4, column: 5 }
 * ```
 */
export function readConfigMapKey(text: string, key: string, options: FileOptions): ConfigText {
  const source = wholeFile(text, options.file);
  const tree = readTree(text);
  const manifest = tree === undefined ? undefined : findManifest(tree, key);
  if (manifest === undefined) return source;
  return keyOf(new ConfigDocument(source, "sigs"), manifest, key);
}

interface Manifest {
  readonly path: Path;
  readonly tree: GoValue;
}

function readTree(text: string): GoValue | undefined {
  try {
    return parseYaml(text, { dialect: "sigs" });
  } catch (error) {
    if (error instanceof GoYamlError) return undefined;
    throw error;
  }
}

/** The ConfigMap in a document; of a list the first that has the key, else the first at all. */
function findManifest(tree: GoValue, key: string): Manifest | undefined {
  if (kindOf(tree) === "ConfigMap") return { path: [], tree };
  const parsed = list.safeParse(tree);
  if (!parsed.success) return undefined;
  const maps = parsed.data.items
    .map((item, index): Manifest => ({ path: ["items", index], tree: item as GoValue }))
    .filter((item) => kindOf(item.tree) === "ConfigMap");
  return maps.find((item) => hasKey(item.tree, key)) ?? maps[0];
}

function kindOf(tree: GoValue): GoValue | undefined {
  return isPlainMap(tree) && Object.hasOwn(tree, "kind") ? tree["kind"] : undefined;
}

function hasKey(tree: GoValue, key: string): boolean {
  const data = isPlainMap(tree) && Object.hasOwn(tree, "data") ? tree["data"] : undefined;
  return isPlainMap(data) && Object.hasOwn(data, key);
}

function keyOf(document: ConfigDocument, manifest: Manifest, key: string): ConfigText {
  const parsed = configMap.safeParse(manifest.tree);
  if (!parsed.success) {
    const { message = "", path = [] } = parsed.error.issues[0] ?? {};
    throw document.error([...manifest.path, ...(path as Path)], {
      code: "config-manifest",
      message: `Cannot read the ConfigMap: ${message}`,
      hint: `Write the value of "${key}" as a block: ${key}: |`,
    });
  }
  const data = parsed.data.data ?? {};
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  const path = [...manifest.path, "data", key];
  const node = document.node(path);
  if (value === undefined || node === undefined) {
    throw document.error(path, {
      code: "config-manifest",
      message: `Cannot find the key "${key}": the ConfigMap has ${keysText(data)}`,
      hint: `Pass the ConfigMap that holds "${key}", or only the text of that key.`,
    });
  }
  return inside(document.source, node, value);
}

function keysText(data: Readonly<Record<string, string>>): string {
  const keys = Object.keys(data);
  return keys.length === 0 ? "no data" : `only ${keys.map((key) => `"${key}"`).join(", ")}`;
}

function inside(outer: ConfigText, node: Parameters<typeof locateInScalar>[0], text: string): ConfigText {
  return {
    text,
    file: outer.file,
    locate: (line, column) => {
      const place = locateInScalar(node, outer.text, { line, column });
      return outer.locate(place.line, place.column);
    },
  };
}
