import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is neither false nor undefined, and gives that answer. An error ends the waiting;
 * so does the time given, with an error.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | undefined> | T | false | undefined,
  options: { readonly seconds: number; readonly every?: number },
): Promise<T> {
  const end = performance.now() + options.seconds * 1000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    await sleep((options.every ?? 0.2) * 1000);
  }
  throw new Error(`Cannot go on: gave up after ${options.seconds} s waiting until ${what}`);
}
