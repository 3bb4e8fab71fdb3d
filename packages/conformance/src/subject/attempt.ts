import type { Result } from "./subject.ts";

/** Calls, and gives the text of the error where it throws. */
export function attempt<T>(make: () => T): Result<T> {
  try {
    return { value: make() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
