import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildImage, hasImage } from "../lib/docker.ts";
import { contentKey, storeFolder } from "../lib/store.ts";
import { debianImage } from "./debian.ts";
import { tools } from "./tools.ts";

const files = fileURLToPath(new URL("files", import.meta.url));

/** Where a small image comes from: a Dockerfile beside this module, the files that it copies, its build arguments. */
interface SmallImage {
  readonly dockerfile: string;
  /** By the name that the Dockerfile knows them by. */
  readonly copies?: Readonly<Record<string, string>>;
  readonly args: Readonly<Record<string, string>>;
}

/** Builds `outrigger/<name>:<key>` when the daemon has none, and gives that name. */
async function smallImage(name: string, source: SmallImage): Promise<string> {
  const dockerfile = join(files, source.dockerfile);
  const copies = Object.entries(source.copies ?? {});
  const contents = copies.map(([, path]) => ({ path }));
  const image = `outrigger/${name}:${contentKey({ path: dockerfile }, JSON.stringify(source.args), ...contents)}`;
  if (await hasImage(image)) return image;
  const context = join(storeFolder(), `${name}.${process.pid}`);
  mkdirSync(context, { recursive: true });
  try {
    copyFileSync(dockerfile, join(context, "Dockerfile"));
    for (const [as, path] of copies) copyFileSync(path, join(context, as));
    await buildImage(image, { context, dockerfile: "Dockerfile", args: source.args });
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
  return image;
}

/** iptables and nft alone. */
export async function iptablesImage(): Promise<string> {
  const copies = { "closure.sh": join(files, "closure.sh") };
  return smallImage("iptables", { dockerfile: "iptables.Dockerfile", copies, args: { DEBIAN: await debianImage() } });
}

/** What stands in for pause, proxy_init and proxyv2. */
export async function standInImage(): Promise<string> {
  const { standIn } = await tools();
  const source = {
    dockerfile: "stand-in.Dockerfile",
    copies: { "stand-in": standIn },
    args: { IPTABLES: await iptablesImage() },
  };
  return smallImage("stand-in", source);
}

/** A program, with the libraries that it needs, as an image to build on: the base of the injector's image. */
export async function runtimeImage(name: "node" | "bun" | "deno", program: string): Promise<string> {
  const copies = { "closure.sh": join(files, "closure.sh"), runtime: program };
  const args = { DEBIAN: await debianImage(), NAME: name };
  return smallImage(`runtime-${name}`, { dockerfile: "runtime.Dockerfile", copies, args });
}
