const ERRNO_TEXTS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file or directory"],
  ["EACCES", "permission denied"],
  ["EPERM", "operation not permitted"],
  ["EISDIR", "is a directory"],
  ["ENOTDIR", "not a directory"],
  ["ELOOP", "too many levels of symbolic links"],
  ["ENAMETOOLONG", "file name too long"],
  ["EMFILE", "too many open files"],
  ["ENOSPC", "no space left on device"],
  ["EROFS", "read-only file system"],
  ["EADDRINUSE", "address already in use"],
  ["EADDRNOTAVAIL", "cannot assign requested address"],
]);

/**
 * A failed file operation in Go's words: `open /etc/x: no such file or directory`.
 *
 * Behaves as: os.PathError.
 */
export function goPathError(operation: "open" | "stat", path: string, error: unknown): string {
  const text = errnoText(error);
  // Go opens a directory without complaint and fails on the first read.
  return `${text === "is a directory" ? "read" : operation} ${path}: ${text}`;
}

/**
 * A failed listen in Go's words: `listen tcp :443: bind: permission denied`.
 *
 * Behaves as: net.OpError.
 */
export function goListenError(port: number, error: unknown): string {
  if (port > 65_535 || port < 0) return `listen tcp: address ${port}: invalid port`;
  return `listen tcp :${port}: bind: ${errnoText(error)}`;
}

function errnoText(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return ERRNO_TEXTS.get(code) ?? (error instanceof Error ? error.message : String(error));
}
