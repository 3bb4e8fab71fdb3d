import type { InjectorConfig } from "@outrigger/config";
import { textIn, type TypedPod } from "./typed-pod.ts";

const ANNOTATION = "inject.istio.io/templates";

/** The names that the config gives to templates. */
export type TemplateNames = Pick<InjectorConfig, "defaultTemplates" | "aliases">;

/**
 * The templates of a pod, in the order in which they are run: those that its annotation names, or the config's default ones. A name
 * may stand for several; what it stands for is not looked up again.
 *
 * Behaves as: selectTemplates of Istio's inject package, 1.9 and later.
 */
export function selectTemplates({ defaultTemplates, aliases }: TemplateNames, pod: TypedPod): readonly string[] {
  const named = textIn(pod, "annotations", ANNOTATION)?.split(",").map(trimSpace);
  return (named ?? defaultTemplates).flatMap((name) => (Object.hasOwn(aliases, name) ? (aliases[name] ?? []) : [name]));
}

function trimSpace(text: string): string {
  return text.trim();
}
