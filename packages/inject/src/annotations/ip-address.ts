import { quote } from "@outrigger/go-std/fmt";

/** What is wrong with an address: Go's words, and the rest of the text from where it is wrong. */
interface Fault {
  readonly words: string;
  readonly at?: string;
}

/**
 * Why Go's netip.ParseAddr refuses a text, or undefined where it takes it.
 *
 * Behaves as: netip.ParseAddr of Go 1.26, its words included.
 */
export function addressFailure(text: string): string | undefined {
  const fault = addressFault(text);
  if (fault === undefined) return undefined;
  const at = fault.at === undefined ? "" : ` (at ${quote(fault.at)})`;
  return `ParseAddr(${quote(text)}): ${fault.words}${at}`;
}

/** The first of these three characters tells the kind of the address. */
function addressFault(text: string): Fault | undefined {
  const mark = /[.:%]/.exec(text)?.[0];
  if (mark === ".") return ipv4Fault(text);
  if (mark === ":") return ipv6Fault(text);
  return { words: mark === "%" ? "missing IPv6 address" : "unable to parse IP" };
}

/** Four numbers up to 255 without leading zeros, parted by points; told by the first character that is wrong. */
function ipv4Fault(text: string): Fault | undefined {
  let fields = 0;
  let field = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const fault = char === "." ? pointFault(text, at, fields) : digitFault(text, at, field);
    if (fault !== undefined) return fault;
    field = char === "." ? "" : field + char;
    if (char === ".") fields++;
  }
  return fields < 3 ? { words: "IPv4 address too short" } : undefined;
}

function pointFault(text: string, at: number, fields: number): Fault | undefined {
  const isLonely = at === 0 || at === text.length - 1 || text.charAt(at - 1) === ".";
  if (isLonely) return { words: "IPv4 field must have at least one digit", at: text.slice(at) };
  return fields === 3 ? { words: "IPv4 address too long" } : undefined;
}

function digitFault(text: string, at: number, field: string): Fault | undefined {
  const char = text.charAt(at);
  if (!/[0-9]/.test(char)) return { words: "unexpected character", at: text.slice(at) };
  if (field === "0") return { words: "IPv4 field has octet with leading zero" };
  return Number(field + char) > 255 ? { words: "IPv4 field has value >255" } : undefined;
}

/** How far an IPv6 address has been read. */
interface Progress {
  readonly rest: string;
  /** Sixteen-bit fields read so far. */
  readonly fields: number;
  /** Whether `::` came. */
  readonly gap: boolean;
}

/** Eight groups of up to four hex digits, `::` once for one or more of them, the last two perhaps as IPv4, perhaps a zone. */
function ipv6Fault(text: string): Fault | undefined {
  const percent = text.indexOf("%");
  if (percent === text.length - 1) return { words: "zone must be a non-empty string" };
  const address = percent < 0 ? text : text.slice(0, percent);
  const gap = address.startsWith("::");
  if (address === "::") return undefined;
  let state: Progress = { rest: gap ? address.slice(2) : address, fields: 0, gap };
  while (state.fields < 8) {
    const next = readGroup(state);
    if ("words" in next) return next;
    state = next;
    if (state.rest === "") break;
  }
  return endFault(state);
}

function endFault({ rest, fields, gap }: Progress): Fault | undefined {
  if (rest !== "") return { words: "trailing garbage after address", at: rest };
  if (fields < 8 && !gap) return { words: "address string too short" };
  return fields === 8 && gap ? { words: "the :: must expand to at least one field of zeros" } : undefined;
}

/** Reads a group and the colon behind it, or an IPv4 address at the end. */
function readGroup(state: Progress): Progress | Fault {
  const { rest, fields, gap } = state;
  const digits = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? "";
  if (digits.length > 4) return { words: "each group must have 4 or less digits", at: rest };
  if (digits === "") return { words: "each colon-separated field must have at least one digit", at: rest };
  if (rest.charAt(digits.length) === ".") return readEmbedded(state);
  const after = rest.slice(digits.length);
  if (after === "") return { rest: "", fields: fields + 1, gap };
  if (!after.startsWith(":")) return { words: "unexpected character, want colon", at: after };
  if (after === ":") return { words: "colon must be followed by more characters", at: after };
  if (!after.startsWith("::")) return { rest: after.slice(1), fields: fields + 1, gap };
  return gap
    ? { words: "multiple :: in address", at: after.slice(1) }
    : { rest: after.slice(2), fields: fields + 1, gap: true };
}

function readEmbedded({ rest, fields, gap }: Progress): Progress | Fault {
  if (!gap && fields !== 6) {
    return { words: "embedded IPv4 address must replace the final 2 fields of the address", at: rest };
  }
  if (fields > 6) {
    return { words: "too many hex fields to fit an embedded IPv4 at the end of the address", at: rest };
  }
  return ipv4Fault(rest) ?? { rest: "", fields: fields + 2, gap };
}
