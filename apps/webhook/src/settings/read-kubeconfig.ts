import { kubeconfigSchema } from "@outrigger/kube-client";
import type { Kubeconfig } from "@outrigger/kube-client";
import { checkShape, readDocuments } from "./read-documents.ts";
import { readTextFile } from "./read-text-file.ts";

/**
 * Reads a kubeconfig.
 *
 * @throws ConfigError with file, line, column and path of what does not fit.
 */
export function readKubeconfig(file: string): Kubeconfig {
  const [document] = readDocuments(readTextFile(file), file);
  if (document === undefined) return {};
  const hint = "kubectl config view shows how a kubeconfig looks";
  const expected = { schema: kubeconfigSchema, what: `the kubeconfig "${file}"`, hint };
  return checkShape(document, { path: [], value: document.value }, expected);
}
