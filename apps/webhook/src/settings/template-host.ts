import type { TemplateHost } from "@outrigger/inject";

/** How many bytes the Web's source of chance gives at once. */
const MOST = 65_536;

/** The clock, the chance and the zone of the process, as Go's own injector gives them to templates. */
export function templateHost(): TemplateHost {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { now: () => BigInt(Date.now()) * 1_000_000n, random: randomBytes, timeZone };
}

function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let from = 0; from < count; from += MOST) crypto.getRandomValues(bytes.subarray(from, from + MOST));
  return bytes;
}
