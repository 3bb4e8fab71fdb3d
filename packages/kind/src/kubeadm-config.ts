import { stringify } from "yaml";
import type { ClusterConfig } from "./cluster-config.ts";
import { type KubeDocument, patchDocuments } from "./config-patches.ts";
import { KindError } from "./kind-error.ts";

/** What is known of the node only once its container runs. */
export interface NodeFacts {
  /** The container's host name, which is the Kubernetes node's name. */
  readonly name: string;
  readonly address: string;
  /** As `/kind/version` in the image says: `v1.34.0`. */
  readonly kubernetesVersion: string;
  /** Names, besides localhost, under which the API server is reached. */
  readonly serverNames: readonly string[];
}

/** The API server's port inside the container. */
export const apiServerPort = 6443;

/**
 * The file that `kubeadm init --config` gets: kind's settings, with the patches of the configuration and then of its node.
 *
 * Behaves as: kind v0.33, kubeadm configuration. Like there, arguments are maps (kubeadm v1beta3) before Kubernetes 1.36
 * and lists (v1beta4) from it on, so that patches written for kind fit.
 */
export function kubeadmConfig(config: ClusterConfig, facts: NodeFacts): string {
  const minor = minorVersion(facts.kubernetesVersion);
  const documents = [
    clusterConfiguration(config, facts, minor),
    initConfiguration(config, facts, minor),
    kubeletConfiguration(config),
    ...(config.networking.kubeProxyMode === "none" ? [] : [kubeProxyConfiguration(config)]),
  ];
  const forCluster = { merge: config.kubeadmConfigPatches, json: config.kubeadmConfigPatchesJSON6902 };
  const forNode = { merge: config.node.kubeadmConfigPatches, json: config.node.kubeadmConfigPatchesJSON6902 };
  return patchDocuments(patchDocuments(documents, forCluster), forNode)
    .map((document) => stringify(document))
    .join("---\n");
}

function minorVersion(version: string): number {
  const minor = Number(/^v1\.(\d+)\./.exec(version)?.[1]);
  if (minor >= 25) return minor;
  const details = { where: "/kind/version", hint: "Use a kindest/node image of Kubernetes 1.25 or later" };
  throw new KindError("config_unsupported", `Cannot start Kubernetes "${version}": not supported here`, details);
}

function kubeadmApi(minor: number): string {
  return minor < 36 ? "kubeadm.k8s.io/v1beta3" : "kubeadm.k8s.io/v1beta4";
}

function argumentsOf(values: Readonly<Record<string, string>>, minor: number): unknown {
  const set = Object.entries(values).filter(([, value]) => value !== "");
  return minor < 36 ? Object.fromEntries(set) : set.map(([name, value]) => ({ name, value }));
}

function joined(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${String(value)}`);
  return pairs.sort().join(",");
}

function clusterConfiguration(config: ClusterConfig, facts: NodeFacts, minor: number): KubeDocument {
  const gates = { "feature-gates": joined(config.featureGates) };
  const apiServer = { "runtime-config": joined(config.runtimeConfig), ...gates };
  const controllers = { ...gates, "enable-hostpath-provisioner": "true" };
  return {
    apiVersion: kubeadmApi(minor),
    kind: "ClusterConfiguration",
    kubernetesVersion: facts.kubernetesVersion,
    clusterName: config.name,
    controlPlaneEndpoint: `${facts.name}:${apiServerPort}`,
    apiServer: {
      certSANs: [...new Set(["localhost", config.networking.apiServerAddress, ...facts.serverNames])],
      extraArgs: argumentsOf(apiServer, minor),
    },
    controllerManager: { extraArgs: argumentsOf(controllers, minor) },
    scheduler: { extraArgs: argumentsOf(gates, minor) },
    networking: { podSubnet: config.networking.podSubnet, serviceSubnet: config.networking.serviceSubnet },
  };
}

function initConfiguration(config: ClusterConfig, facts: NodeFacts, minor: number): KubeDocument {
  const kubelet = {
    "node-ip": facts.address,
    "provider-id": `kind://docker/${config.name}/${facts.name}`,
    "node-labels": joined(config.node.labels),
  };
  const skipped = config.networking.kubeProxyMode === "none" ? ["preflight", "addon/kube-proxy"] : ["preflight"];
  return {
    apiVersion: kubeadmApi(minor),
    kind: "InitConfiguration",
    localAPIEndpoint: { advertiseAddress: facts.address, bindPort: apiServerPort },
    nodeRegistration: {
      criSocket: "unix:///run/containerd/containerd.sock",
      kubeletExtraArgs: argumentsOf(kubelet, minor),
    },
    skipPhases: skipped,
  };
}

/** The disk is the machine's, not the node's: a nearly full one must not make the kubelet evict and delete. */
function kubeletConfiguration(config: ClusterConfig): KubeDocument {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    cgroupDriver: "systemd",
    cgroupRoot: "/kubelet",
    failSwapOn: false,
    imageGCHighThresholdPercent: 100,
    evictionHard: { "nodefs.available": "0%", "nodefs.inodesFree": "0%", "imagefs.available": "0%" },
    featureGates: config.featureGates,
  };
}

/** The connection table's size is the machine's, too, and is left as it is (maxPerCore 0). */
function kubeProxyConfiguration(config: ClusterConfig): KubeDocument {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: config.networking.kubeProxyMode,
    featureGates: config.featureGates,
    iptables: { minSyncPeriod: "1s" },
    conntrack: { maxPerCore: 0, ...(config.networking.kubeProxyMode === "nftables" ? { tcpBeLiberal: true } : {}) },
  };
}
