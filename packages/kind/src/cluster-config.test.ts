import { describe, expect, test } from "vitest";
import { readClusterConfig } from "./cluster-config.ts";
import { KindError } from "./kind-error.ts";

const head = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

describe("readClusterConfig()", () => {
  test("fills in kind's defaults", () => {
    expect(readClusterConfig(head)).toEqual({
      kind: "Cluster",
      apiVersion: "kind.x-k8s.io/v1alpha4",
      name: "kind",
      node: {
        role: "control-plane",
        labels: {},
        extraMounts: [],
        extraPortMappings: [],
        kubeadmConfigPatches: [],
        kubeadmConfigPatchesJSON6902: [],
      },
      networking: {
        ipFamily: "ipv4",
        apiServerPort: 0,
        apiServerAddress: "127.0.0.1",
        podSubnet: "10.244.0.0/16",
        serviceSubnet: "10.96.0.0/16",
        disableDefaultCNI: false,
        kubeProxyMode: "iptables",
      },
      featureGates: {},
      runtimeConfig: {},
      kubeadmConfigPatches: [],
      kubeadmConfigPatchesJSON6902: [],
      containerdConfigPatches: [],
      containerdConfigPatchesJSON6902: [],
    });
  });

  test("reads all that it supports", () => {
    const config = readClusterConfig(`${head}name: demo
nodes:
- role: control-plane
  image: kindest/node:v1.33.0
  labels: { tier: web }
  extraMounts:
  - { hostPath: ./data, containerPath: /data, readOnly: true, propagation: HostToContainer }
  extraPortMappings:
  - { containerPort: 30080, hostPort: 8080, listenAddress: 127.0.0.1 }
networking: { podSubnet: 10.10.0.0/16, kubeProxyMode: nftables, disableDefaultCNI: true, dnsSearch: [] }
featureGates: { MyGate: true }
runtimeConfig: { api/alpha: "true" }
`);
    expect(config.name).toBe("demo");
    expect(config.node).toMatchObject({ image: "kindest/node:v1.33.0", labels: { tier: "web" } });
    expect(config.node.extraMounts).toEqual([
      {
        hostPath: "./data",
        containerPath: "/data",
        readOnly: true,
        selinuxRelabel: false,
        propagation: "HostToContainer",
      },
    ]);
    expect(config.node.extraPortMappings).toEqual([
      { containerPort: 30080, hostPort: 8080, listenAddress: "127.0.0.1", protocol: "TCP" },
    ]);
    expect(config.networking).toMatchObject({
      podSubnet: "10.10.0.0/16",
      kubeProxyMode: "nftables",
      disableDefaultCNI: true,
      dnsSearch: [],
    });
    expect(config.featureGates).toEqual({ MyGate: true });
    expect(config.runtimeConfig).toEqual({ "api/alpha": "true" });
  });

  test.each([
    { name: "two nodes", yaml: "nodes: [{}, {role: worker}]", code: "config_unsupported", where: "nodes" },
    { name: "a worker alone", yaml: "nodes: [{role: worker}]", code: "config_unsupported", where: "nodes.0.role" },
    { name: "IPv6", yaml: "networking: {ipFamily: ipv6}", code: "config_unsupported", where: "networking.ipFamily" },
    {
      name: "a port chosen by Docker",
      yaml: "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: -1}]}]",
      code: "config_unsupported",
      where: "nodes.0.extraPortMappings",
    },
    { name: "an unknown field", yaml: "node: {}", code: "config_invalid", where: "" },
    { name: "an unknown role", yaml: "nodes: [{role: boss}]", code: "config_invalid", where: "nodes.0.role" },
    { name: "a name that is no host name", yaml: "name: My_Cluster", code: "config_invalid", where: "name" },
    {
      name: "a port out of range",
      yaml: "networking: {apiServerPort: 70000}",
      code: "config_invalid",
      where: "networking.apiServerPort",
    },
    { name: "no YAML", yaml: "nodes: [", code: "config_invalid", where: "the document" },
  ])("refuses $name", ({ yaml, code, where }) => {
    const read = (): unknown => readClusterConfig(head + yaml);
    expect(read).toThrow(KindError);
    expect(read).toThrow(expect.objectContaining({ code, where }));
  });

  test("refuses another apiVersion", () => {
    expect(() => readClusterConfig("kind: Cluster\napiVersion: v1\n")).toThrow(
      expect.objectContaining({ where: "apiVersion" }),
    );
  });
});
