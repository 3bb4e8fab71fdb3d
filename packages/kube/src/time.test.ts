import { describe, expect, test } from "vitest";
import { formatTime, parseTime, printTime } from "./index.ts";

describe("parseTime(), as recorded from package time of Go 1.26", () => {
  test.each([
    ["2019-02-03T04:05:06Z", "2019-02-03T04:05:06Z", "2019-02-03 04:05:06 +0000 UTC"],
    ["2019-02-03T4:05:06Z", "2019-02-03T04:05:06Z", "2019-02-03 04:05:06 +0000 UTC"],
    ["2019-02-03T04:05:06,5Z", "2019-02-03T04:05:06Z", "2019-02-03 04:05:06.5 +0000 UTC"],
    ["2019-02-03T04:05:06.123456789123Z", "2019-02-03T04:05:06Z", "2019-02-03 04:05:06.123456789 +0000 UTC"],
    ["2019-02-03T04:05:06+24:00", "2019-02-02T04:05:06Z", "2019-02-02 04:05:06 +0000 UTC"],
    ["2020-02-29T04:05:06-00:00", "2020-02-29T04:05:06Z", "2020-02-29 04:05:06 +0000 UTC"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "0000-01-01 00:00:00 +0000 UTC"],
    ["9999-12-31T23:59:59-23:00", "10000-01-01T22:59:59Z", "10000-01-01 22:59:59 +0000 UTC"],
    ["0000-01-01T00:00:00+10:00", "-0001-12-31T14:00:00Z", "-0001-12-31 14:00:00 +0000 UTC"],
  ])("reads %s", (text, json, printed) => {
    expect(formatTime(parseTime(text))).toBe(json);
    expect(printTime(parseTime(text))).toBe(printed);
  });

  test.each([
    ["", 'parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006"'],
    ["2019", 'parsing time "2019" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "-"'],
    ["2019-02-30T04:05:06Z", 'parsing time "2019-02-30T04:05:06Z": day out of range'],
    ["2019-13-03T04:05:06Z", 'parsing time "2019-13-03T04:05:06Z": month out of range'],
    ["2019-02-03T24:05:06Z", 'parsing time "2019-02-03T24:05:06Z": hour out of range'],
    ["2019-02-03T04:05:06Zx", 'parsing time "2019-02-03T04:05:06Zx": extra text: "x"'],
    ["2019-02-03T04:05:06+25:00", 'parsing time "2019-02-03T04:05:06+25:00": time zone offset hour out of range'],
    [
      "2019-02-03T04:05:06é",
      'parsing time "2019-02-03T04:05:06\\xc3\\xa9" as "2006-01-02T15:04:05Z07:00": cannot parse "\\xc3\\xa9" as "Z07:00"',
    ],
  ])("refuses %j", (text, message) => {
    expect(() => parseTime(text)).toThrow(expect.objectContaining({ code: "kube-time", message }));
  });
});
