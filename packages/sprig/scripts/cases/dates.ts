import type { FunctionCases } from "./define.ts";
import { MOMENTS, nowCases } from "./moments.ts";
import { parseCalls } from "./parsed-dates.ts";
import { TEXTS, VALUES } from "./pools.ts";

const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => JSON.stringify(text));

const LAYOUTS = quoted(
  "2006-01-02|Mon Jan _2 15:04:05 2006|Mon Jan _2 15:04:05 MST 2006|Monday, 02-Jan-06 15:04:05 MST|2006-01-02T15:04:05Z07:00|2006-01-02T15:04:05.999999999Z07:00|3:04PM|03:04:05 pm|Jan _2 15:04:05.000|Jan _2 15:04:05.000000000|02 Jan 06 15:04 -0700|-07 -07:00 -0700 -070000 -07:00:00|Z07 Z07:00 Z0700 Z070000 Z07:00:00|1/2/06 4:5|__2 002 _2 2|January Janet Jan Month Mon|,000 .999 ,9 .0|2006 06 _2006|text only é 世|15h 3 03|MST|05.999 05,00||.0001|01021504052006|PMpm".split(
    "|",
  ),
);

const ZONES = quoted(
  "UTC||Local|America/New_York|Europe/Berlin|Asia/Kolkata|Asia/Tokyo|Australia/Sydney|Pacific/Auckland|America/Sao_Paulo|Africa/Cairo|Europe/Dublin|Etc/GMT+5|Asia/Kathmandu|America/St_Johns|Pacific/Apia|Europe/Moscow|europe/berlin|Nowhere/None|../UTC|/UTC|+01:00|GMT|Europe/London|America/Caracas|Antarctica/Troll|Asia/Pyongyang|Pacific/Chatham".split(
    "|",
  ),
);

const SECONDS = [
  "0",
  "1",
  "-1",
  "1700000000",
  "1711846800",
  "1698541200",
  "-2208988800",
  "951827696",
  "4102444800",
  "(int64 1234567890)",
  "(int 5)",
  "253402300799",
  "253402300800",
  "-62135596800",
  "-62135596801",
  "-99999999999",
  "9223372036854775807",
  "-9223372036854775808",
  "32503680000",
];
const DATES = [...SECONDS, ...MOMENTS];

const DURATIONS = quoted(
  "0|1s|1h30m|-1.5h|1.5h2.25m3.75s|100ms|1us|1µs|1μs|1ns|+5m|1|s|1x|1.s|.5s|.s|1h-2m|-|+|+-1s|1 s|1e3s|9223372036854775807ns|9223372036854775808ns|-9223372036854775808ns|2562047h47m16.854775807s|2562047h48m|99999999999999999999s|0.000000000000000000000000001s|0.9223372036854775807s|0.3333333333333333333333h|1h1h1h|00001s|1.1.1s|1hs|é|1é|1d|0x1s||24h|720h|8760h|8761h|17520h5m|59s|61s|3601s|86401s|-90000s".split(
    "|",
  ),
);

/** Family: dates, in a local zone that is America/New_York; what depends on the clock is left out. */
export const dateCases: readonly FunctionCases[] = [
  {
    name: "date",
    pools: [[...LAYOUTS, "5", "nil"], DATES],
    limit: 180,
    also: ['date "2006" "2021"  | len', 'date "" nil', "date .num 5"],
  },
  ...["dateInZone", "date_in_zone"].map((name) => ({
    name,
    pools: [[...LAYOUTS, "5"], DATES.filter((date) => date !== "-2208988800"), [...ZONES, "5", "nil"]],
    limit: name === "dateInZone" ? 700 : 60,
  })),
  {
    name: "htmlDate",
    pools: [[...DATES]],
    also: ["htmlDate", 'htmlDate "x" | len', "htmlDate nil | len", "htmlDate 1.5 | len", "htmlDate (list) | len"],
  },
  { name: "htmlDateInZone", pools: [DATES, [...ZONES, "5", "nil"]], limit: 80 },
  { name: "toDate", pools: [TEXTS, TEXTS], also: parseCalls("toDate"), limit: 20 },
  { name: "mustToDate", pools: [TEXTS, TEXTS], also: parseCalls("mustToDate"), limit: 30 },
  ...["dateModify", "date_modify", "mustDateModify", "must_date_modify"].map((name) => ({
    name,
    pools: [
      [...DURATIONS, "5", "nil"],
      [
        '(toDate "2006-01-02 15:04" "2021-03-14 01:30")',
        '(toDate "2006-01-02" "")',
        '(toDate "2006-01-02 15:04 -0700" "2020-02-29 23:59 +0530")',
        "5",
        "nil",
        '"2020"',
        ".missing",
      ],
    ],
    limit: 80,
  })),
  {
    name: "unixEpoch",
    pools: [[...MOMENTS, "5", "nil", '"x"', ".missing", "(list)"]],
    also: DATES.slice(0, 9)
      .map((date) => `unixEpoch (toDate "2006-01-02 15:04:05" (date "2006-01-02 15:04:05" ${date}))`)
      .concat(
        parseCalls("toDate")
          .slice(0, 20)
          .map((call) => `unixEpoch (${call})`),
      ),
  },
  {
    name: "duration",
    pools: [
      [
        ...VALUES,
        ...quoted(
          "0|1|59|60|61|3600|86399|-90|95|99999999999|9223372036854775807|-9223372036854775808|99999999999999999999|1.5|1s|+5".split(
            "|",
          ),
        ),
        "(int64 95)",
        "(int64 -3661)",
        "(int64 9223372036854775807)",
        "95",
      ],
    ],
    limit: 60,
  },
  {
    name: "durationRound",
    pools: [
      [
        ...DURATIONS,
        ...VALUES,
        "(int64 1000000000)",
        "(int64 1000000001)",
        "(int64 -9223372036854775808)",
        "(int64 90000000000)",
      ],
    ],
    limit: 90,
  },
  {
    name: "ago",
    pools: [["(now)"]],
    also: [
      "ago nil",
      'ago "x"',
      "ago 1.5",
      "ago (list)",
      "ago true",
      "ago",
      "ago (int64 9223372036854775807)",
      "ago (int64 -9223372036854775808)",
      "ago 5 6",
      "ago .num",
      "ago .nil",
      "ago .missing",
      "ago (dict)",
      "ago now",
      'ago ""',
      "ago 2i",
      "ago .list",
      "ago .map",
      "ago (until 2)",
      'ago (toDate "2006" "0001")',
      'ago (toDate "2006" "9999")',
    ],
  },
  nowCases,
];
