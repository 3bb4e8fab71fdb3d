import type { GoType } from "@outrigger/go-std";
import { anyType, boolType, intType, sliceOf, stringType, Typed } from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import { describe, expect, test } from "vitest";
import { Budget } from "./errors/budget.ts";
import type { TemplateErrorCode } from "./errors/template-error.ts";
import { TemplateError } from "./errors/template-error.ts";
import type { GoFunction } from "./go-function.ts";
import { parseTemplate } from "./template.ts";

function failure(run: () => unknown): TemplateError {
  try {
    run();
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
  throw new Error("it did not fail");
}

function functions(entries: Readonly<Record<string, GoFunction>>): ReadonlyMap<string, GoFunction> {
  return new Map(Object.entries(entries));
}

describe("parseTemplate()", () => {
  test.each([
    ["field", "Hello {{.name}}!", { name: "World" }, "Hello World!"],
    ["missing field", "{{.other}}", { name: "World" }, "<no value>"],
    ["own delimiters", "[[ .name ]]", { name: "World" }, "World"],
  ])("%s", (_name, text, data, want) => {
    const delims: readonly [string, string] = text.startsWith("[[") ? ["[[", "]]"] : ["{{", "}}"];
    expect(parseTemplate("page", text, { delims }).execute(data)).toBe(want);
  });

  test("keeps no state between executions", () => {
    const template = parseTemplate("page", "{{$x := .a}}{{range .l}}{{$x = .}}{{end}}{{$x}}");
    expect(template.execute({ a: 1n, l: ["b", "c"] })).toBe("c");
    expect(template.execute({ a: 1n, l: [] })).toBe("1");
  });

  test("leaves its data alone", () => {
    const data = Object.freeze({ l: Object.freeze(["b", "a"]), m: Object.freeze({ b: "1", a: "2" }) });
    expect(parseTemplate("page", "{{range .m}}{{.}}{{end}}{{slice .l 1}}").execute(data)).toBe("21[a]");
  });

  test("knows the templates of its text", () => {
    const template = parseTemplate("page", '{{define "a"}}A{{.}}{{end}}{{template "a" 1}}');
    expect(template.names).toEqual(["a", "page"]);
    expect(template.lookup("a")?.execute("x")).toBe("Ax");
    expect(template.lookup("b")).toBeUndefined();
  });

  test("reaches no prototype", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    for (const name of names) {
      const text = `{{.${name}}}{{index . "${name}"}}{{.m.${name}.x}}`;
      expect(parseTemplate("page", text).execute({ m: {} })).toBe("<no value><no value><no value>");
    }
    const own = Object.fromEntries([["constructor", "own"]]);
    expect(parseTemplate("page", "{{.constructor}}{{len .}}").execute(own)).toBe("own1");
  });

  test("finds no function on a prototype", () => {
    for (const name of ["constructor", "toString", "__proto__"]) {
      expect(failure(() => parseTemplate("page", `{{${name}}}`)).message).toBe(
        `template: page:1: function "${name}" not defined`,
      );
    }
  });
});

describe("functions", () => {
  const join: GoFunction = {
    params: [stringType, anyType],
    variadic: true,
    result: stringType,
    call: ([separator, ...parts]) =>
      parts.map((part) => `${typeof part}:${JSON.stringify(part, bigintText)}`).join(separator as string),
  };
  const bigintText = (_key: string, value: unknown) => (typeof value === "bigint" ? `${value}n` : value);

  test("get arguments as Go would pass them", () => {
    const text = '{{join "," 1 1.5 "a" true nil .missing .null .list}}';
    const template = parseTemplate("page", text, { functions: functions({ join }) });
    expect(template.execute({ null: null, list: [1n] })).toBe(
      'bigint:"1n",number:1.5,string:"a",boolean:true,object:null,object:null,object:null,object:["1n"]',
    );
  });

  test.each<[string, GoType, string, string]>([
    ["an int constant for a float", { kind: "float64", name: "float64" }, "1", "number 1"],
    ["a whole float constant for an int", intType, "1e3", "bigint 1000"],
    ["a rune for an int", intType, "'a'", "bigint 97"],
  ])("adapt %s", (_name, type, constant, want) => {
    const show: GoFunction = {
      params: [type],
      result: stringType,
      call: ([value]) => `${typeof value} ${sprint([value ?? null])}`,
    };
    expect(parseTemplate("page", `{{show ${constant}}}`, { functions: functions({ show }) }).execute(null)).toBe(want);
  });

  test("are refused what Go refuses", () => {
    const take: GoFunction = { params: [stringType, intType], result: stringType, call: () => "" };
    const options = { functions: functions({ take }) };
    const rows: [string, string][] = [
      ["{{take}}", "wrong number of args for take: want 2 got 0"],
      ['{{take "a" "b"}}', 'expected integer; found "b"'],
      ["{{take .n 1}}", "wrong type for value; expected string; got int"],
      ['{{take "a" .s}}', "wrong type for value; expected int; got string"],
      ["{{take .missing 1}}", "invalid value; expected string"],
      ["{{take nil 1}}", "cannot assign nil to string"],
    ];
    for (const [text, want] of rows) {
      expect(failure(() => parseTemplate("page", text, options).execute({ n: 1n, s: "s" })).message).toContain(
        `: ${want}`,
      );
    }
  });

  test("fail with Go's text, and keep the cause", () => {
    const cause = new Error("no luck");
    const fail: GoFunction = {
      params: [],
      call: () => {
        throw cause;
      },
    };
    const error = failure(() =>
      parseTemplate("page", "a\n {{fail}}", { functions: functions({ fail }) }).execute(null),
    );
    expect(error.message).toBe('template: page:2:3: executing "page" at <fail>: error calling fail: no luck');
    expect(error.cause).toBe(cause);
    expect(error).toMatchObject({ code: "template-execution", line: 2, column: 4 });
    expect(error.frame).toBe("2 |  {{fail}}\n       ^");
  });

  test("may take the place of Go's own, and of keywords", () => {
    const len: GoFunction = { params: [anyType], result: stringType, call: () => "mine" };
    const stop: GoFunction = { params: [], result: stringType, call: () => "stop" };
    const template = parseTemplate("page", "{{len 1}}{{break}}", { functions: functions({ len, break: stop }) });
    expect(template.execute(null)).toBe("minestop");
  });

  test("may give values with types", () => {
    const tags: GoFunction = { params: [], result: sliceOf(stringType), call: () => ["a"] };
    const yes: GoFunction = { params: [], result: boolType, call: () => true };
    const text = '{{printf "%T %T" tags yes}}{{range tags}}{{.}}{{end}}';
    expect(parseTemplate("page", text, { functions: functions({ tags, yes }) }).execute(null)).toBe("[]string boola");
  });
});

describe("errors", () => {
  test.each<[string, string, number, number]>([
    ["a word that is no function", "a\nb {{nope}}", 2, 5],
    ["an action that does not end", "{{if true}}\n  {{.x", 2, 7],
    ["a block that does not end", "{{if true}}\n  x", 2, 4],
    ["characters, not bytes", "éé{{\u0001}}", 1, 5],
  ])("are placed: %s", (_name, text, line, column) => {
    const error = failure(() => parseTemplate("page", text));
    expect(error).toMatchObject({ code: "template-syntax", where: { template: "page", line, column }, line, column });
  });

  test("show a part of a long line", () => {
    const error = failure(() => parseTemplate("page", `${"x".repeat(500)}{{nope}}${"y".repeat(500)}`));
    const [line = "", caret = ""] = error.frame.split("\n");
    expect(line.length).toBeLessThan(120);
    expect(line.slice(caret.indexOf("^"))).toMatch(/^nope/);
  });
});

describe("budgets", () => {
  function code(text: string, limits: ConstructorParameters<typeof Budget>[0]): TemplateErrorCode {
    return failure(() => parseTemplate("page", text).execute({ l: [1n, 2n] }, { budget: new Budget(limits) })).code;
  }

  test.each<[string, string, ConstructorParameters<typeof Budget>[0], TemplateErrorCode]>([
    ["endless loop", "{{range 1000000000}}{{end}}", {}, "template-steps"],
    ["nested loops", "{{range 10000}}{{range 10000}}{{end}}{{end}}", {}, "template-steps"],
    ["few steps", "{{range .l}}{{.}}{{end}}", { steps: 2 }, "template-steps"],
    ["much text", "{{range 100}}0123456789{{end}}", { output: 500 }, "template-output"],
    ["many values", '{{range 100}}{{"0123456789"}}{{end}}', { output: 500 }, "template-output"],
    ["wide format", '{{$x := printf "%900000d" 1}}', { output: 1000 }, "template-output"],
    ["wide formats", `{{$x := printf "${"%999999[1]d".repeat(200)}" 1}}`, {}, "template-output"],
    ["doubling text", `{{$x := "xx"}}{{range 60}}{{$x = print $x $x}}{{end}}`, {}, "template-output"],
    [
      "long text counted again and again",
      `{{$x := printf "%100000d" 1}}{{range 100000}}{{$y := len $x}}{{end}}`,
      {},
      "template-steps",
    ],
    ["recursion", '{{define "t"}}{{template "t"}}{{end}}{{template "t"}}', {}, "template-depth"],
    [
      "recursion in blocks",
      `{{define "t"}}${"{{with 1}}".repeat(50)}{{template "t"}}${"{{end}}".repeat(50)}{{end}}{{template "t"}}`,
      {},
      "template-depth",
    ],
  ])("end: %s", (_name, text, limits, want) => {
    expect(code(text, limits)).toBe(want);
  });

  test("say it in Go's words where Go has some", () => {
    const text = '{{define "t"}}{{template "t"}}{{end}}{{template "t"}}';
    const error = failure(() => parseTemplate("page", text).execute(null, { budget: new Budget({ depth: 9 }) }));
    expect(error.message).toBe(
      'template: page:1:25: executing "t" at <{{template "t"}}>: exceeded maximum template depth (9)',
    );
    expect(error.hint).toBe("Make the templates call one another less deeply, or raise the budget's depth.");
  });

  test("are shared by nested calls", () => {
    const budget = new Budget({ steps: 50 });
    const inner = parseTemplate("inner", "{{range 10}}{{end}}");
    const render: GoFunction = { params: [], result: stringType, call: () => inner.execute(null, { budget }) };
    const outer = parseTemplate("outer", "{{range 10}}{{render}}{{end}}", { functions: functions({ render }) });
    const error = failure(() => outer.execute(null, { budget }));
    expect(error).toMatchObject({ code: "template-steps", where: { template: "inner" } });
  });

  test("are as they were before, apart from what was spent", () => {
    const budget = new Budget();
    const text = '{{define "t"}}{{with 1}}{{template "t"}}{{end}}{{end}}{{template "t"}}';
    failure(() => parseTemplate("page", text).execute(null, { budget }));
    expect(budget).toMatchObject({ depth: 0, levels: 0 });
  });

  test.each([
    ["blocks", "{{if 1}}".repeat(401) + "{{end}}".repeat(401)],
    ["else ifs", `{{if 0}}${"{{else if 0}}".repeat(401)}{{end}}`],
    ["parentheses", `{{${"(".repeat(401)}1${")".repeat(401)}}}`],
  ])("bound the nesting of %s", (_name, text) => {
    expect(failure(() => parseTemplate("page", text)).code).toBe("template-nesting");
    expect(failure(() => parseTemplate("page", text, { nesting: 100 })).code).toBe("template-nesting");
  });

  test("leave room for what is nested in earnest", () => {
    const text = `${"{{if 1}}".repeat(200)}{{${"(print ".repeat(200)}1${")".repeat(200)}}}${"{{end}}".repeat(200)}`;
    expect(parseTemplate("page", text).execute(null)).toBe("1");
  });
});

test("what a value's method throws, and a stack that ends, are errors with a code", () => {
  const deep: GoFunction = { params: [], result: stringType, call: () => recurse(0) };
  const error = failure(() => parseTemplate("page", "{{deep}}", { functions: functions({ deep }) }).execute(null));
  expect(error.code).toBe("template-depth");
});

function recurse(depth: number): string {
  return `${recurse(depth + 1)}${new Typed(intType, 1n).type.name}`;
}
