import {
  chmodSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../lib/process.ts";

const files = fileURLToPath(new URL("files", import.meta.url));
const kindModule = fileURLToPath(new URL("go/kind-files", import.meta.url));

/** What the node's own file system gets on top of Debian. */
export interface NodeParts {
  readonly hyperkube: string;
  readonly runcFit: string;
  /** The name of the pause image. */
  readonly pause: string;
}

/** Lays out the build context of the image that holds Kubernetes's programs. */
export function layOutKubernetes(context: string, hyperkube: string): void {
  const bin = join(context, "kubernetes");
  mkdirSync(bin, { recursive: true });
  linkOrCopy(hyperkube, join(bin, "hyperkube"));
  for (const name of ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"])
    symlinkSync("hyperkube", join(bin, name));
  copyFileSync(join(files, "kubernetes.Dockerfile"), join(context, "Dockerfile"));
}

/** Lays out the build context of the node: kind's files, Kubernetes's programs, Debian's CNI plug-ins where kind looks. */
export async function layOutNode(context: string, parts: NodeParts): Promise<void> {
  const root = join(context, "root");
  for (const folder of [
    "usr/bin",
    "usr/local/bin",
    "usr/local/sbin",
    "opt/cni/bin",
    "etc/kubernetes/manifests",
    "kind",
  ]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const base = join(await kindModuleFolder(), "images/base/files");
  for (const path of ["etc", "kind", "usr"]) cpSync(join(base, path), join(root, path), { recursive: true });
  await run("chmod", ["-R", "u+w", root]); // a module's files are read-only
  await run("sh", ["-c", 'chmod 755 "$1"/usr/local/bin/* "$1"/kind/bin/*', "sh", root]);
  cpSync(join(files, "root"), root, { recursive: true });

  linkOrCopy(parts.hyperkube, join(root, "usr/bin/hyperkube"));
  for (const name of ["kubelet", "kubeadm", "kubectl"]) symlinkSync("hyperkube", join(root, "usr/bin", name));
  copyFileSync(parts.runcFit, join(root, "usr/local/sbin/runc")); // found before /usr/sbin/runc, which it becomes
  for (const name of ["containerd", "ctr", "containerd-shim-runc-v2"])
    symlinkSync(`/usr/bin/${name}`, join(root, "usr/local/bin", name));
  for (const name of ["host-local", "loopback", "ptp", "bridge", "portmap"])
    symlinkSync(`/usr/lib/cni/${name}`, join(root, "opt/cni/bin", name));
  writeFileSync(
    join(root, "kind/version"),
    await run(parts.hyperkube, ["kubelet", "--version"]).then((text) => text.replace(/^\S+ /, "")),
  );
  setContainerd(join(root, "etc/containerd/config.toml"), parts.pause);
  copyFileSync(join(files, "node-base.Dockerfile"), join(context, "Dockerfile"));
}

/** The sandbox image that this kubeadm names; and a score is never lowered, which may not be granted here. */
function setContainerd(path: string, pause: string): void {
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text
      .replace(/sandbox_image = .*/, `sandbox_image = "${pause}"`)
      .replace("restrict_oom_score_adj = false", "restrict_oom_score_adj = true"),
  );
  chmodSync(path, 0o644);
}

async function kindModuleFolder(): Promise<string> {
  const module = JSON.parse(await run("go", ["mod", "download", "-json", "sigs.k8s.io/kind"], { cwd: kindModule })) as {
    Dir: string;
  };
  return module.Dir;
}

/** 183 MB need not be there twice when they are on one disk. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
