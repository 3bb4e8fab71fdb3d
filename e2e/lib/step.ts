/** Runs one step and prints what it cost. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  try {
    return await work();
  } finally {
    console.log(`${((performance.now() - begin) / 1000).toFixed(1).padStart(7)} s  ${name}`);
  }
}
