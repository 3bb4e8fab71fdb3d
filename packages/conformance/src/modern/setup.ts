import type { Json } from "../json.ts";
import type { Compat } from "../subject/subject.ts";
import type { GoldenNamespace, GoldenProxyConfig, GoldenSettings, ModernFolder } from "./manifest.ts";
import type { ModernSetup, SetupFacts } from "./subject.ts";

/** The texts of a ConfigMap as a case names them, and what it was run with. */
export interface GoldenTexts {
  readonly config: string;
  readonly values: string | null;
  readonly mesh: string | null;
  readonly meshEffective?: string;
  readonly settings: GoldenSettings;
}

/** istiod's own flags are environment variables of these names. */
const flagNames: ReadonlyMap<string, string> = new Map([
  ["RewriteTCPProbes", "REWRITE_TCP_PROBES"],
  ["EnableLegacyFSGroupInjection", "ENABLE_LEGACY_FSGROUP_INJECTION"],
]);

/**
 * What an injector is made of for a case. The settings that are not read say where a case comes from (`helmSetFlags`, `iopFile`,
 * `meshFunc`, `meshMutated`, `setupFunc`, `configSynthesised`, `meshConfigNil`, `goldenPatch`, `webhookOnly`) or what Istio's own test did with it
 * (`skipWebhook`, `skipInjection`, `expectedError`, `expectedLog`); what they led to stands in the texts and the answers.
 */
export function setupOf(
  folder: ModernFolder,
  golden: GoldenTexts,
  { release, compat }: { readonly release: string; readonly compat: Compat },
): ModernSetup {
  const { settings } = golden;
  const { revision, nativeSidecars, platform, compliancePolicy } = settings;
  const inexact = settings.meshInexact !== undefined && golden.meshEffective !== undefined;
  return {
    release,
    compat,
    config: folder.text(golden.config),
    mesh: golden.mesh === null ? null : folder.text(inexact ? golden.meshEffective : golden.mesh),
    ...(golden.values === null ? {} : { values: folder.text(golden.values) }),
    environment: environmentOf(settings),
    facts: factsOf(settings),
    ...(revision === undefined ? {} : { revision }),
    ...(nativeSidecars === undefined ? {} : { nativeSidecars }),
    ...(platform === undefined ? {} : { platform }),
    ...(compliancePolicy === undefined ? {} : { compliancePolicy }),
  };
}

function environmentOf({ env = {}, features = {} }: GoldenSettings): Readonly<Record<string, string>> {
  const flags = Object.entries(features).map(([name, value]) => {
    const variable = flagNames.get(name);
    if (variable === undefined)
      throw new Error(`Cannot set the feature "${name}": no environment variable is known for it`);
    return [variable, value];
  });
  return { ...Object.fromEntries(flags), ...env };
}

/** Without a client for nodes nobody can tell which there are. */
function factsOf({ nodes, nodesClient, namespaces, proxyConfigs }: GoldenSettings): SetupFacts {
  return {
    ...(nodes === undefined || nodes === null || nodesClient === false ? {} : { nodes }),
    ...(nodesClient === true && (nodes === undefined || nodes === null) ? { nodes: [] } : {}),
    ...(namespaces === undefined || namespaces === null ? {} : { namespaces: namespaces.map(namespaceOf) }),
    ...(proxyConfigs === undefined ? {} : { proxyConfigs: proxyConfigs.map(proxyConfigOf) }),
  };
}

/** A ProxyConfig resource as the API server holds it. */
function proxyConfigOf({ name, namespace, spec }: GoldenProxyConfig): Json {
  return { apiVersion: "networking.istio.io/v1beta1", kind: "ProxyConfig", metadata: { name, namespace }, spec };
}

function namespaceOf({ name, labels, annotations }: GoldenNamespace): NonNullable<SetupFacts["namespaces"]>[number] {
  return { name, labels: labels ?? {}, annotations: annotations ?? {} };
}
