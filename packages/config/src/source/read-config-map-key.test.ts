import { describe, expect, it } from "vitest";
import { ConfigError } from "../config-error.ts";
import { readConfigMapKey } from "./read-config-map-key.ts";

const read = (text: string): ReturnType<typeof readConfigMapKey> => readConfigMapKey(text, "mesh", { file: "f" });

describe("readConfigMapKey()", () => {
  it.each(["", "proxyListenPort: 1", "a: b: c", "kind: Pod\ndata: {mesh: x}", "[1]"])("gives %j as it is", (text) => {
    const source = read(text);
    expect(source.text).toBe(text);
    expect(source.locate(3, 4)).toEqual({ file: "f", line: 3, column: 4 });
  });

  const items = "kind: ConfigMap\n  data: {mesh: 'x: 1'}";
  it.each([
    ["apiVersion: v1\nkind: ConfigMap\ndata:\n  mesh: |-\n    x: 1\n", "x: 1", 5, 5],
    [`kind: List\nitems:\n- ${items}\n`, "x: 1", 4, 17],
    [`kind: ConfigMapList\nitems:\n- kind: ConfigMap\n  data: {other: y}\n- ${items}\n`, "x: 1", 6, 17],
    ['{"kind": "ConfigMap", "data": {"mesh": "x: 1"}}', "x: 1", 1, 41],
  ])("takes the key out of %j", (text, value, line, column) => {
    const source = read(text);
    expect(source.text).toBe(value);
    expect(source.locate(1, 1)).toEqual({ file: "f", line, column });
  });

  it.each([
    ["kind: ConfigMap", 'Cannot find the key "mesh": the ConfigMap has no data', 1, 1],
    ["kind: ConfigMap\ndata: {values: x}", 'Cannot find the key "mesh": the ConfigMap has only "values"', 2, 7],
    [
      "kind: ConfigMap\ndata:\n  mesh: 5",
      "Cannot read the ConfigMap: Every value under data of a ConfigMap must be text",
      3,
      9,
    ],
  ])("refuses %j", (text, message, line, column) => {
    try {
      read(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).issues).toMatchObject([
        { code: "config-manifest", message, file: "f", line, column },
      ]);
    }
  });

  it("reads a key of a hostile name only as an own one", () => {
    expect(() => readConfigMapKey("kind: ConfigMap\ndata: {}", "constructor", { file: "f" })).toThrow(ConfigError);
  });
});
