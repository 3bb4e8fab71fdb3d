import { mkdirSync, mkdtempSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory as a kubelet mounts a ConfigMap or Secret: each key a link into `..data`, which is swapped whole. */
export interface MountedVolume {
  readonly directory: string;
  /** The path of a key. */
  file(key: string): string;
  /** Puts new contents in force the way a kubelet does: a new directory, then one rename. */
  swap(contents: Readonly<Record<string, string>>): void;
  remove(): void;
}

/** Mounts contents in a new temporary directory. */
export function mountVolume(contents: Readonly<Record<string, string>>): MountedVolume {
  const directory = mkdtempSync(join(tmpdir(), "outrigger-volume-"));
  const data = join(directory, "..data");
  let version = 0;
  const write = (next: Readonly<Record<string, string>>): string => {
    version += 1;
    const name = `..v${version}`;
    mkdirSync(join(directory, name));
    for (const [key, text] of Object.entries(next)) writeFileSync(join(directory, name, key), text);
    return name;
  };
  symlinkSync(write(contents), data);
  for (const key of Object.keys(contents)) symlinkSync(join("..data", key), join(directory, key));
  return {
    directory,
    file: (key) => join(directory, key),
    swap(next) {
      const old = readlinkSync(data);
      symlinkSync(write(next), join(directory, "..data_tmp"));
      renameSync(join(directory, "..data_tmp"), data);
      rmSync(join(directory, old), { recursive: true });
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}
