import { anyMapType, contentOf, type GoValue, stringType } from "@outrigger/go-std";
import { define, type Entries, entries, type FunctionTable, text } from "../define.ts";
import { newMap } from "../dicts/mutable-map.ts";
import { goError } from "../go-panic.ts";
import { kindName } from "../values/kind.ts";
import { escapeUrl } from "./escape.ts";
import { parseUrl, type Url } from "./parse-url.ts";

/** Family: URLs. */
export function urlFunctions(): FunctionTable {
  return {
    urlParse: define([text], anyMapType, (url) => partsOf(orExplain("unable to parse url", () => parseUrl(url)))),
    urlJoin: define([entries], stringType, joinUrl),
  };
}

function partsOf(url: Url): GoValue {
  const { scheme, host, path, query, opaque, fragment, userinfo = "" } = url;
  return newMap(Object.entries({ scheme, host, hostname: hostnameOf(host), path, query, opaque, fragment, userinfo }));
}

/** The host without its port, and without brackets. */
function hostnameOf(host: string): string {
  const colon = host.lastIndexOf(":");
  const name = colon >= 0 && /^:[0-9]*$/.test(host.slice(colon)) ? host.slice(0, colon) : host;
  return name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name;
}

function joinUrl(dict: Entries): string {
  const read = (key: string): string => textAt(dict, key);
  const [scheme, host, path, query] = ["scheme", "host", "path", "query"].map(read) as [string, string, string, string];
  const [opaque, fragment, userinfo] = ["opaque", "fragment", "userinfo"].map(read) as [string, string, string];
  const user = userinfo === "" ? undefined : userOf(userinfo);
  const start = scheme === "" ? "" : `${scheme}:`;
  const rest = opaque === "" ? hierarchy({ scheme, host, path, user }) : opaque;
  return `${start}${rest}${query === "" ? "" : `?${query}`}${fragment === "" ? "" : `#${escapeUrl(fragment, "fragment")}`}`;
}

interface Hierarchy {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly user: string | undefined;
}

/** Behaves as: URL.String, all between scheme and query. */
function hierarchy({ scheme, host, path, user }: Hierarchy): string {
  const isEmpty = scheme === "" && host === "" && user === undefined;
  const slashes = !isEmpty && (host !== "" || path !== "" || user !== undefined) ? "//" : "";
  const authority = `${slashes}${user === undefined ? "" : `${user}@`}${escapeUrl(host, "host")}`;
  const escaped = path === "*" ? "*" : escapeUrl(path, "path");
  if (escaped !== "" && !escaped.startsWith("/") && host !== "") {
    return `${authority}/${escaped}`;
  }
  const looksLikeScheme = isEmpty && (escaped.split("/", 1)[0] ?? "").includes(":");
  return `${authority}${looksLikeScheme ? "./" : ""}${escaped}`;
}

function userOf(userinfo: string): string | undefined {
  return orExplain("unable to parse userinfo in dict", () => parseUrl(`proto://${userinfo}@host`)).userinfo;
}

function textAt(dict: Entries, key: string): string {
  if (!Object.hasOwn(dict, key)) {
    return "";
  }
  const value = dict[key] ?? null;
  if (value === null) {
    throw goError("runtime error: invalid memory address or nil pointer dereference");
  }
  const content = contentOf(value);
  if (typeof content !== "string") {
    throw goError(`unable to parse ${key} key, must be of type string, but ${kindName(value)} found`);
  }
  return content;
}

function orExplain<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw goError(`${what}: ${error instanceof Error ? error.message : ""}`);
  }
}
