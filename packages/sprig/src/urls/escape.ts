import { quote } from "@outrigger/go-std/fmt";
import { goError } from "../go-panic.ts";
import { fromBinary, toBinary } from "../text/binary.ts";

/** The parts of a URL that have rules of their own. */
export type UrlPart = "path" | "fragment" | "host" | "user";

const COMMON = "0-9A-Za-z_~.\\-$&+,";
/** What a part holds unescaped. */
const PLAIN: Readonly<Record<UrlPart, RegExp>> = {
  path: new RegExp(`[${COMMON}/:;=@]`),
  fragment: new RegExp(`[${COMMON}!()*/:;=?@]`),
  host: new RegExp(`[${COMMON}!"'()*:;<=>[\\]]`),
  user: new RegExp(`[${COMMON};=]`),
};

/** Behaves as: net/url, escape. */
export function escapeUrl(text: string, part: UrlPart): string {
  return Array.from(toBinary(text), (byte) => {
    const plain = byte < "\x80" && PLAIN[part].test(byte);
    return plain ? byte : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

/** Behaves as: net/url, unescape. A host has few bytes that may be escaped, and few that need not be; a zone more of the first. */
export function unescapeUrl(text: string, part: UrlPart | "zone"): string {
  const source = toBinary(text);
  let out = "";
  for (let at = 0; at < source.length; at++) {
    const byte = source.charAt(at);
    if (byte !== "%") {
      if ((part === "host" || part === "zone") && byte < "\x80" && !PLAIN.host.test(byte)) {
        throw goError(`invalid character ${quote(byte)} in host name`);
      }
      out += byte;
      continue;
    }
    const escape = source.slice(at, at + 3);
    if (!/^%[0-9A-Fa-f]{2}$/.test(escape) || !mayStand(escape, part)) {
      throw goError(`invalid URL escape ${quote(fromBinary(escape))}`);
    }
    out += String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    at += 2;
  }
  return fromBinary(out);
}

function mayStand(escape: string, part: UrlPart | "zone"): boolean {
  if (escape === "%25" || (part !== "host" && part !== "zone")) {
    return true;
  }
  const code = Number.parseInt(escape.slice(1), 16);
  return part === "host" ? code >= 0x80 : code === 0x20 || (code < 0x80 && PLAIN.host.test(String.fromCharCode(code)));
}
