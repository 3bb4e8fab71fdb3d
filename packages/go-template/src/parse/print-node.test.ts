import { describe, expect, test } from "vitest";
import { generateTemplate } from "../../test/generate.ts";
import { TemplateError } from "../errors/template-error.ts";
import type { ListNode, Statement } from "./node.ts";
import { parseSource } from "./parse.ts";
import { printNode } from "./print-node.ts";

const BUILTINS = new Set(
  "and or not len index slice print printf println html js urlquery call eq ne lt le gt ge".split(" "),
);

function parse(text: string): ReadonlyMap<string, ListNode> | undefined {
  try {
    const delims = { left: "{{", right: "}}" };
    return parseSource({ name: "page", text }, { delims, hasFunction: (name) => BUILTINS.has(name), nesting: 100 });
  } catch (error) {
    if (error instanceof TemplateError) {
      return undefined;
    }
    throw error;
  }
}

/** Two texts side by side parse to one, so only what they say is compared. */
function shape(list: ListNode | undefined): string {
  return JSON.stringify(list, (key, value: unknown) => {
    if (key === "nodes") {
      return joinTexts(value as Statement[]);
    }
    return key === "position" ? undefined : typeof value === "bigint" ? `${value}n` : value;
  });
}

function joinTexts(nodes: readonly Statement[]): Statement[] {
  const joined: Statement[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind === "text" && last?.kind === "text") {
      joined[joined.length - 1] = { ...last, text: last.text + node.text };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

describe("printNode()", () => {
  test.each([
    ["{{if .a}}x{{else if .b}}y{{end}}", "{{if .a}}x{{else}}{{if .b}}y{{end}}{{end}}"],
    ["{{ $x,$y := .a }}", undefined],
    ["{{range $i, $e := .l}}{{break}}{{end}}", "{{range $i, $e := .l}}{{break}}{{end}}"],
    ["{{(print 1 | len).x.y}}", "{{(print 1 | len).x.y}}"],
    ["{{template `a\nb` .x}}", '{{template "a\\nb" .x}}'],
    ["{{- $x = 1 -}}", "{{$x = 1}}"],
  ])("%s", (text, want) => {
    const tree = parse(text)?.get("page");
    expect(tree && printNode(tree)).toBe(want);
  });

  test("prints what parses to the same tree", () => {
    let checked = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const tree = parse(generateTemplate(seed))?.get("page");
      if (tree !== undefined) {
        checked++;
        const again = parse(printNode(tree))?.get("page");
        expect(printNode(again ?? tree), `seed ${seed}`).toBe(printNode(tree));
        expect(shape(again), `seed ${seed}`).toBe(shape(tree));
      }
    }
    expect(checked).toBeGreaterThan(800);
  });
});
