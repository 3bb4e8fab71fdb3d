import { resolve } from "node:path";
import type { ClusterConfig, MountConfig } from "./cluster-config.ts";
import { apiServerPort } from "./kubeadm-config.ts";

/** A port of the container as Docker publishes it; host port "0" is any free one. */
export interface PublishedPort {
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "sctp";
  readonly binding: { readonly HostIp: string; readonly HostPort: string };
}

/**
 * The API server's port and the configuration's own.
 *
 * @param host where this process reaches the daemon's ports. Loopback, kind's default for the API server, would be out of
 * reach on a remote daemon, or for a process in a container: there it is published as Testcontainers publishes all ports.
 */
export function publishedPorts(config: ClusterConfig, host: string): PublishedPort[] {
  const { apiServerAddress, apiServerPort: hostPort } = config.networking;
  const unreachable = isLoopback(apiServerAddress) && !isLoopback(host);
  const binding = { HostIp: unreachable ? "0.0.0.0" : apiServerAddress, HostPort: String(Math.max(hostPort, 0)) };
  const own = config.node.extraPortMappings.map(({ containerPort, hostPort, listenAddress, protocol }) => ({
    port: containerPort,
    protocol: protocol.toLowerCase() as PublishedPort["protocol"],
    binding: { HostIp: listenAddress, HostPort: String(hostPort) },
  }));
  return [{ port: apiServerPort, protocol: "tcp", binding }, ...own];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
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
