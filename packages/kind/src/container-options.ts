import { resolve } from "node:path";
import type { ClusterConfig, MountConfig } from "./cluster-config.ts";
import { apiServerPort } from "./kubeadm-config.ts";

/** A port of the container as Docker publishes it; host port "0" is any free one. */
export interface PublishedPort {
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "sctp";
  readonly binding: { readonly HostIp: string; readonly HostPort: string };
}

/** The API server's port and the configuration's own. */
export function publishedPorts(config: ClusterConfig): PublishedPort[] {
  const { apiServerAddress, apiServerPort: hostPort } = config.networking;
  const binding = { HostIp: apiServerAddress, HostPort: String(Math.max(hostPort, 0)) };
  const own = config.node.extraPortMappings.map(({ containerPort, hostPort, listenAddress, protocol }) => ({
    port: containerPort,
    protocol: protocol.toLowerCase() as PublishedPort["protocol"],
    binding: { HostIp: listenAddress, HostPort: String(hostPort) },
  }));
  return [{ port: apiServerPort, protocol: "tcp", binding }, ...own];
}

/** The configuration's mounts, in Docker's words: `host:container:options`. */
export function bindsOf(config: ClusterConfig): string[] {
  return config.node.extraMounts.map((mount) => {
    const options = mountOptions(mount).join(",");
    return [resolve(mount.hostPath), mount.containerPath, ...(options === "" ? [] : [options])].join(":");
  });
}

const propagations = { None: undefined, HostToContainer: "rslave", Bidirectional: "rshared" } as const;

function mountOptions({ readOnly, selinuxRelabel, propagation }: MountConfig): string[] {
  const options = [readOnly ? "ro" : undefined, selinuxRelabel ? "Z" : undefined, propagations[propagation]];
  return options.filter((option) => option !== undefined);
}
