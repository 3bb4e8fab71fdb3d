import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

/** Starts a program that ends when this process does, however that ends (where the kernel can see to it: on Linux). */
export function spawnMortal(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (process.platform !== "linux") return spawn(program, [...args], options);
  return spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], options);
}
