import { describe, expect, it } from "vitest";
import { ConfigError } from "../config-error.ts";
import { type InjectorConfigOptions, parseInjectorConfig } from "./parse-injector-config.ts";

const parse = (text: string, options: Partial<InjectorConfigOptions> = {}): ReturnType<typeof parseInjectorConfig> =>
  parseInjectorConfig(text, { file: "config", ...options });

function errorOf(text: string, options: Partial<InjectorConfigOptions> = {}): ConfigError {
  try {
    parse(text, options);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parseInjectorConfig() takes what Go takes", () => {
  it.each([
    ["", "", ""],
    ["policy: enabled", "enabled", ""],
    ["policy: on\ntemplate: 5", "true", "5"],
    ["policy: 1.10\ntemplate: ~", "1.1", ""],
    ["POLICY: enabled\nTemplate: x", "enabled", "x"],
    ["policy: disabled\nPolicy: enabled", "disabled", ""],
    ["policy: enabled\npolicy: disabled", "disabled", ""],
    ["policy: Enabled\nunknown: [1]", "Enabled", ""],
    ['{"policy":"enabled","template":"a\\nb"}', "enabled", "a\nb"],
    ["policy: enabled\r\ntemplate: |\r\n  a\r\n  b\r\n", "enabled", "a\nb\n"],
  ])("%j", (text, policy, template) => {
    expect(parse(text)).toMatchObject({ policy, template });
  });

  it.each([
    ["|\n  a\n   \n\n  b\n\n", "a\n \n\nb\n"],
    ["|-\n  a\n\n", "a"],
    ["|+\n  a\n\n", "a\n\n"],
    ["|2\n    a\n", "  a\n"],
    [">\n  a\n  b\n\n  c\n", "a b\nc\n"],
  ])("keeps the template %j to the byte", (block, template) => {
    expect(parse(`template: ${block}`).template).toBe(template);
  });

  it("reads selectors and annotations of the releases that have them", () => {
    const text =
      "neverInjectSelector: [{matchLabels: {app: 1}}]\nalwaysInjectSelector: [{}]\ninjectedAnnotations: {b: yes, a: x}";
    expect(parse(text)).toMatchObject({
      neverInjectSelector: [{ matchLabels: { app: "1" } }],
      alwaysInjectSelector: [{}],
      injectedAnnotations: { a: "x", b: "true" },
    });
    expect(Object.keys(parse(text).injectedAnnotations)).toEqual(["a", "b"]);
    expect(parse(text, { release: "1.0" })).toMatchObject({ neverInjectSelector: [], injectedAnnotations: {} });
    expect(parse("neverInjectSelector: 5", { release: "1.0" }).policy).toBe("");
  });

  it("reads the modern shape", () => {
    const config = parse("policy: enabled\ntemplates: {sidecar: x}\ndefaultTemplates: [sidecar]\naliases: {a: [b, c]}");
    expect(config).toMatchObject({
      templates: { sidecar: "x" },
      defaultTemplates: ["sidecar"],
      aliases: { a: ["b", "c"] },
    });
    expect(config.keys).toEqual(["policy", "templates", "defaultTemplates", "aliases"]);
  });
});

describe("parseInjectorConfig() since 1.9", () => {
  it("uses the template sidecar where none is named, and knows no single template", () => {
    const config = parse("policy: enabled\ntemplate: old\ntemplates: {sidecar: x}\naliases: {a: ~}", {
      release: "1.31",
    });
    expect(config).toMatchObject({ template: "", defaultTemplates: ["sidecar"], aliases: { a: [] } });
    expect(parse("template: old", { release: "1.31" }).templates).toEqual({});
    expect(parse("defaultTemplates: [gateway]", { release: "1.9" }).defaultTemplates).toEqual(["gateway"]);
    expect(parse("templates: {sidecar: x}", { release: "1.8" }).templates).toEqual({});
  });

  it("takes what Go takes as text", () => {
    const config = parse("templates: {a: 1, b: yes, c: ~}\nDefaultTemplates: [1.10]", { release: "1.14" });
    expect(config).toMatchObject({ templates: { a: "1", b: "true", c: "" }, defaultTemplates: ["1.1"] });
  });

  it("keeps hostile names", () => {
    const { templates, aliases } = parse("templates: {__proto__: x}\naliases: {__proto__: [y]}", { release: "1.31" });
    expect([Object.keys(templates), Object.keys(aliases)]).toEqual([["__proto__"], ["__proto__"]]);
  });

  const prefix = "failed to unmarshal injection template: error unmarshaling JSON:";
  it.each([
    [
      "1.31",
      "templates: 1",
      `${prefix} while decoding JSON: json: cannot unmarshal number into Go struct field Config.templates of type inject.RawTemplates`,
    ],
    [
      "1.13",
      "templates: [a]",
      `${prefix} while decoding JSON: json: cannot unmarshal array into Go struct field Config.templates of type inject.Templates`,
    ],
    [
      "1.9",
      "aliases: {a: b}",
      `${prefix} json: cannot unmarshal string into Go struct field Config.aliases of type []string`,
    ],
    [
      "1.31",
      "a: b: c",
      "failed to unmarshal injection template: error converting YAML to JSON: yaml: mapping values are not allowed in this context",
    ],
  ])("%s refuses %j", (release, text, message) => {
    expect(errorOf(text, { release }).message).toBe(message);
  });

  it("finds places in each template", () => {
    const config = parse("templates:\n  a: |\n    x\n  b: |\n    y\n    z\n", { release: "1.31" });
    expect(config.locateTemplate("b")(2, 1)).toEqual({ file: "config", line: 6, column: 5 });
    expect(config.locateTemplate("nope")(2, 1)).toEqual({ file: "config", line: 1, column: 1 });
  });
});

describe("parseInjectorConfig() errors", () => {
  const shape = "error unmarshaling JSON: json: cannot unmarshal";
  it.each([
    ["policy: [enabled]", `${shape} array into Go struct field Config.policy of type inject.InjectionPolicy`, 1, 9],
    ["a: 1\ntemplate:\n  x: 1", `${shape} object into Go struct field Config.template of type string`, 3, 3],
    ["- a", `${shape} array into Go value of type inject.Config`, 1, 1],
    ["x", `${shape} string into Go value of type inject.Config`, 1, 1],
    [
      "a: 1\nb: c: d",
      "error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context",
      2,
      5,
    ],
    [
      "neverInjectSelector:\n- matchLabels: [a]",
      `${shape} array into Go struct field LabelSelector.neverInjectSelector.matchLabels of type map[string]string`,
      2,
      16,
    ],
  ])("%j", (text, message, line, column) => {
    const error = errorOf(text);
    expect(error.message).toBe(message);
    expect(error.issues).toMatchObject([{ message, file: "config", line, column }]);
    expect(error.issues[0]?.hint).not.toBe("");
  });

  it("names the path", () => {
    const [issue] = errorOf("neverInjectSelector: [{}, {matchExpressions: 1}]").issues;
    expect(issue).toMatchObject({ code: "config-shape", path: "neverInjectSelector[1].matchExpressions" });
  });
});

describe("parseInjectorConfig() places in the template", () => {
  it("finds them in a block", () => {
    const config = parse("policy: enabled\ntemplate: |-\n  containers:\n  - name: x\n");
    expect(config.locate(2, 3)).toEqual({ file: "config", line: 4, column: 5 });
  });

  it("finds them through a ConfigMap manifest", () => {
    const text =
      "kind: ConfigMap\ndata:\n  config: |-\n    policy: enabled\n    template: |\n      containers:\n      - a\n";
    const config = parse(text, { file: "cm.yaml" });
    expect(config.template).toBe("containers:\n- a");
    expect(config.locate(2, 3)).toEqual({ file: "cm.yaml", line: 7, column: 9 });
  });

  it("finds them through a ConfigMap in JSON", () => {
    const inner = "policy: enabled\ntemplate: |\n  a\n  b [[ c\n";
    const text = JSON.stringify({ kind: "ConfigMap", data: { config: inner } });
    const { line, column } = parse(text).locate(2, 3);
    expect(line).toBe(1);
    expect(text.slice(column - 1, column + 1)).toBe("[[");
  });

  it("says where the template begins when it cannot tell more", () => {
    expect(parse("template: >\n  a\n  b\n").locate(1, 2)).toEqual({ file: "config", line: 1, column: 11 });
  });
});
