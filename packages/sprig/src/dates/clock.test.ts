import type { GoValue } from "@outrigger/go-std";
import { parseTemplate } from "@outrigger/go-template";
import { describe, expect, test } from "vitest";
import { sprigFunctions } from "../sprig-functions.ts";

/** 2023-11-14 22:13:20.123456789 UTC. */
const NOW = 1_700_000_000_123_456_789n;

function render(text: string, options: { timeZone?: string; data?: GoValue } = {}): string {
  const zone = options.timeZone === undefined ? {} : { timeZone: options.timeZone };
  const host = { now: () => NOW, random: (bytes: number) => new Uint8Array(bytes), env: () => undefined, ...zone };
  return parseTemplate("clock", text, { functions: sprigFunctions(host) }).execute(options.data ?? null);
}

describe("dateFunctions()", () => {
  test.each([
    ["now", "{{now}}", undefined, "2023-11-14 22:13:20.123456789 +0000 UTC"],
    ["now in a zone", "{{now}}", "Europe/Berlin", "2023-11-14 23:13:20.123456789 +0100 CET"],
    ["now in a zone that nobody knows", "{{now}}", "Middle/Earth", "2023-11-14 22:13:20.123456789 +0000 UTC"],
    [
      "date of what is no date",
      '{{date "15:04" "x"}} {{htmlDate nil}} {{htmlDate 1.5}}',
      undefined,
      "22:13 2023-11-14 2023-11-14",
    ],
    ["dateInZone", '{{dateInZone "Jan 2 15:04 MST" now "Asia/Kolkata"}}', "UTC", "Nov 15 03:43 IST"],
    ["ago", '{{ago (toDate "2006-01-02" "2023-11-14")}}', undefined, "22h13m20s"],
    ["ago of seconds", "{{ago (int64 1699999990)}} {{ago 5}}", undefined, "10s 472222h13m15s"],
    ["ago of the future", '{{ago (toDate "2006-01-02" "2023-11-16")}}', undefined, "-25h46m40s"],
    ["durationRound of a time", '{{durationRound (toDate "2006-01-02" "2021-01-01")}}', undefined, "2y"],
    ["unixEpoch", "{{unixEpoch now}}", "Pacific/Auckland", "1700000000"],
    ["dateModify", '{{now | dateModify "-1.5h" | date "15:04:05"}}', undefined, "20:43:20"],
    [
      "methods",
      "{{now.Year}} {{now.Month}} {{now.Weekday}} {{now.Unix}}",
      undefined,
      "2023 November Tuesday 1700000000",
    ],
    ["the monotonic reading that Go shows", '{{now | toString | contains "m=+"}}', undefined, "false"],
  ])("%s", (_name, text, timeZone, want) => {
    expect(render(text, timeZone === undefined ? {} : { timeZone })).toBe(want);
  });
});
