import { quote } from "@outrigger/go-std/fmt";
import { goError } from "../go-panic.ts";
import { escapeUrl, unescapeUrl } from "./escape.ts";
import { checkIpv6 } from "./ip-literal.ts";

/** A URL taken apart, its parts unescaped but for the query. */
export interface Url {
  readonly scheme: string;
  readonly opaque: string;
  /** User, or user and password, escaped; absent where there is no `@`. */
  readonly userinfo?: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const EMPTY: Url = { scheme: "", opaque: "", host: "", path: "", query: "", fragment: "" };

/** Behaves as: url.Parse. Throws Go's text. */
export function parseUrl(text: string): Url {
  const [body, fragment] = cut(text, "#");
  const url = explained(body, () => parseBody(body));
  return { ...url, fragment: explained(text, () => unescapeUrl(fragment, "fragment")) };
}

function explained<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw goError(`parse ${quote(text)}: ${error instanceof Error ? error.message : ""}`);
  }
}

function parseBody(text: string): Url {
  if (Array.from(text).some((rune) => rune < " " || rune === "\x7f")) {
    throw goError("net/url: invalid control character in URL");
  }
  if (text === "*") {
    return { ...EMPTY, path: "*" };
  }
  const scheme = schemeOf(text);
  const afterScheme = scheme === undefined ? text : text.slice(scheme.length + 1);
  const [rest, query] = cut(afterScheme, "?");
  const url = { ...EMPTY, scheme: scheme?.toLowerCase() ?? "", query };
  if (!rest.startsWith("/")) {
    if (url.scheme !== "") {
      return { ...url, opaque: rest };
    }
    if (cut(rest, "/")[0].includes(":")) {
      throw goError("first path segment in URL cannot contain colon");
    }
  }
  const hasAuthority = rest.startsWith("//") && (url.scheme !== "" || !rest.startsWith("///"));
  if (!hasAuthority) {
    return { ...url, path: unescapeUrl(rest, "path") };
  }
  const slash = rest.indexOf("/", 2);
  const authority = parseAuthority(url.scheme, slash < 0 ? rest.slice(2) : rest.slice(2, slash));
  return { ...url, ...authority, path: unescapeUrl(slash < 0 ? "" : rest.slice(slash), "path") };
}

function schemeOf(text: string): string | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*)?:/.exec(text);
  if (match !== null && match[1] === undefined) {
    throw goError("missing protocol scheme");
  }
  return match?.[1];
}

function parseAuthority(scheme: string, authority: string): Pick<Url, "userinfo" | "host"> {
  const at = authority.lastIndexOf("@");
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) {
    return { host };
  }
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) {
    throw goError("net/url: invalid userinfo");
  }
  const parts = userinfo.includes(":") ? cut(userinfo, ":") : [userinfo];
  return { host, userinfo: parts.map((part) => escapeUrl(unescapeUrl(part, "user"), "user")).join(":") };
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf("[");
  if (open > 0) {
    throw goError("invalid IP-literal");
  }
  if (open === 0) {
    return parseIpLiteral(host);
  }
  const first = host.indexOf(":");
  if (first >= 0) {
    checkPort(host.slice(scheme === "http" || scheme === "https" ? first : host.lastIndexOf(":")));
  }
  return unescapeUrl(host, "host");
}

function parseIpLiteral(host: string): string {
  const close = host.lastIndexOf("]");
  if (close < 0) {
    throw goError("missing ']' in host");
  }
  const port = host.slice(close + 1);
  checkPort(port);
  const name = host.slice(1, close);
  const zone = name.indexOf("%25");
  const address =
    zone < 0
      ? unescapeUrl(name, "host")
      : unescapeUrl(name.slice(0, zone), "host") + unescapeUrl(name.slice(zone), "zone");
  checkIpv6(address);
  return `[${address}]${port}`;
}

function checkPort(port: string): void {
  if (!/^(?::[0-9]*)?$/.test(port)) {
    throw goError(`invalid port ${quote(port)} after host`);
  }
}

function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
