/** A part of a layout: text that stands as it is, or an element of the reference time. */
export interface LayoutPart {
  readonly kind: ElementKind | "text";
  readonly text: string;
}

/** What an element stands for; `zero` in a name means padded. */
export type ElementKind =
  | "longMonth"
  | "month"
  | "numMonth"
  | "zeroMonth"
  | "longWeekday"
  | "weekday"
  | "day"
  | "spaceDay"
  | "zeroDay"
  | "spaceYearDay"
  | "zeroYearDay"
  | "hour"
  | "hour12"
  | "zeroHour12"
  | "minute"
  | "zeroMinute"
  | "second"
  | "zeroSecond"
  | "longYear"
  | "year"
  | "PM"
  | "pm"
  | "zoneName"
  | "isoOffset"
  | "offset"
  | "fraction"
  | "fractionIfAny";

/** In the order in which they are tried. A lower-case letter after a short name makes it text: `Janet`, `Month`. */
const ELEMENTS: readonly (readonly [RegExp, ElementKind])[] = [
  [/January/y, "longMonth"],
  [/Jan(?![a-z])/y, "month"],
  [/Monday/y, "longWeekday"],
  [/Mon(?![a-z])/y, "weekday"],
  [/MST/y, "zoneName"],
  [/01/y, "zeroMonth"],
  [/02/y, "zeroDay"],
  [/03/y, "zeroHour12"],
  [/04/y, "zeroMinute"],
  [/05/y, "zeroSecond"],
  [/06/y, "year"],
  [/002/y, "zeroYearDay"],
  [/15/y, "hour"],
  [/1/y, "numMonth"],
  [/2006/y, "longYear"],
  [/2/y, "day"],
  [/_2(?!006)/y, "spaceDay"],
  [/__2/y, "spaceYearDay"],
  [/3/y, "hour12"],
  [/4/y, "minute"],
  [/5/y, "second"],
  [/PM/y, "PM"],
  [/pm/y, "pm"],
  [/-(?:070000|07:00:00|0700|07:00|07)/y, "offset"],
  [/Z(?:070000|07:00:00|0700|07:00|07)/y, "isoOffset"],
  [/[.,]0+(?![0-9])/y, "fraction"],
  [/[.,]9+(?![0-9])/y, "fractionIfAny"],
];

/** Takes a layout apart. Behaves as: package time, the layouts of Format and Parse. */
export function readLayout(layout: string): readonly LayoutPart[] {
  const parts: LayoutPart[] = [];
  let textFrom = 0;
  for (let at = 0; at < layout.length; ) {
    const found = elementAt(layout, at);
    if (found === undefined) {
      at++;
      continue;
    }
    if (at > textFrom) {
      parts.push({ kind: "text", text: layout.slice(textFrom, at) });
    }
    parts.push(found);
    at += found.text.length;
    textFrom = at;
  }
  return textFrom < layout.length ? [...parts, { kind: "text", text: layout.slice(textFrom) }] : parts;
}

function elementAt(layout: string, at: number): LayoutPart | undefined {
  if (!/[JM0-6_PpZ.,-]/.test(layout.charAt(at))) {
    return undefined;
  }
  for (const [pattern, kind] of ELEMENTS) {
    pattern.lastIndex = at;
    const match = pattern.exec(layout);
    if (match !== null) {
      return { kind, text: match[0] };
    }
  }
  return undefined;
}
