/** A reason not to start; printed as `Error: <message>` with exit code 255. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
