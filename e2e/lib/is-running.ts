import { readFileSync } from "node:fs";

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // another user's
  }
}

/**
 * Whether the process whose number a file holds runs, and is the program meant: the kernel gives a number that has become
 * free to another program. Linux alone.
 */
export function isRunning(pidFile: string, program: string): boolean {
  const pid = readOr(pidFile).trim();
  return /^\d+$/.test(pid) && readOr(`/proc/${pid}/cmdline`).includes(program);
}

function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
