import { readFileSync } from "node:fs";

/** Every version that the suite is made of. The Go modules' own are in `go/hyperkube/go.mod`, checked against these. */
export const versions = {
  /** The newest of which the Go module proxy serves every staging module. */
  kubernetes: "v1.34.4",
  /** The module whose files (entrypoint, units, containerd configuration) make a node out of a Debian. */
  kind: "v0.33.0",
  debian: "bookworm",
  /** kind's own image of the same minor release, where a registry can be reached. */
  stockNodeImage: "kindest/node:v1.34.0",
} as const;

/** Debian packages on the machine itself: for a Docker daemon, and for making a root file system. */
export const daemonPackages = ["docker.io", "iptables"];
export const builderPackages = ["debootstrap"];

/** Debian packages inside the node. */
export const nodePackages = [
  ..."systemd,systemd-sysv,dbus,util-linux,mount,kmod,procps,hostname,jq".split(","),
  ..."containerd,runc,containernetworking-plugins,libseccomp2".split(","),
  ..."iproute2,iptables,nftables,conntrack,ethtool,socat,e2fsprogs,ca-certificates".split(","),
];

/** Throws when a Go module file asks for another version than the one above. */
export function checkGoModule(goMod: string): void {
  const staging = versions.kubernetes.replace("v1.", "v0.");
  const wanted = [`k8s.io/kubernetes ${versions.kubernetes}`, `k8s.io/api => k8s.io/api ${staging}`];
  const text = readFileSync(goMod, "utf8");
  for (const line of wanted) {
    if (!text.includes(line))
      throw new Error(`Cannot build Kubernetes: "${goMod}" has no line "${line}", which versions.ts asks for`);
  }
}
