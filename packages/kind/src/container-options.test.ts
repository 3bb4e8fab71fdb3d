import { describe, expect, test } from "vitest";
import { readClusterConfig } from "./cluster-config.ts";
import { bindsOf, publishedPorts } from "./container-options.ts";

function configWith(node: object, networking: object = {}): ReturnType<typeof readClusterConfig> {
  return readClusterConfig(
    JSON.stringify({ kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4", nodes: [node], networking }),
  );
}

describe("publishedPorts()", () => {
  test("keeps the API server on loopback, on any free port", () => {
    expect(publishedPorts(configWith({}), "localhost")).toEqual([
      { port: 6443, protocol: "tcp", binding: { HostIp: "127.0.0.1", HostPort: "0" } },
    ]);
  });

  test.each([
    { networking: { apiServerPort: 7443, apiServerAddress: "0.0.0.0" }, want: { HostIp: "0.0.0.0", HostPort: "7443" } },
    { networking: { apiServerPort: -1 }, want: { HostIp: "127.0.0.1", HostPort: "0" } },
  ])("takes $networking", ({ networking, want }) => {
    expect(publishedPorts(configWith({}, networking), "localhost")[0]?.binding).toEqual(want);
  });

  test("does not when loopback is not where this process looks", () => {
    expect(publishedPorts(configWith({}), "172.17.0.1")[0]?.binding.HostIp).toBe("0.0.0.0");
  });

  test("adds the node's own", () => {
    const extraPortMappings = [{ containerPort: 53, hostPort: 5353, protocol: "UDP" }];
    expect(publishedPorts(configWith({ extraPortMappings }), "localhost")[1]).toEqual({
      port: 53,
      protocol: "udp",
      binding: { HostIp: "0.0.0.0", HostPort: "5353" },
    });
  });
});

describe("bindsOf()", () => {
  test.each([
    { mount: { hostPath: "/a", containerPath: "/b" }, want: "/a:/b" },
    { mount: { hostPath: "/a", containerPath: "/b", readOnly: true, selinuxRelabel: true }, want: "/a:/b:ro,Z" },
    { mount: { hostPath: "/a", containerPath: "/b", propagation: "Bidirectional" }, want: "/a:/b:rshared" },
    {
      mount: { hostPath: "a", containerPath: "/b", propagation: "HostToContainer" },
      want: `${process.cwd()}/a:/b:rslave`,
    },
  ])("$want", ({ mount, want }) => {
    expect(bindsOf(configWith({ extraMounts: [mount] }))).toEqual([want]);
  });
});
