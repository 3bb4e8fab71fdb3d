import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "./is-running.ts";
import { storeFolder } from "./store.ts";

/** A new folder for what is thrown away after use, named for this process, so that a later run can tell that it was left. */
export function runFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `outrigger-e2e.${process.pid}.${purpose}-`));
}

/** Removes what runs that were killed have left in the temporary folder, and unfinished in the store. */
export function removeLeftFolders(): void {
  removeLeft(tmpdir(), /^outrigger-e2e\.(\d+)\./);
  removeLeft(storeFolder(), /\.(\d+)$/);
}

function removeLeft(folder: string, name: RegExp): void {
  for (const entry of readdirSync(folder)) {
    const pid = name.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, entry), { recursive: true, force: true });
  }
}
