import { describe, expect, test } from "vitest";
import { generateTemplate } from "../../test/generate.ts";
import { Lexer } from "./lexer.ts";
import type { Token } from "./token.ts";

function lex(text: string): Token[] {
  const lexer = new Lexer(text, {
    delims: { left: "{{", right: "}}" },
    breakIsFunction: false,
    continueIsFunction: false,
  });
  const tokens: Token[] = [];
  for (;;) {
    const token = lexer.next();
    tokens.push(token);
    if (token.kind === "eof" || token.kind === "error") {
      return tokens;
    }
  }
}

describe("Lexer", () => {
  test.each<[string, string]>([
    ["a{{.b}}", "text leftDelim field rightDelim eof"],
    ["{{$x := 1}}", "leftDelim variable space declare space number rightDelim eof"],
    ["{{$.a.b}}", "leftDelim variable field field rightDelim eof"],
    ["a {{- 1 -}} b", "text leftDelim number rightDelim text eof"],
    ["{{/* a */}}", "eof"],
    [
      "{{if nil}}{{else}}{{end}}",
      "leftDelim if space nil rightDelim leftDelim else rightDelim leftDelim end rightDelim eof",
    ],
    [
      "{{1+2i 'a' `b` true (.)}}",
      "leftDelim complex space character space rawString space bool space leftParen dot rightParen rightDelim eof",
    ],
    ["{{@", "leftDelim other error"],
  ])("cuts %s", (text, want) => {
    expect(
      lex(text)
        .map(({ kind }) => kind)
        .join(" "),
    ).toBe(want);
  });

  test("loses nothing but comments, trim markers and trimmed white space", () => {
    const lost: string[] = [];
    for (let seed = 1; seed <= 1000; seed++) {
      const text = generateTemplate(seed);
      const problem = firstLoss(text);
      if (problem !== undefined) {
        lost.push(`seed ${seed}: ${problem}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

const DROPPED = /^(?:[ \t\r\n-]|\{\{-?\s*\/\*[^]*?\*\/\s*-?\}\})*$/;

/** Where the tokens and what may be dropped between them are not the text. */
function firstLoss(text: string): string | undefined {
  let at = 0;
  for (const { kind, value, position, line } of lex(text)) {
    if (kind === "error") {
      return undefined;
    }
    if (!DROPPED.test(text.slice(at, position))) {
      return `dropped ${JSON.stringify(text.slice(at, position))}`;
    }
    if (kind !== "eof" && (!text.startsWith(value, position) || line !== text.slice(0, position).split("\n").length)) {
      return `${kind} at ${position}, line ${line}`;
    }
    at = position + value.length;
  }
  return undefined;
}
