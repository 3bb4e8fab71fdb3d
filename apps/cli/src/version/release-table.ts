import type { Release } from "@outrigger/inject";

/**
 * The built-in releases as a table: what `--release` takes, the tag whose behaviour it is, and whether recorded answers prove it.
 *
 * @example
 * releaseTable([]); // "RELEASE  ISTIO  STATE\n"
 */
export function releaseTable(releases: readonly Pick<Release, "name" | "tag" | "proved">[]): string {
  const rows = releases.map(({ name, tag, proved }) => [name, tag, proved ? "proved by goldens" : "read, not proved"]);
  const table = [["RELEASE", "ISTIO", "STATE"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}\n`).join("");
}
