import { setTimeout as sleep } from "node:timers/promises";
import type { StartedTestContainer } from "testcontainers";
import type { ClusterConfig } from "./cluster-config.ts";
import { patchContainerdConfig } from "./config-patches.ts";
import { KindError } from "./kind-error.ts";
import { kubeadmConfig } from "./kubeadm-config.ts";
import { nodeCommand, nodeScript } from "./node-command.ts";

const containerdConfig = "/etc/containerd/config.toml";
const kubeadmConfigFile = "/kind/kubeadm.conf";

/** How a cluster is brought up. */
export interface BootOptions {
  readonly name: string;
  readonly serverNames: readonly string[];
  /** How long to wait for the node to be Ready, in milliseconds; 0 does not wait. */
  readonly readyTimeout: number;
}

/**
 * Makes a cluster of a node container in which systemd runs: configuration, `kubeadm init`, network, storage, and the
 * one node opened for pods.
 *
 * Behaves as: kind v0.33, create cluster.
 */
export async function bootCluster(
  node: StartedTestContainer,
  config: ClusterConfig,
  options: BootOptions,
): Promise<void> {
  await configureContainerd(node, config);
  await writeKubeadmConfig(node, config, options);
  await nodeCommand(node, "kubeadm", "init", `--config=${kubeadmConfigFile}`, "--skip-token-print", "--v=3");
  const opened = nodeScript(
    node,
    `kubectl taint nodes --all node-role.kubernetes.io/control-plane-
     kubectl label nodes --all node.kubernetes.io/exclude-from-external-load-balancers-`,
  );
  const network = config.networking.disableDefaultCNI ? undefined : installNetwork(node, config, options.name);
  await Promise.all([
    opened,
    network,
    nodeCommand(node, "kubectl", "apply", "-f", "/kind/manifests/default-storage.yaml"),
  ]);
  await waitForNode(node, options.readyTimeout);
}

async function configureContainerd(node: StartedTestContainer, config: ClusterConfig): Promise<void> {
  const { containerdConfigPatches: merge, containerdConfigPatchesJSON6902: json } = config;
  if (merge.length + json.length === 0) return;
  const patched = patchContainerdConfig(await nodeCommand(node, "cat", containerdConfig), merge, json);
  await node.copyContentToContainer([{ content: patched, target: containerdConfig }]);
  await nodeCommand(node, "systemctl", "restart", "containerd");
}

async function writeKubeadmConfig(
  node: StartedTestContainer,
  config: ClusterConfig,
  options: BootOptions,
): Promise<void> {
  const [version = "", address = ""] = (await nodeScript(node, "cat /kind/version; echo; hostname -i")).split(/\s+/);
  const facts = { name: options.name, address, kubernetesVersion: version, serverNames: options.serverNames };
  await node.copyContentToContainer([{ content: kubeadmConfig(config, facts), target: kubeadmConfigFile }]);
}

/**
 * The image brings its network as a manifest, with two holes of kind's own in it: the pod subnet, and the API server's
 * address, so that the network need not wait for kube-proxy.
 */
async function installNetwork(node: StartedTestContainer, config: ClusterConfig, name: string): Promise<void> {
  const manifest = await nodeCommand(node, "cat", "/kind/manifests/default-cni.yaml");
  const filled = manifest.replaceAll(/\{\{\s*\.PodSubnet\s*\}\}/g, config.networking.podSubnet);
  const target = "/kind/manifests/outrigger-cni.yaml";
  await node.copyContentToContainer([{ content: filled, target }]);
  await nodeCommand(node, "kubectl", "create", "-f", target);
  if (!manifest.includes("would you kindly patch this file")) return;
  await nodeCommand(
    node,
    "kubectl",
    "-n",
    "kube-system",
    "set",
    "env",
    "daemonset/kindnet",
    `CONTROL_PLANE_ENDPOINT=${name}:6443`,
  );
}

async function waitForNode(node: StartedTestContainer, timeout: number): Promise<void> {
  if (timeout === 0) return;
  const end = performance.now() + timeout;
  while (performance.now() < end) {
    const ready = "jsonpath={.items[*].status.conditions[?(@.type=='Ready')].status}";
    const { exitCode, stdout } = await node.exec(["kubectl", "get", "nodes", "-o", ready]);
    if (exitCode === 0 && stdout.trim() === "True") return;
    await sleep(250);
  }
  const state = await node.exec([
    "bash",
    "-c",
    "kubectl describe nodes; kubectl get pods -A; journalctl -u kubelet --no-pager | tail -30",
  ]);
  const hint =
    "Give it more time with withReadyTimeout, or install a network: the configuration may have disableDefaultCNI";
  throw new KindError(
    "not_ready",
    `Cannot use the cluster: its node was not Ready after ${timeout / 1000} s\n${state.output}`,
    { where: "node", hint },
  );
}
