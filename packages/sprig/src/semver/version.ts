import { compareStrings, parseUnsigned, quote } from "@outrigger/go-std/fmt";
import { goError } from "../go-panic.ts";

/** A semantic version. */
export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly pre: string;
  readonly metadata: string;
  /** The text that it was read from. */
  readonly original: string;
}

const NAMES = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const VERSION = new RegExp(`^v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(${NAMES}))?(?:\\+(${NAMES}))?$`);

/** Reads a version; minor and patch may be missing, a `v` may stand before. Behaves as: semver.NewVersion. */
export function parseVersion(text: string): Version {
  const match = text.endsWith("\n") ? null : VERSION.exec(text);
  if (match === null) {
    throw goError("Invalid Semantic Version");
  }
  const [, major = "", minor = "0", patch = "0", pre = "", metadata = ""] = match;
  const version = {
    major: segment(major),
    minor: segment(minor),
    patch: segment(patch),
    pre,
    metadata,
    original: text,
  };
  checkPrerelease(pre);
  return version;
}

function segment(text: string): bigint {
  const parsed = parseUnsigned(text, 10);
  if (typeof parsed === "string") {
    throw goError(`Error parsing version segment: strconv.ParseUint: parsing ${quote(text)}: ${parsed}`);
  }
  return parsed;
}

/** Refuses a prerelease whose parts are no identifiers, or numbers that begin with 0. */
export function checkPrerelease(pre: string): void {
  for (const part of pre === "" ? [] : pre.split(".")) {
    if (/^0[0-9]+$/.test(part)) {
      throw goError("Version segment starts with 0");
    }
    if (!/^[0-9A-Za-z-]*$/.test(part)) {
      throw goError("Invalid Prerelease string");
    }
  }
}

/** Refuses metadata whose parts are no identifiers. */
export function checkMetadata(metadata: string): void {
  if (!/^[0-9A-Za-z.-]*$/.test(metadata)) {
    throw goError("Invalid Metadata string");
  }
}

/** Behaves as: Version.String. */
export function printVersion({ major, minor, patch, pre, metadata }: Version): string {
  return `${major}.${minor}.${patch}${pre === "" ? "" : `-${pre}`}${metadata === "" ? "" : `+${metadata}`}`;
}

/** -1, 0 or 1; metadata does not count. Behaves as: Version.Compare. */
export function compareVersions(a: Version, b: Version): number {
  for (const [x, y] of [
    [a.major, b.major],
    [a.minor, b.minor],
    [a.patch, b.patch],
  ] as const) {
    if (x !== y) {
      return x < y ? -1 : 1;
    }
  }
  if (a.pre === "" || b.pre === "") {
    return a.pre === b.pre ? 0 : a.pre === "" ? 1 : -1;
  }
  return comparePrereleases(a.pre, b.pre);
}

/** Part by part: a missing part is least, numbers come before names. */
export function comparePrereleases(a: string, b: string): number {
  const [x, y] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const order = compareParts(x[i] ?? "", y[i] ?? "");
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function compareParts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a === "" || b === "") {
    return a === "" ? -1 : 1;
  }
  const [x, y] = [parseUnsigned(a, 10), parseUnsigned(b, 10)];
  if (typeof x === "bigint" && typeof y === "bigint") {
    return x > y ? 1 : -1;
  }
  if (typeof x !== typeof y) {
    return typeof x === "bigint" ? -1 : 1;
  }
  return compareStrings(a, b) > 0 ? 1 : -1;
}
