/** A request body as bytes, or how it failed to be one. */
export type Body =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "too large"; readonly limit: number };

/** How far beyond the limit a body is still read (and thrown away) so that its sender can read the answer. */
const DISCARD_FACTOR = 4;

/**
 * Reads a whole body. One over the limit is read to its end and thrown away: a refusal in the middle of a body would cost an
 * HTTP/2 client its whole connection. A sender who never ends is cut off at four times the limit.
 *
 * A broken stream ends the body where it broke, as Go's handler ignores read errors.
 *
 * @param chunks the body as it arrives.
 * @param limit in bytes.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Body> {
  const kept: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size <= limit) kept.push(chunk);
      else kept.length = 0;
      if (size > limit * DISCARD_FACTOR) break;
    }
  } catch {
    // The answer to what has arrived reaches nobody in most cases; whoever does get it gets Go's.
  }
  if (size > limit) return { kind: "too large", limit };
  return { kind: "bytes", bytes: join(kept, size) };
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
