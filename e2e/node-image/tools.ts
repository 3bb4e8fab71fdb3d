import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../lib/process.ts";
import { contentKey, stored } from "../lib/store.ts";

const source = fileURLToPath(new URL("go/tools", import.meta.url));

/** The suite's own small programs, built when the store has none. */
export interface Tools {
  /** A runc that fits a container's wishes to what this machine may give. */
  readonly runcFit: string;
  /** pause, proxy_init and proxyv2 in one. */
  readonly standIn: string;
}

/** Builds them (seconds). */
export async function tools(): Promise<Tools> {
  const key = contentKey({ path: source }, await run("go", ["version"]));
  const folder = await stored("tools", key, async (path) => {
    const env = { CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" };
    await run("mkdir", ["-p", path]);
    await run("go", ["build", "-ldflags=-s -w", "-o", `${path}/`, "./..."], { cwd: source, env, nice: true });
  });
  return { runcFit: join(folder, "runc-fit"), standIn: join(folder, "stand-in") };
}
