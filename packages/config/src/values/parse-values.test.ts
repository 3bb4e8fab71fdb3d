import { describe, expect, it } from "vitest";
import { ConfigError } from "../config-error.ts";
import type { MeshRelease } from "../mesh/releases.ts";
import { parseValues } from "./parse-values.ts";

describe("parseValues()", () => {
  it.each<[string, MeshRelease | undefined, unknown]>([
    ["", undefined, {}],
    ["", "1.23", {}],
    ["", "1.24", null],
    [
      "global: {proxy: {statusPort: 15020}, other: 1.5}",
      "1.31",
      { global: { proxy: { statusPort: 15020 }, other: 1.5 } },
    ],
    ["global: {proxy: {privileged: yes}}", "1.7", { global: { proxy: { privileged: true } } }],
    ["global: {proxy: {privileged: 'yes'}}", "1.7", { global: { proxy: { privileged: "yes" } } }],
    ["pilot: {rollingMaxSurge: 25%}\nunknown: [{}]", "1.31", { pilot: { rollingMaxSurge: "25%" }, unknown: [{}] }],
    ["global: {tag: 1.10}", "1.31", { global: { tag: 1.1 } }],
  ])("reads %j as %s does", (text, release, values) => {
    expect(parseValues(text, { file: "values", ...(release === undefined ? {} : { release }) })).toEqual(values);
  });

  const prefix = "could not parse configuration values:";
  it.each<[string, MeshRelease | undefined, string, string]>([
    ["{bad", undefined, "yaml: line 1: did not find expected ',' or '}'", ""],
    ["{bad", "1.31", `${prefix} yaml: line 1: did not find expected ',' or '}'`, ""],
    [
      "global:\n  proxy: {privileged: 'yes'}",
      "1.31",
      `${prefix} json: cannot unmarshal string into Go value of type bool`,
      "global.proxy.privileged",
    ],
    ["global: {hub: 1}", "1.8", `${prefix} json: cannot unmarshal number into Go value of type string`, "global.hub"],
    ["3", "1.31", `${prefix} json: cannot unmarshal number into Go value of type map[string]json.RawMessage`, ""],
    [
      "pilot: {rollingMaxSurge: true}",
      "1.31",
      `${prefix} json: cannot unmarshal bool into Go value of type int32`,
      "pilot.rollingMaxSurge",
    ],
    [
      "pilot: {nodeSelector: 3}",
      "1.31",
      `${prefix} bad StructValue: json: cannot unmarshal number into Go value of type map[string]json.RawMessage`,
      "pilot.nodeSelector",
    ],
  ])("refuses %j of %s", (text, release, message, path) => {
    const read = (): unknown => parseValues(text, { file: "values", ...(release === undefined ? {} : { release }) });
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      expect((error as ConfigError).message).toBe(message);
      expect((error as ConfigError).issues[0]).toMatchObject({ path, file: "values" });
    }
  });
});
