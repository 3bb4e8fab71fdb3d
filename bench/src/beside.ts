import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** A path in the folder of recordings and oracles beside the clone; undefined where there is none. */
export function beside(...parts: readonly string[]): string | undefined {
  const path = join(root, "..", "shared", ...parts);
  return existsSync(path) ? path : undefined;
}
