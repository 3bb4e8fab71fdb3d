import { GoYamlError } from "@outrigger/go-std/yaml";
import { defaultProxyConfig } from "./default-mesh.ts";
import { FieldProblem } from "./field-problem.ts";
import { meshRules } from "./mesh-rules.ts";
import { multiError } from "./multi-error.ts";
import { readProxyTree } from "./proxy-config.ts";
import type { MeshRelease } from "./releases.ts";
import { unmarshal } from "./unmarshal.ts";
import { validateModernProxy } from "./validate-modern-proxy.ts";

/**
 * What is wrong with the text of the annotation `proxy.istio.io/config` (1.6 and later), laid over the defaults of the release;
 * undefined for one that is good.
 *
 * Behaves as: Istio's inject package, validateProxyConfig.
 *
 * @example
 * ```ts
 * import { proxyConfigProblem } from "@outrigger/config";
 * proxyConfigProblem("statusPort: 0", "1.31");
 * // "1 error occurred:\n\t* invalid status port: port number 0 must be in the range 1..65535\n\n"
 * ```
 */
export function proxyConfigProblem(text: string, release: MeshRelease): string | undefined {
  const config = defaultProxyConfig(release);
  const rules = meshRules(release);
  try {
    unmarshal(config, readProxyTree(text, release), rules);
  } catch (error) {
    if (!(error instanceof GoYamlError || error instanceof FieldProblem)) throw error;
    return `failed to convert to apply proxy config: ${error.message}`;
  }
  const messages = validateModernProxy(config, release).map(({ message }) => message);
  return messages.length === 0 ? undefined : multiError(messages, rules.tabbedErrors);
}
