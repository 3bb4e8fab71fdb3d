import type { MeshConfig } from "@outrigger/config";
import { fieldOf } from "../json.ts";

/** The port at which the mesh's sidecars answer for their health and for that of the application; 0 where it has none. */
export function statusPortOf({ defaultConfig }: MeshConfig): number {
  const port = fieldOf(defaultConfig, "statusPort");
  return typeof port === "number" ? port : 0;
}
