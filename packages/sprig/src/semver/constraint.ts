import { RE2JS } from "re2js";
import { goError } from "../go-panic.ts";
import { comparePrereleases, compareVersions, parseVersion, type Version } from "./version.ts";

/** One comparison, such as `>= 1.2.x`. */
interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** A part was `x` or missing: minor and patch, patch only, or any of the three. */
  readonly minorOpen: boolean;
  readonly patchOpen: boolean;
  readonly open: boolean;
}

const SEGMENT = "[0-9|xX*]+";
const NAMES = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const VERSION = `v?(${SEGMENT})(\\.${SEGMENT})?(\\.${SEGMENT})?(-${NAMES})?(\\+${NAMES})?`;
const SPACE = "[\\t\\n\\f\\r ]";
const COMPARISON = new RegExp(`(!=|>=|=>|<=|=<|~>|[=><~^]|)${SPACE}*(${VERSION})${SPACE}*`, "y");
const COMMA = new RegExp(`,${SPACE}*`, "y");

/**
 * Whether a version satisfies a constraint: comparisons joined by blanks or commas, alternatives by `||`.
 * Behaves as: semver.NewConstraint and Constraints.Check.
 */
export function parseConstraint(text: string): (version: Version) => boolean {
  const alternatives = rewriteRanges(text).split("||").map(parseComparisons);
  return (version) => alternatives.some((all) => all.every((constraint) => satisfies(version, constraint)));
}

/** `1.2 - 1.4` as two comparisons. */
function rewriteRanges(text: string): string {
  if (!/[\t\n\f\r ]-[\t\n\f\r ]/.test(text)) {
    return text;
  }
  const found = RE2JS.compile(`\\s*(${VERSION})\\s+-\\s+(${VERSION})\\s*`).matcher(text);
  let out = text;
  while (found.find()) {
    const range = `>= ${found.group(1)}, <= ${found.group(7)} `;
    out = out.replace(found.group(0) ?? "", () => range);
  }
  return out;
}

function parseComparisons(text: string): readonly Constraint[] {
  const found: RegExpExecArray[] = [];
  let at = /^[\t\n\f\r ]*/.exec(text)?.[0].length ?? 0;
  do {
    COMPARISON.lastIndex = at;
    const match = COMPARISON.exec(text);
    const apart = found.length === 0 || /[\t\n\f\r ,]/.test(text.charAt(at - 1));
    if (match === null || !apart) {
      throw goError(`improper constraint: ${text}`);
    }
    found.push(match);
    at += match[0].length;
    COMMA.lastIndex = at;
    const comma = COMMA.exec(text);
    at += comma?.[0].length ?? 0;
    if (comma !== null && at >= text.length) {
      throw goError(`improper constraint: ${text}`);
    }
  } while (at < text.length);
  return found.map(constraintOf);
}

function constraintOf(match: RegExpExecArray): Constraint {
  const [, operator = "", whole = "", major = "", minor = "", patch = "", pre = ""] = match;
  const level = isOpen(major) ? 0 : isOpen(minor) ? 1 : isOpen(patch) ? 2 : 3;
  const texts = [`0.0.0${pre}`, `${major}.0.0${pre}`, `${major}${minor}.0${pre}`, whole];
  try {
    return {
      operator,
      version: parseVersion(texts[level] ?? ""),
      minorOpen: level === 1,
      patchOpen: level === 2,
      open: level < 3,
    };
  } catch {
    throw goError("constraint Parser Error");
  }
}

function isOpen(segment: string): boolean {
  return ["", "x", "X", "*"].includes(segment.replace(".", ""));
}

function satisfies(version: Version, constraint: Constraint): boolean {
  const { operator, version: wanted, open } = constraint;
  if (operator === "!=") {
    return differs(version, constraint);
  }
  if (version.pre !== "" && wanted.pre === "") {
    // A prerelease is looked for by naming one.
    return false;
  }
  const order = compareVersions(version, wanted);
  switch (operator) {
    case ">":
      return open ? isAbove(version, constraint) : order > 0;
    case "<":
      return order < 0;
    case ">=":
    case "=>":
      return order >= 0;
    case "<=":
    case "=<":
      return open ? isUpTo(version, constraint) : order <= 0;
    case "^":
      return order >= 0 && hasSameLeader(version, constraint);
    case "~":
    case "~>":
      return order >= 0 && isNear(version, constraint);
    default:
      return open ? order >= 0 && isNear(version, constraint) : order === 0;
  }
}

function differs(version: Version, { version: wanted, open, minorOpen, patchOpen }: Constraint): boolean {
  if (!open) {
    return compareVersions(version, wanted) !== 0;
  }
  if (version.pre !== "" && wanted.pre === "") {
    return false;
  }
  if (version.major !== wanted.major) {
    return true;
  }
  if (minorOpen) {
    return false;
  }
  if (version.minor !== wanted.minor) {
    return true;
  }
  if (patchOpen) {
    return (version.pre !== "" || wanted.pre !== "") && comparePrereleases(version.pre, wanted.pre) !== 0;
  }
  return version.patch !== wanted.patch || compareVersions(version, wanted) !== 0;
}

/** `>11` begins at 12, `>11.1` at 11.2. */
function isAbove(version: Version, { version: wanted, minorOpen, patchOpen }: Constraint): boolean {
  if (version.major !== wanted.major) {
    return version.major > wanted.major;
  }
  if (minorOpen) {
    return false;
  }
  return patchOpen ? version.minor > wanted.minor : compareVersions(version, wanted) > 0;
}

/** `<=11` ends before 12, `<=11.1` before 11.2. */
function isUpTo(version: Version, { version: wanted, minorOpen }: Constraint): boolean {
  if (version.major !== wanted.major) {
    return version.major < wanted.major;
  }
  return minorOpen || version.minor <= wanted.minor;
}

/** The same major and minor, as far as they are given; `~0.0.0` is anything. */
function isNear(version: Version, { version: wanted, minorOpen, patchOpen }: Constraint): boolean {
  if (wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n && !minorOpen && !patchOpen) {
    return true;
  }
  return version.major === wanted.major && (minorOpen || version.minor === wanted.minor);
}

/** The same first part that is not 0. */
function hasSameLeader(version: Version, { version: wanted, minorOpen, patchOpen }: Constraint): boolean {
  if (wanted.major > 0n || minorOpen || version.major > 0n) {
    return version.major === wanted.major;
  }
  if (wanted.minor > 0n || patchOpen || version.minor > 0n) {
    return version.minor === wanted.minor;
  }
  return version.patch === wanted.patch;
}
