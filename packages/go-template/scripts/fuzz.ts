import { fuzzFailure } from "../test/fuzz.ts";

/** A long fuzz run: node fuzz.ts [COUNT] [SEED]. */
const [count = "1000000", first = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
console.log(`${count} inputs from seed ${first}`);
let failed = 0;
const start = performance.now();
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const failure = fuzzFailure(seed);
  if (failure !== undefined) {
    failed++;
    console.log(failure);
  }
}
console.log(`${failed} failed, ${Math.round((performance.now() - start) / 1000)} s`);
process.exitCode = failed === 0 ? 0 : 1;
