import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A value that a manifest has a hole for. */
export type HoleValue = string | number | boolean | object;

/**
 * Reads a file of `e2e/manifests` and fills its holes: `${name}` stands for a whole YAML value, and gets it as JSON.
 * Throws when a hole has no value.
 */
export function manifest(file: string, values: Readonly<Record<string, HoleValue>> = {}): string {
  const text = readFileSync(fileURLToPath(new URL(`../manifests/${file}`, import.meta.url)), "utf8");
  return text.replaceAll(/\$\{(\w+)\}/g, (_hole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`Cannot fill "${file}": no value for "${name}"`);
    return JSON.stringify(value);
  });
}

/** Reads a file of `e2e/manifests/programs`, for a ConfigMap. */
export function programText(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../manifests/programs/${file}`, import.meta.url)), "utf8");
}

/** Reads a configuration of the injector; its images are those of this run. */
export function injectorConfig(file: string, images: Readonly<Record<string, string>> = {}): string {
  return manifest(`config/${file}`, images);
}
