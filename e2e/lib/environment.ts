/** The repository's root folder, and where a failed story leaves what it saw. */
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
