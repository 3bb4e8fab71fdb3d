import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import type { RuntimeName } from "../lib/context.ts";
import { buildImage, dropOlderImages, hasImage } from "../lib/docker.ts";
import { run } from "../lib/process.ts";
import { root } from "../lib/root.ts";
import { contentKey, storeFolder } from "../lib/store.ts";

/**
 * Builds the injector's image from `apps/webhook/docker/<runtime>.Dockerfile` when the daemon has none of these sources.
 *
 * @param base what its `ARG BASE` is set to.
 */
export async function injectorImage(runtime: RuntimeName, base: string): Promise<string> {
  const context = mkdtempSync(join(storeFolder(), "injector-"));
  try {
    await layOutInjector(context);
    copyFileSync(join(root, `apps/webhook/docker/${runtime}.Dockerfile`), join(context, "Dockerfile"));
    const name = `outrigger/injector-${runtime}:${contentKey({ path: context }, base)}`;
    if (!(await hasImage(name))) await buildImage(name, { context, dockerfile: "Dockerfile", args: { BASE: base } });
    await dropOlderImages(name);
    return name;
  } finally {
    rmSync(context, { recursive: true });
  }
}

/** What the webhook imports, and nothing else: the workspace's packages as links, as they are here, and npm's as files. */
async function layOutInjector(context: string): Promise<void> {
  const list = await run("npm", ["ls", "--workspace", "@outrigger/webhook", "--omit=dev", "--all", "--parseable"], {
    cwd: root,
  });
  for (const path of new Set(list.trim().split("\n"))) {
    const place = relative(root, path);
    if (!place.startsWith("node_modules/")) continue;
    const target = join(context, place);
    mkdirSync(dirname(target), { recursive: true });
    if (lstatSync(path).isSymbolicLink()) {
      const link = readlinkSync(path);
      symlinkSync(link, target);
      copyWorkspace(join(dirname(path), link), join(dirname(target), link));
    } else if (!existsSync(target)) {
      cpSync(path, target, { recursive: true, filter: (from) => !relative(path, from).includes("node_modules") });
    }
  }
  copyFileSync(join(root, "package.json"), join(context, "package.json"));
}

function copyWorkspace(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  copyFileSync(join(from, "package.json"), join(to, "package.json"));
  cpSync(join(from, "src"), join(to, "src"), { recursive: true, filter: (file) => !file.endsWith(".test.ts") });
}
