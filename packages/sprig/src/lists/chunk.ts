import type { GoValue } from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { listElements } from "../values/elements.ts";

/** Lists of `size` elements each, the last one shorter. Behaves as: sprig, chunk; what it does with sizes below 1 included. */
export function chunk(list: GoValue, size: bigint): readonly (readonly GoValue[])[] {
  const elements = listElements(list, (kind) => `Cannot chunk type ${kind}`);
  const step = Number(size);
  const count = Math.floor((elements.length - 1) / step) + 1;
  if (!Number.isFinite(count) || count < 0) {
    throw lengthOutOfRange();
  }
  return Array.from({ length: count }, (_, i) => {
    const length = i < count - 1 ? step : elements.length % step || step;
    if (length < 0) {
      throw lengthOutOfRange();
    }
    return elements.slice(i * step, i * step + length);
  });
}

function lengthOutOfRange(): Error {
  return goError("runtime error: makeslice: len out of range");
}
