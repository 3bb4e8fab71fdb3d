import { InjectError } from "../error.ts";

/** Runs a stage; what it throws is told with Go's words for the stage before its own. */
export function wrapped<T>(words: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InjectError)) throw error;
    const { code, where, hint, panics, cause } = error;
    throw new InjectError(code, `${words}: ${error.message}`, { where, hint, panics, cause });
  }
}
