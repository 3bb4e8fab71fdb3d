import { type ModernReleaseName, rowsUntil } from "../releases/modern-names.ts";
import { interfaceNames, namedPortList, namedStatusPort, prefixList, resourceQuantity } from "./modern-rules.ts";
import { type AnnotationRegistry, registry15 } from "./registry.ts";
import { type AnnotationRule, anyValue, boolean, wildcardOr } from "./rules.ts";

/** What a release's registry is made of. */
export interface RegistryBasis {
  readonly release: ModernReleaseName;
  /** Judges the text of `proxy.istio.io/config`. */
  readonly proxyConfig: AnnotationRule;
}

/** What a release judges otherwise: a rule, or `undefined` for an annotation that is judged no more. */
type Layer = (basis: RegistryBasis) => Readonly<Record<string, AnnotationRule | undefined>>;

const STATUS_PORT = "status.sidecar.istio.io/port";
const RANGES = {
  include: "traffic.sidecar.istio.io/includeOutboundIPRanges",
  exclude: "traffic.sidecar.istio.io/excludeOutboundIPRanges",
};
const PORTS = {
  include: "traffic.sidecar.istio.io/includeInboundPorts",
  exclude: "traffic.sidecar.istio.io/excludeInboundPorts",
  excludeOutbound: "traffic.sidecar.istio.io/excludeOutboundPorts",
};

/** Each release's changes, oldest first. Annotations of which every value is good stay from 1.6 on: nothing comes of them. */
const LAYERS: readonly (readonly [ModernReleaseName, Layer])[] = [
  [
    "1.6",
    ({ proxyConfig }) => ({
      ...Object.fromEntries(registry15),
      "prometheus.istio.io/merge-metrics": boolean,
      "proxy.istio.io/config": proxyConfig,
      "k8s.v1.cni.cncf.io/networks": anyValue,
    }),
  ],
  [
    "1.11",
    () => ({
      [STATUS_PORT]: namedStatusPort,
      [PORTS.include]: wildcardOr(namedPortList("includeInboundPorts")),
      [PORTS.exclude]: namedPortList("excludeInboundPorts"),
      [PORTS.excludeOutbound]: namedPortList("excludeOutboundPorts"),
    }),
  ],
  [
    "1.16",
    () => ({
      [RANGES.include]: wildcardOr(prefixList("includeIPRanges")),
      [RANGES.exclude]: prefixList("excludeIPRanges"),
    }),
  ],
  ["1.25", () => ({ "sidecar.istio.io/enableCoreDump": undefined })],
  [
    "1.27",
    () => ({
      "sidecar.istio.io/proxyCPU": resourceQuantity,
      "sidecar.istio.io/proxyMemory": resourceQuantity,
      "sidecar.istio.io/proxyCPULimit": resourceQuantity,
      "sidecar.istio.io/proxyMemoryLimit": resourceQuantity,
    }),
  ],
  [
    "1.30",
    () => ({
      "traffic.sidecar.istio.io/excludeInterfaces": interfaceNames,
      "traffic.sidecar.istio.io/kubevirtInterfaces": interfaceNames,
      "istio.io/reroute-virtual-interfaces": interfaceNames,
    }),
  ],
];

/**
 * The annotations that a release from 1.6 on judges.
 *
 * Behaves as: AnnotationValidation of that release's inject package.
 */
export function modernRegistry(basis: RegistryBasis): AnnotationRegistry {
  const layers = rowsUntil(LAYERS, basis.release);
  const rules = new Map(layers.flatMap((layer) => Object.entries(layer(basis))));
  return new Map([...rules].flatMap(([name, rule]) => (rule === undefined ? [] : [[name, rule] as const])));
}
