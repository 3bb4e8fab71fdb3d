/** The calls of one function that are to be recorded. */
export interface FunctionCases {
  readonly name: string;
  /** One pool of arguments a parameter. */
  readonly pools: readonly (readonly string[])[];
  /** Calls of our own choice, beside those that the pools give. */
  readonly also?: readonly string[];
  /** How many calls the pools give at most. Default 40. */
  readonly limit?: number;
}

/** The calls of a function: every argument of every pool at least once, and so on up to the limit, the same ones each time. */
export function callsOf({ name, pools, also = [], limit = 40 }: FunctionCases): readonly string[] {
  const calls = new Set<string>([...also, name, `${[name, ...pools.map((pool) => pool[0])].join(" ")} 1 "two"`]);
  const total = pools.reduce((product, pool) => product * pool.length, 1);
  const longest = Math.max(...pools.map((pool) => pool.length), 0);
  const next = generator(name);
  const wanted = calls.size + Math.min(total, Math.max(limit, longest));
  for (let i = 0; calls.size < wanted && i < 20 * wanted && pools.length > 0; i++) {
    const args = pools.map((pool, p) => {
      const all = total <= limit ? Math.floor(i / pools.slice(0, p).reduce((n, other) => n * other.length, 1)) : i + p;
      return pool[i < longest || total <= limit ? all % pool.length : next(pool.length)];
    });
    calls.add([name, ...args].join(" "));
  }
  return [...calls];
}

/** A generator of small numbers that begins the same way for the same text. */
function generator(text: string): (below: number) => number {
  let state = 2166136261;
  for (const unit of text) {
    state = Math.imul(state ^ unit.charCodeAt(0), 16777619);
  }
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 1;
    return ((state >>> 8) & 0xffff) % below;
  };
}
