/** What each step of this run cost. */
export const steps: { readonly name: string; readonly seconds: number }[] = [];

/** Runs one step, prints what it cost, and keeps the figure for the summary. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  try {
    return await work();
  } finally {
    const seconds = (performance.now() - begin) / 1000;
    steps.push({ name, seconds });
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
}
