/** What Go's http.ServeMux makes of a request target before it looks for a handler. */
export interface MuxPath {
  /** The decoded path, one character a byte. */
  readonly path: string;
  /** Where the request is sent on to, when its path was not in clean form. */
  readonly redirect?: string;
}

const UNESCAPED_IN_PATHS = /[A-Za-z0-9$&+,/:;=@_.~-]/;

/**
 * Reads the path out of a request target the way Go's ServeMux does: decoded first, then cleaned; a path that cleaning
 * changes is answered with a redirect, whether or not anything is served there.
 *
 * Behaves as: net/http ServeMux before Go 1.22 (and with `httpmuxgo121=1`), which the recorded answers show.
 *
 * @param target the request target as it stood in the request line, `//inject?timeout=30s` or `https://host/inject`.
 * @example
 * goMuxPath("//inject?a=b"); // { path: "//inject", redirect: "/inject?a=b" }
 */
export function goMuxPath(target: string): MuxPath {
  const [rawPath, query] = splitTarget(target);
  const path = percentDecode(rawPath);
  const clean = cleanPath(path);
  if (clean === path) return { path };
  return { path, redirect: percentEncode(clean) + (query === "" ? "" : `?${query}`) };
}

function splitTarget(target: string): [path: string, query: string] {
  const absolute = /^[a-z]+:\/\/[^/?]*/i.exec(target);
  const local = absolute === null ? target : target.slice(absolute[0].length);
  const mark = local.indexOf("?");
  return mark < 0 ? [local, ""] : [local.slice(0, mark), local.slice(mark + 1)];
}

/** Go's path.Clean, with the trailing slash kept. */
function cleanPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") kept.pop();
    else kept.push(segment);
  }
  const clean = `/${kept.join("/")}`;
  return path.endsWith("/") && clean !== "/" ? `${clean}/` : clean;
}

function percentDecode(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function percentEncode(path: string): string {
  let encoded = "";
  for (const char of path) {
    const code = char.charCodeAt(0) & 0xff;
    encoded += UNESCAPED_IN_PATHS.test(char) ? char : `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}
