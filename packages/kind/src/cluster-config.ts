import { parseDocument } from "yaml";
import { z } from "zod";
import { KindError } from "./kind-error.ts";

/** A kind `Cluster` configuration with its defaults filled in and exactly one node. Field names are kind's own. */
export interface ClusterConfig {
  readonly name: string;
  readonly node: NodeConfig;
  readonly networking: NetworkConfig;
  readonly featureGates: Readonly<Record<string, boolean>>;
  readonly runtimeConfig: Readonly<Record<string, string>>;
  readonly kubeadmConfigPatches: readonly string[];
  readonly kubeadmConfigPatchesJSON6902: readonly TargetedJsonPatch[];
  readonly containerdConfigPatches: readonly string[];
  readonly containerdConfigPatchesJSON6902: readonly string[];
}

/** The one node of a cluster. */
export interface NodeConfig {
  readonly image?: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly extraMounts: readonly MountConfig[];
  readonly extraPortMappings: readonly PortMappingConfig[];
  readonly kubeadmConfigPatches: readonly string[];
  readonly kubeadmConfigPatchesJSON6902: readonly TargetedJsonPatch[];
}

/** The cluster's network; ports of 0 are any free port. */
export interface NetworkConfig {
  readonly apiServerPort: number;
  readonly apiServerAddress: string;
  readonly podSubnet: string;
  readonly serviceSubnet: string;
  readonly disableDefaultCNI: boolean;
  readonly kubeProxyMode: "iptables" | "ipvs" | "nftables" | "none";
  readonly dnsSearch?: readonly string[] | undefined;
}

/** A folder or file of this machine in the node. */
export interface MountConfig {
  readonly hostPath: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
  readonly selinuxRelabel: boolean;
  readonly propagation: "None" | "HostToContainer" | "Bidirectional";
}

/** A port of the node on this machine. */
export interface PortMappingConfig {
  readonly containerPort: number;
  readonly hostPort: number;
  readonly listenAddress: string;
  readonly protocol: "TCP" | "UDP" | "SCTP";
}

/** A JSON patch (RFC 6902), as YAML or JSON text, and the kind of document that it is for. */
export interface TargetedJsonPatch {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly patch: string;
}

const apiVersion = "kind.x-k8s.io/v1alpha4";
const port = z.int().min(-1).max(65535);
const text = z.string();
const flag = z.boolean();

const jsonPatch = z.strictObject({ group: text.default(""), version: text, kind: text, patch: text });

const mount = z.strictObject({
  hostPath: text.min(1),
  containerPath: text.min(1),
  readOnly: flag.default(false),
  selinuxRelabel: flag.default(false),
  propagation: z.enum(["None", "HostToContainer", "Bidirectional"]).default("None"),
});

const portMapping = z.strictObject({
  containerPort: port,
  hostPort: port.default(0),
  listenAddress: text.default("0.0.0.0"),
  protocol: z.enum(["TCP", "UDP", "SCTP"]).default("TCP"),
});

const node = z.strictObject({
  role: z.enum(["control-plane", "worker"]).default("control-plane"),
  image: text.optional(),
  labels: z.record(text, text).default({}),
  extraMounts: z.array(mount).default([]),
  extraPortMappings: z.array(portMapping).default([]),
  kubeadmConfigPatches: z.array(text).default([]),
  kubeadmConfigPatchesJSON6902: z.array(jsonPatch).default([]),
});

const networking = z.strictObject({
  ipFamily: z.enum(["ipv4", "ipv6", "dual"]).default("ipv4"),
  apiServerPort: port.default(0),
  apiServerAddress: text.default("127.0.0.1"),
  podSubnet: text.default("10.244.0.0/16"),
  serviceSubnet: text.default("10.96.0.0/16"),
  disableDefaultCNI: flag.default(false),
  kubeProxyMode: z.enum(["iptables", "ipvs", "nftables", "none"]).default("iptables"),
  dnsSearch: z.array(text).optional(),
});

const cluster = z.strictObject({
  kind: z.literal("Cluster"),
  apiVersion: z.literal(apiVersion),
  name: text.regex(/^[a-z0-9.-]+$/).default("kind"),
  nodes: z.array(node).default([]),
  networking: networking.prefault({}),
  featureGates: z.record(text, flag).default({}),
  runtimeConfig: z.record(text, text).default({}),
  kubeadmConfigPatches: z.array(text).default([]),
  kubeadmConfigPatchesJSON6902: z.array(jsonPatch).default([]),
  containerdConfigPatches: z.array(text).default([]),
  containerdConfigPatchesJSON6902: z.array(text).default([]),
});

/**
 * Reads a kind `Cluster` configuration (YAML, `kind.x-k8s.io/v1alpha4`), with kind's own defaults.
 *
 * Behaves as: kind v0.33, configuration; unknown fields are refused there, too.
 *
 * Throws a {@link KindError}: `config_invalid` with the path of the first field that is wrong, `config_unsupported` for
 * what kind can do and this package cannot (more than one node, IPv6).
 *
 * @example
 * const config = readClusterConfig("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: demo\n");
 * config.networking.podSubnet; // "10.244.0.0/16"
 */
export function readClusterConfig(yaml: string): ClusterConfig {
  const document = parseDocument(yaml);
  const [problem] = document.errors;
  if (problem !== undefined) throw invalid("the document", problem.message);
  const result = cluster.safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(issue?.path.join(".") ?? "", issue?.message ?? "not a Cluster");
  }
  const { nodes, ...rest } = result.data;
  refuseUnsupported(nodes, rest.networking);
  return { ...rest, node: nodes[0] ?? node.parse({}) };
}

/** The configuration that kind has when it is given none. */
export function defaultClusterConfig(): ClusterConfig {
  return readClusterConfig(`kind: Cluster\napiVersion: ${apiVersion}\n`);
}

function refuseUnsupported(nodes: readonly z.output<typeof node>[], network: z.output<typeof networking>): void {
  if (nodes.length > 1)
    throw unsupported("nodes", `${nodes.length} nodes`, "Leave one control-plane node; it runs pods, too");
  if (nodes[0]?.role === "worker")
    throw unsupported("nodes.0.role", "a worker alone", "Make the one node a control-plane node");
  if (network.ipFamily !== "ipv4") throw unsupported("networking.ipFamily", network.ipFamily, "Use ipv4");
  if (nodes[0]?.extraPortMappings.some((mapping) => mapping.hostPort < 0) === true) {
    throw unsupported("nodes.0.extraPortMappings", "hostPort -1", "Use 0, for any free port");
  }
}

function unsupported(where: string, what: string, hint: string): KindError {
  return new KindError("config_unsupported", `Cannot start a cluster with ${what}: not supported here`, {
    where,
    hint,
  });
}

function invalid(where: string, reason: string): KindError {
  const place = where === "" ? "the cluster configuration" : `"${where}"`;
  const hint = `Write it as kind's own documentation of ${apiVersion} says`;
  return new KindError("config_invalid", `Cannot read ${place}: ${reason}`, { where, hint });
}
