import { copyFileSync, createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { GenericContainer } from "testcontainers";
import { buildImage, docker, hasImage } from "../lib/docker.ts";
import { run } from "../lib/process.ts";
import { contentKey, storeFolder } from "../lib/store.ts";
import { debianImage } from "./debian.ts";
import { hyperkube, programOf } from "./hyperkube.ts";
import { layOutKubernetes, layOutNode } from "./node-layout.ts";
import { tools } from "./tools.ts";
import { versions } from "./versions.ts";

const files = fileURLToPath(new URL("files", import.meta.url));

/** The images that a node must have at its start, by the name that kubeadm gives them. */
interface NodeImages {
  readonly kubernetes: readonly string[];
  readonly pause: string;
}

/**
 * The name of a node image like `kindest/node`, made of Debian packages and Go modules when the daemon has none. It is
 * named for what goes into it, so a change of any input makes a new one.
 */
export async function nodeImage(): Promise<string> {
  const [debian, kube, small] = [await debianImage(), await hyperkube(), await tools()];
  const key = contentKey({ path: files }, debian, kube, small.standIn, versions.kind);
  const name = `outrigger/node:${versions.kubernetes}-${key}`;
  if (await hasImage(name)) return name;
  const work = join(storeFolder(), `node.${process.pid}`);
  try {
    const images = await nodeImages(kube);
    await layOutKubernetes(join(work, "kubernetes"), kube);
    await buildImage(`outrigger/kubernetes:${key}`, {
      context: join(work, "kubernetes"),
      dockerfile: "kubernetes.Dockerfile",
      args: { DEBIAN: debian },
    });
    mkdirSync(join(work, "pause"), { recursive: true });
    copyFileSync(small.standIn, join(work, "pause/stand-in"));
    copyFileSync(join(files, "stand-in.Dockerfile"), join(work, "pause/Dockerfile"));
    await buildImage(`outrigger/pause:${key}`, { context: join(work, "pause"), dockerfile: "Dockerfile" });
    await layOutNode(join(work, "base"), { hyperkube: kube, runcFit: small.runcFit, pause: images.pause });
    await buildImage(`outrigger/node-base:${key}`, {
      context: join(work, "base"),
      dockerfile: "node-base.Dockerfile",
      args: { DEBIAN: debian },
    });
    await unpackImages(join(work, "node"), key, images);
    copyFileSync(join(files, "node.Dockerfile"), join(work, "node/Dockerfile"));
    await buildImage(name, {
      context: join(work, "node"),
      dockerfile: "Dockerfile",
      args: { BASE: `outrigger/node-base:${key}` },
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return name;
}

async function nodeImages(kube: string): Promise<NodeImages> {
  const list = await run(programOf(kube, "kubeadm"), [
    "config",
    "images",
    "list",
    "--kubernetes-version",
    versions.kubernetes,
  ]);
  const names = list.trim().split("\n");
  const pause = names.find((name) => name.includes("/pause:"));
  if (pause === undefined)
    throw new Error(`Cannot build the node image: kubeadm lists no pause image among ${names.join(", ")}`);
  return { pause, kubernetes: names.filter((name) => /\/(kube-[a-z-]+|etcd):/.test(name)) };
}

/** Fills `folder/containerd` with what containerd makes of the images, by running the node's own containerd over it. */
async function unpackImages(folder: string, key: string, images: NodeImages): Promise<void> {
  mkdirSync(join(folder, "containerd"), { recursive: true });
  for (const name of ["kubernetes", "pause"]) await saveImage(`outrigger/${name}:${key}`, join(folder, `${name}.tar`));
  const tag = (from: string, to: string): string => `$ctr images tag docker.io/outrigger/${from}:${key} ${to}`;
  const script = [
    "containerd --config /build/containerd.toml > /build/log 2>&1 & daemon=$!",
    "until ctr version > /dev/null 2>&1; do sleep 0.2; done",
    'ctr="ctr -n k8s.io"',
    ...["kubernetes", "pause"].map((name) => `$ctr images import --snapshotter overlayfs /build/${name}.tar`),
    ...images.kubernetes.map((name) => tag("kubernetes", name)),
    tag("pause", images.pause),
    ...["kubernetes", "pause"].map((name) => `$ctr images remove docker.io/outrigger/${name}:${key}`),
    "kill $daemon; wait $daemon || true; rm -rf /var/lib/containerd/tmpmounts",
  ];
  await run("sh", [
    "-euc",
    `printf 'version = 2\\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\\n' > "$1/containerd.toml"`,
    "sh",
    folder,
  ]);
  await using builder = await new GenericContainer(`outrigger/node-base:${key}`)
    .withPrivilegedMode()
    .withEntrypoint(["sleep", "infinity"])
    .withBindMounts([
      { source: folder, target: "/build" },
      { source: join(folder, "containerd"), target: "/var/lib/containerd" },
    ])
    .start();
  const { exitCode, output } = await builder.exec(["sh", "-euc", script.join("\n")]);
  if (exitCode !== 0) throw new Error(`Cannot unpack the node's images:\n${output}`);
  for (const name of ["kubernetes", "pause"]) rmSync(join(folder, `${name}.tar`));
}

async function saveImage(name: string, path: string): Promise<void> {
  const image = (await docker()).getImage(name);
  await pipeline(await image.get(), createWriteStream(path));
}
