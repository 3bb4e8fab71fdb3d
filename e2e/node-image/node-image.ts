import { copyFileSync, createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { GenericContainer } from "testcontainers";
import { buildImage, docker, dropOlderImages, hasImage } from "../lib/docker.ts";
import { run } from "../lib/process.ts";
import { contentKey, storeFolder } from "../lib/store.ts";
import { debianImage } from "./debian.ts";
import { hyperkube, programOf } from "./hyperkube.ts";
import { layOutKubernetes, layOutNode } from "./node-layout.ts";
import { iptablesImage, standInImage } from "./small-images.ts";
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
  const parts = { kubernetes: await iptablesImage(), pause: await standInImage() };
  const key = contentKey({ path: files }, debian, kube, small.runcFit, parts.pause, versions.kind);
  const name = `outrigger/node:${versions.kubernetes}-${key}`;
  if (await hasImage(name)) return name;
  const work = join(storeFolder(), `node.${process.pid}`);
  const base = `outrigger/node-base:${key}`;
  try {
    const names = await nodeImages(kube);
    layOutKubernetes(join(work, "kubernetes"), kube);
    const kubernetes = {
      context: join(work, "kubernetes"),
      dockerfile: "Dockerfile",
      args: { IPTABLES: parts.kubernetes },
    };
    await buildImage(`outrigger/kubernetes:${key}`, kubernetes);
    await layOutNode(join(work, "base"), { hyperkube: kube, runcFit: small.runcFit, pause: names.pause });
    await buildImage(base, { context: join(work, "base"), dockerfile: "Dockerfile", args: { DEBIAN: debian } });
    const images = [
      { image: `outrigger/kubernetes:${key}`, names: names.kubernetes },
      { image: parts.pause, names: [names.pause] },
    ];
    await unpackImages(join(work, "node"), base, images);
    copyFileSync(join(files, "node.Dockerfile"), join(work, "node/Dockerfile"));
    await buildImage(name, { context: join(work, "node"), dockerfile: "Dockerfile", args: { BASE: base } });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  for (const image of [name, base, `outrigger/kubernetes:${key}`]) await dropOlderImages(image);
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

/** One image of the daemon, and the names that it is to have in the node. */
interface LoadedImage {
  readonly image: string;
  readonly names: readonly string[];
}

/** Fills `folder/containerd` with what containerd makes of the images, by running the node's own containerd over it. */
async function unpackImages(folder: string, base: string, images: readonly LoadedImage[]): Promise<void> {
  mkdirSync(join(folder, "containerd"), { recursive: true });
  writeFileSync(join(folder, "containerd.toml"), 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n');
  for (const [index, { image }] of images.entries()) await saveImage(image, join(folder, `${index}.tar`));
  const script = [
    "containerd --config /build/containerd.toml > /build/log 2>&1 & daemon=$!",
    "until ctr version > /dev/null 2>&1; do sleep 0.2; done",
    ...images.flatMap(({ image, names }, index) => [
      `ctr -n k8s.io images import --snapshotter overlayfs /build/${index}.tar`,
      ...names.map((name) => `ctr -n k8s.io images tag docker.io/${image} ${name}`),
      `ctr -n k8s.io images remove docker.io/${image}`,
    ]),
    "kill $daemon; wait $daemon || true; rm -rf /var/lib/containerd/tmpmounts",
  ];
  await using builder = await new GenericContainer(base)
    .withPrivilegedMode()
    .withEntrypoint(["sleep", "infinity"])
    .withBindMounts([
      { source: folder, target: "/build" },
      { source: join(folder, "containerd"), target: "/var/lib/containerd" },
    ])
    .start();
  const { exitCode, output } = await builder.exec(["sh", "-euc", script.join("\n")]);
  if (exitCode !== 0) throw new Error(`Cannot unpack the node's images:\n${output}`);
  for (const index of images.keys()) rmSync(join(folder, `${index}.tar`));
}

async function saveImage(name: string, path: string): Promise<void> {
  const image = (await docker()).getImage(name);
  await pipeline(await image.get(), createWriteStream(path));
}
