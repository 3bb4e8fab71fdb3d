import { readdirSync, readFileSync } from "node:fs";
import type { GoValue } from "@outrigger/go-std";
import { replaceRawBytes } from "@outrigger/go-std/fmt";
import { parseTemplate } from "@outrigger/go-template";
import { describe, expect, test } from "vitest";
import type { SprigHost } from "./host.ts";
import { sprigFunctions } from "./sprig-functions.ts";

/** A call and what Go's sprig answered (`scripts/record.ts`). */
interface Row {
  readonly name: string;
  readonly call: string;
  readonly ok?: string;
  readonly error?: string;
}

const fixtures = new URL("../fixtures/", import.meta.url);
const host: SprigHost = {
  now: () => 1_700_000_000_123_456_789n,
  random: pseudoRandom(),
  env: (name) =>
    new Map([
      ["SPRIG_NAME", "value"],
      ["SPRIG_EMPTY", ""],
    ]).get(name),
  timeZone: "America/New_York",
};
const functions = sprigFunctions(host);

/** Bytes that look random and are the same each time. */
function pseudoRandom(): (bytes: number) => Uint8Array {
  let state = 1;
  return (bytes) =>
    new Uint8Array(bytes).map(() => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    });
}

describe("sprigFunctions()", () => {
  test.each(readdirSync(fixtures).filter((name) => name.endsWith(".jsonl")))("answers as Go does: %s", (file) => {
    const rows = readRows(file);
    const wrong = rows
      .map((row) => ({ ...row, ours: answer(file, row.call) }))
      .filter(({ ok, error, ours }) => ours !== (ok ?? `error: ${error}`));
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

function readRows(file: string): readonly Row[] {
  return readFileSync(new URL(file, fixtures), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

/** The template that a row is about: programs are templates themselves. Times have no Go syntax here. */
function templateOf(file: string, call: string): string {
  return file === "programs.jsonl"
    ? call
    : `{{$r := ${call}}}{{printf "%T ${file === "dates.jsonl" ? "%v" : "%#v"} " $r $r}}{{$r}}`;
}

function answer(file: string, call: string): string {
  const data = JSON.parse(readFileSync(new URL("data.json", fixtures), "utf8")) as GoValue;
  try {
    return parseTemplate("inject", templateOf(file, call), { functions }).execute(data);
  } catch (error) {
    return `error: ${replaceRawBytes((error as Error).message)}`;
  }
}
