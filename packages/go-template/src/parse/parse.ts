import type { Source } from "../errors/source.ts";
import { Lexer } from "../lex/lexer.ts";
import type { Delims } from "../lex/delims.ts";
import type { ListNode } from "./node.ts";
import { stringNode } from "./parse-pipeline.ts";
import { parseList, parseStatement } from "./parse-statement.ts";
import type { ParseContext } from "./parser.ts";
import { Parser } from "./parser.ts";
import { printNode } from "./print-node.ts";
import { addTree } from "./trees.ts";

/** What the parser is told besides the text. */
export interface ParseOptions {
  readonly delims: Delims;
  readonly hasFunction: (name: string) => boolean;
  /** Most blocks, and most parentheses, that may stand one in another. */
  readonly nesting: number;
}

/**
 * The templates of a text by name: the text's own one and those that it defines.
 *
 * @throws TemplateError with Go's text
 */
export function parseSource(source: Source, options: ParseOptions): ReadonlyMap<string, ListNode> {
  const { delims, hasFunction } = options;
  const context: ParseContext = {
    source,
    lexer: new Lexer(source.text, {
      delims,
      breakIsFunction: hasFunction("break"),
      continueIsFunction: hasFunction("continue"),
    }),
    hasFunction,
    trees: new Map(),
    maxNesting: options.nesting,
    blocks: 0,
  };
  const parser = new Parser(context, source.name);
  addTree(parser, parseTopLevel(parser));
  return context.trees;
}

/** text = { definition | statement } */
function parseTopLevel(parser: Parser): ListNode {
  const list: ListNode = { kind: "list", position: parser.peek().position, nodes: [] };
  while (parser.peek().kind !== "eof") {
    if (parser.peek().kind === "leftDelim") {
      const delim = parser.next();
      if (parser.nextNonSpace().kind === "define") {
        parseDefinition(parser.context);
        continue;
      }
      parser.backup2(delim);
    }
    const node = parseStatement(parser);
    if (node.kind === "end" || node.kind === "else") {
      parser.fail(`unexpected ${printNode(node)}`);
    } else {
      list.nodes.push(node);
    }
  }
  return list;
}

/** definition = "define" name list end */
function parseDefinition(context: ParseContext): void {
  const place = "define clause";
  const unnamed = new Parser(context, "definition");
  const { text } = stringNode(unnamed, unnamed.expect(["string", "rawString"], place));
  const parser = new Parser(context, text);
  unnamed.expect(["rightDelim"], place);
  const { list, close } = parseList(parser);
  if (close.kind !== "end") {
    parser.fail(`unexpected ${printNode(close)} in ${place}`);
  }
  addTree(parser, list);
}
