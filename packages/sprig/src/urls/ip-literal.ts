import { quote } from "@outrigger/go-std/fmt";
import { goError } from "../go-panic.ts";

/**
 * Refuses what is no IPv6 address; a zone may stand behind `%`. Behaves as: netip.ParseAddr, its texts included.
 */
export function checkIpv6(text: string): void {
  const separator = /[.:%]/.exec(text)?.[0];
  if (separator !== ":") {
    if (separator === ".") {
      checkIpv4(text, text);
      throw new Error("invalid IP-literal");
    }
    throw complaint(text, separator === "%" ? "missing IPv6 address" : "unable to parse IP");
  }
  const percent = text.indexOf("%");
  if (percent === text.length - 1) {
    throw complaint(text, "zone must be a non-empty string");
  }
  checkGroups(text, percent < 0 ? text : text.slice(0, percent));
}

function checkGroups(text: string, address: string): void {
  let rest = address.startsWith("::") ? address.slice(2) : address;
  let gap = rest.length < address.length;
  if (gap && rest === "") {
    return;
  }
  let groups = 0;
  while (groups < 8) {
    const digits = /^[0-9A-Fa-f]*/.exec(rest)?.[0] ?? "";
    checkGroup(text, rest, digits);
    if (rest.charAt(digits.length) === ".") {
      checkEmbedded(text, rest, { gap, groups });
      groups += 2;
      rest = "";
      break;
    }
    groups++;
    rest = rest.slice(digits.length);
    if (rest === "") {
      break;
    }
    rest = afterColon(text, rest);
    if (rest.startsWith(":")) {
      if (gap) {
        throw complaint(text, "multiple :: in address", rest);
      }
      gap = true;
      rest = rest.slice(1);
      if (rest === "") {
        break;
      }
    }
  }
  checkLength(text, rest, { gap, groups });
}

function checkGroup(text: string, rest: string, digits: string): void {
  if (digits.length > 4) {
    throw complaint(text, "each group must have 4 or less digits", rest);
  }
  if (digits === "") {
    throw complaint(text, "each colon-separated field must have at least one digit", rest);
  }
}

interface Groups {
  readonly gap: boolean;
  readonly groups: number;
}

function checkEmbedded(text: string, rest: string, { gap, groups }: Groups): void {
  if (!gap && groups !== 6) {
    throw complaint(text, "embedded IPv4 address must replace the final 2 fields of the address", rest);
  }
  if (groups > 6) {
    throw complaint(text, "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
  }
  checkIpv4(text, rest);
}

function afterColon(text: string, rest: string): string {
  if (!rest.startsWith(":")) {
    throw complaint(text, "unexpected character, want colon", rest);
  }
  if (rest.length === 1) {
    throw complaint(text, "colon must be followed by more characters", rest);
  }
  return rest.slice(1);
}

function checkLength(text: string, rest: string, { gap, groups }: Groups): void {
  if (rest !== "") {
    throw complaint(text, "trailing garbage after address", rest);
  }
  if (groups < 8 && !gap) {
    throw complaint(text, "address string too short");
  }
  if (groups === 8 && gap) {
    throw complaint(text, "the :: must expand to at least one field of zeros");
  }
}

/** `address` is the end of `text`. */
function checkIpv4(text: string, address: string): void {
  let value = "";
  let fields = 0;
  for (let i = 0; i < address.length; i++) {
    const character = address.charAt(i);
    if (character >= "0" && character <= "9") {
      if (value === "0") {
        throw complaint(text, "IPv4 field has octet with leading zero");
      }
      value += character;
      if (Number(value) > 255) {
        throw complaint(text, "IPv4 field has value >255");
      }
    } else if (character !== ".") {
      throw complaint(text, "unexpected character", address.slice(i));
    } else if (value === "" || i === address.length - 1) {
      throw complaint(text, "IPv4 field must have at least one digit", address.slice(i));
    } else if (fields++ === 3) {
      throw complaint(text, "IPv4 address too long");
    } else {
      value = "";
    }
  }
  if (fields < 3) {
    throw complaint(text, "IPv4 address too short");
  }
}

function complaint(text: string, message: string, at = ""): Error {
  return goError(`invalid host: ParseAddr(${quote(text)}): ${message}${at === "" ? "" : ` (at ${quote(at)})`}`);
}
