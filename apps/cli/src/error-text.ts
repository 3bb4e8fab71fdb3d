import { errorPlace } from "@outrigger/webhook/settings";

/** An error for a person: what, where, and how to fix it, a line each. */
export function errorText(error: unknown): string {
  const { file, line, column, hint } = errorPlace(error);
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return [
    error instanceof Error ? error.message : String(error),
    ...(file === undefined ? [] : [`  at ${place}`]),
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ].join("\n");
}
