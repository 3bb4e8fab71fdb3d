import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { readClusterConfig } from "./cluster-config.ts";
import { kubeadmConfig } from "./kubeadm-config.ts";

const head = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: demo\n";
const facts = {
  name: "demo-control-plane",
  address: "172.18.0.2",
  kubernetesVersion: "v1.34.0",
  serverNames: ["localhost", "kube"],
};

function documents(yaml: string, version: string = facts.kubernetesVersion): Record<string, Record<string, unknown>> {
  const text = kubeadmConfig(readClusterConfig(head + yaml), { ...facts, kubernetesVersion: version });
  const all = parseAllDocuments(text).map((document) => (document as { toJS(): unknown }).toJS() as { kind: string });
  return Object.fromEntries(all.map((document) => [document.kind, document]));
}

describe("kubeadmConfig()", () => {
  test("is kind's, with argument maps before Kubernetes 1.36", () => {
    expect(documents("")).toEqual({
      ClusterConfiguration: {
        apiVersion: "kubeadm.k8s.io/v1beta3",
        kind: "ClusterConfiguration",
        kubernetesVersion: "v1.34.0",
        clusterName: "demo",
        controlPlaneEndpoint: "demo-control-plane:6443",
        apiServer: { certSANs: ["localhost", "127.0.0.1", "kube"], extraArgs: {} },
        controllerManager: { extraArgs: { "enable-hostpath-provisioner": "true" } },
        scheduler: { extraArgs: {} },
        networking: { podSubnet: "10.244.0.0/16", serviceSubnet: "10.96.0.0/16" },
      },
      InitConfiguration: {
        apiVersion: "kubeadm.k8s.io/v1beta3",
        kind: "InitConfiguration",
        localAPIEndpoint: { advertiseAddress: "172.18.0.2", bindPort: 6443 },
        nodeRegistration: {
          criSocket: "unix:///run/containerd/containerd.sock",
          kubeletExtraArgs: { "node-ip": "172.18.0.2", "provider-id": "kind://docker/demo/demo-control-plane" },
        },
        skipPhases: ["preflight"],
      },
      KubeletConfiguration: {
        apiVersion: "kubelet.config.k8s.io/v1beta1",
        kind: "KubeletConfiguration",
        cgroupDriver: "systemd",
        cgroupRoot: "/kubelet",
        failSwapOn: false,
        imageGCHighThresholdPercent: 100,
        evictionHard: { "nodefs.available": "0%", "nodefs.inodesFree": "0%", "imagefs.available": "0%" },
        featureGates: {},
      },
      KubeProxyConfiguration: {
        apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
        kind: "KubeProxyConfiguration",
        mode: "iptables",
        featureGates: {},
        iptables: { minSyncPeriod: "1s" },
        conntrack: { maxPerCore: 0 },
      },
    });
  });

  test("has argument lists from Kubernetes 1.36 on", () => {
    const { ClusterConfiguration } = documents("featureGates: {B: false, A: true}\n", "v1.36.1");
    expect(ClusterConfiguration).toMatchObject({
      apiVersion: "kubeadm.k8s.io/v1beta4",
      scheduler: { extraArgs: [{ name: "feature-gates", value: "A=true,B=false" }] },
    });
  });

  test("applies the cluster's patches, then the node's", () => {
    const yaml = `kubeadmConfigPatches:
- "{kind: ClusterConfiguration, apiServer: {extraArgs: {v: '1', w: '1'}}}"
nodes:
- kubeadmConfigPatches:
  - "{kind: ClusterConfiguration, apiServer: {extraArgs: {v: '2'}}}"
`;
    expect(documents(yaml)["ClusterConfiguration"]).toMatchObject({ apiServer: { extraArgs: { v: "2", w: "1" } } });
  });

  test("leaves kube-proxy out when it is not wanted", () => {
    const { InitConfiguration, KubeProxyConfiguration } = documents("networking: {kubeProxyMode: none}\n");
    expect(KubeProxyConfiguration).toBeUndefined();
    expect(InitConfiguration?.["skipPhases"]).toEqual(["preflight", "addon/kube-proxy"]);
  });

  test.each(["v1.24.17", "latest"])("refuses Kubernetes %s", (version) => {
    expect(() => documents("", version)).toThrow(expect.objectContaining({ code: "config_unsupported" }));
  });
});
