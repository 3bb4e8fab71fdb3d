import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { allDifferences } from "../../compare/all-differences.ts";
import { type JsonObject, member } from "../../json.ts";
import type { Findings } from "../../report/outcome.ts";
import type { ModernFolder } from "../manifest.ts";
import type { Lab } from "./lab.ts";
import { namedOnly, tables, type TryRow } from "./rows.ts";

/** One row of a table as a case. */
export interface UnitTask {
  readonly name: string;
  check(lab: Lab, findings: Findings): void;
}

/** The rows of a release's table tests. @throws Error for a table that nobody knows how to try. */
export function unitTasks(folder: ModernFolder): readonly UnitTask[] {
  const path = join(folder.path, "unit");
  const files = existsSync(path) ? readdirSync(path).sort() : [];
  return files.flatMap((file) => {
    const table = file.replace(/\.json$/, "");
    if (namedOnly.includes(table)) return [];
    const tryRow = tables.get(table);
    if (tryRow === undefined) throw new Error(`Cannot try the rows of "${table}": no reader knows them`);
    const rows = folder.json(join("unit", file)) as readonly JsonObject[];
    return rows.map((row, index) => ({ name: rowName(table, index, row), check: checkOf(tryRow, row) }));
  });
}

function checkOf(tryRow: TryRow, row: JsonObject): UnitTask["check"] {
  return (lab, findings) => {
    findings.parts++;
    const { expected, got } = tryRow(lab, row);
    for (const difference of allDifferences(expected, got, "row")) findings.differ("row", difference);
  };
}

/** Unique in its release, and without what the lists of expected failures give a meaning to. */
function rowName(table: string, index: number, row: JsonObject): string {
  const name = member(row, "name") ?? member(member(row, "meta"), "name") ?? member(row, "ns") ?? "";
  return `${table}/${index} ${typeof name === "string" ? name : ""}`.replaceAll(": ", " ").trim();
}
