import { isDeepStrictEqual } from "node:util";

/** Waits until something is so, at most five seconds. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 5) {
    if (isSo()) return;
    await pause(5);
  }
  throw new Error(`not within 5 s: ${what}`);
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Compares, without the help of a test runner: the scenarios run on every runtime. */
export function same(actual: unknown, wanted: unknown, what = "value"): void {
  if (!isDeepStrictEqual(actual, wanted)) {
    throw new Error(`${what}: got ${JSON.stringify(actual)}, wanted ${JSON.stringify(wanted)}`);
  }
}

/** The code of the error that a promise rejects with, and its text. */
export async function failure(promise: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await promise;
  } catch (error) {
    return { code: (error as { code?: unknown }).code, message: (error as Error).message };
  }
  throw new Error("did not fail");
}
