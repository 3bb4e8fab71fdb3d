import { SprigError } from "./sprig-error.ts";

/** Most characters that one call may produce. */
const MAX_CHARACTERS = 1 << 26;
/** Most elements that one call may produce. */
const MAX_ELEMENTS = 1 << 22;

/** Refuses a text that would be too long, before it is made. */
export function checkTextSize(name: string, characters: number | bigint): void {
  checkSize(name, { size: characters, limit: MAX_CHARACTERS, unit: "characters" });
}

/** Refuses a list that would be too long, before it is made. */
export function checkListSize(name: string, elements: number | bigint): void {
  checkSize(name, { size: elements, limit: MAX_ELEMENTS, unit: "elements" });
}

function checkSize(name: string, { size, limit, unit }: { size: number | bigint; limit: number; unit: string }): void {
  if (size > limit) {
    throw new SprigError("sprig-too-large", `Cannot call ${name}: the result would have ${size} ${unit}`, {
      name,
      hint: `Ask for at most ${limit} ${unit}`,
    });
  }
}
