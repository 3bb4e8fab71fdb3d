import { copyFileSync, cpSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { RuntimeName } from "../lib/context.ts";
import { buildImage, dropOlderImages, hasImage } from "../lib/docker.ts";
import { run } from "../lib/process.ts";
import { root } from "../lib/root.ts";
import { step } from "../lib/step.ts";
import { contentKey, storeFolder } from "../lib/store.ts";

/**
 * Builds the injector's images from `apps/webhook/docker/<runtime>.Dockerfile`, those of which the daemon has none of these
 * sources, and gives their names.
 *
 * @param bases what `ARG BASE` is set to, for each runtime that is wanted.
 */
export async function injectorImages(
  bases: ReadonlyMap<RuntimeName, string>,
): Promise<ReadonlyMap<RuntimeName, string>> {
  const context = join(storeFolder(), `injector.${process.pid}`);
  try {
    await layOutInjector(context);
    const sources = contentKey({ path: context });
    const names = new Map<RuntimeName, string>();
    for (const [runtime, base] of bases) names.set(runtime, await injectorImage({ runtime, base, context, sources }));
    return names;
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

interface InjectorBuild {
  readonly runtime: RuntimeName;
  readonly base: string;
  readonly context: string;
  /** The hash of the sources in it. */
  readonly sources: string;
}

async function injectorImage({ runtime, base, context, sources }: InjectorBuild): Promise<string> {
  const dockerfile = join(root, `apps/webhook/docker/${runtime}.Dockerfile`);
  const name = `outrigger/injector-${runtime}:${contentKey({ path: dockerfile }, sources, base)}`;
  if (await hasImage(name)) return name;
  copyFileSync(dockerfile, join(context, "Dockerfile"));
  const args = { BASE: base };
  await step(`injector image on ${runtime}`, () => buildImage(name, { context, dockerfile: "Dockerfile", args }));
  await dropOlderImages(name);
  return name;
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
