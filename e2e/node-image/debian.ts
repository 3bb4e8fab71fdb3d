import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hasImage, importImage } from "../lib/docker.ts";
import { run } from "../lib/process.ts";
import { installPackages } from "../machine/host-packages.ts";
import { contentKey, storeFolder } from "../lib/store.ts";
import { builderPackages, nodePackages, versions } from "./versions.ts";

/**
 * The Debian that all other images are made of, put together from packages by debootstrap: the node runs on it, and the
 * small images take programs and libraries out of it. Named for what is in it; a new month has a new name, for the
 * security updates.
 */
export async function debianImage(): Promise<string> {
  const month = new Date().toISOString().slice(0, 7);
  const name = `outrigger/debian:${contentKey(versions.debian, nodePackages.join(), month)}`;
  if (await hasImage(name)) return name;
  await installPackages(builderPackages);
  const folder = join(storeFolder(), `debian.${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const include = `--include=${nodePackages.join(",")}`;
    await run("debootstrap", ["--variant=minbase", include, versions.debian, folder, debianMirror()], { nice: true });
    await run("sh", [
      "-euc",
      'cd "$1"; rm -rf var/cache/apt/* var/lib/apt/lists/* usr/share/doc/* usr/share/man/* usr/share/locale/*',
      "sh",
      folder,
    ]);
    await importImage(name, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return name;
}

/** The mirror that this machine's own apt uses. */
function debianMirror(): string {
  for (const file of ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"]) {
    const found = /^(?:URIs:|deb)\s.*?(https?:\/\/\S+)/m.exec(readOr(file))?.[1];
    if (found !== undefined) return found;
  }
  return "http://deb.debian.org/debian";
}

function readOr(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
