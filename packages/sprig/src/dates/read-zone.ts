import { type Element, type Fields, Reject } from "./fields.ts";

const OFFSETS: ReadonlyMap<string, RegExp> = new Map([
  ["07", /^(.)(..)/s],
  ["0700", /^(.)(..)(..)/s],
  ["07:00", /^(.)(..):(..)/s],
  ["070000", /^(.)(..)(..)(..)/s],
  ["07:00:00", /^(.)(..):(..):(..)/s],
]);

/** Reads an offset such as `+02:00`; an ISO one may be `Z`. */
export function readOffset({ kind, text: element }: Element, text: string, fields: Fields): string {
  if (kind === "isoOffset" && text.startsWith("Z")) {
    fields.isUtc = true;
    return text.slice(1);
  }
  const match = OFFSETS.get(element.slice(1))?.exec(text) ?? undefined;
  if (match === undefined) {
    throw new Reject();
  }
  const [all, sign = "", ...numbers] = match;
  const [hours = 0, minutes = 0, seconds = 0] = twoDigits(numbers);
  for (const [value, most, name] of [
    [seconds, 60, "second"],
    [minutes, 60, "minute"],
    [hours, 24, "hour"],
  ] as const) {
    if (value > most) {
      throw new Reject(`time zone offset ${name}`);
    }
  }
  if ((sign !== "+" && sign !== "-") || numbers.some((number) => number !== undefined && !/^[0-9]{2}$/.test(number))) {
    throw new Reject();
  }
  fields.offset = (sign === "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
  return text.slice(all.length);
}

/** Reading stops at the first that is no number. */
function twoDigits(texts: readonly (string | undefined)[]): readonly number[] {
  const valid = texts.findIndex((text) => text === undefined || !/^[0-9]{2}$/.test(text));
  return texts.slice(0, valid < 0 ? texts.length : valid).map(Number);
}

/** `UTC`, `GMT` with or without hours, a signed number of hours, or three to five capitals. */
export function readZoneName(text: string, fields: Fields): string {
  if (text.startsWith("UTC")) {
    fields.isUtc = true;
    return text.slice(3);
  }
  const name = zoneNameAt(text);
  if (name === "") {
    throw new Reject();
  }
  fields.zoneName = name;
  return text.slice(name.length);
}

function zoneNameAt(text: string): string {
  const special = /^(?:ChST|MeST)/.exec(text)?.[0];
  if (special !== undefined) {
    return special;
  }
  if (text.startsWith("GMT")) {
    return `GMT${signedHours(text.slice(3))}`;
  }
  if (/^[+-]/.test(text) && text.length >= 3) {
    return signedHours(text);
  }
  const capitals = /^[A-Z]{0,6}/.exec(text)?.[0] ?? "";
  const fits = capitals.length === 3 || capitals === "WITA" || /^[A-Z]{3,4}T$/.test(capitals);
  return fits ? capitals : "";
}

function signedHours(text: string): string {
  const match = /^[+-][0-9]+/.exec(text)?.[0] ?? "";
  return Math.abs(Number(match)) <= 23 ? match : "";
}
