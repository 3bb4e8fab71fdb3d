import type { Source } from "../errors/source.ts";
import { frameOf, placeOf } from "../errors/source.ts";
import type { TemplateErrorCode } from "../errors/template-error.ts";
import { TemplateError } from "../errors/template-error.ts";
import type { Lexer } from "../lex/lexer.ts";
import type { Token, TokenKind } from "../lex/token.ts";
import { describeToken } from "../lex/token.ts";
import type { ListNode } from "./node.ts";

/** What all templates of one text share while they are parsed. */
export interface ParseContext {
  readonly source: Source;
  readonly lexer: Lexer;
  readonly hasFunction: (name: string) => boolean;
  /** The templates found so far, by name. */
  readonly trees: Map<string, ListNode>;
  /** Most blocks, and most parentheses, that may stand one in another. */
  readonly maxNesting: number;
  blocks: number;
}

const NO_TOKEN: Token = { kind: "eof", value: "EOF", position: 0, line: 0 };

/**
 * The tokens of one template, with up to three of look-ahead, and what the grammar rules remember between them. A nested
 * definition has a parser of its own on the same lexer.
 */
export class Parser {
  readonly context: ParseContext;
  readonly name: string;
  /** Line of the action being parsed, 0 outside. */
  actionLine = 0;
  rangeDepth = 0;
  parenDepth = 0;
  private readonly variables: string[] = ["$"];
  private readonly visible: Map<string, number> = new Map([["$", 1]]);
  private readonly tokens: [Token, Token, Token] = [NO_TOKEN, NO_TOKEN, NO_TOKEN];
  private ahead = 0;

  constructor(context: ParseContext, name: string) {
    this.context = context;
    this.name = name;
  }

  next(): Token {
    if (this.ahead > 0) {
      this.ahead--;
    } else {
      this.tokens[0] = this.context.lexer.next();
    }
    return this.tokens[this.ahead] ?? NO_TOKEN;
  }

  backup(): void {
    this.ahead++;
  }

  /** Gives back a token read before the one in the buffer. */
  backup2(first: Token): void {
    this.tokens[1] = first;
    this.ahead = 2;
  }

  /** Gives back two tokens, in reading order, read before the one in the buffer. */
  backup3(first: Token, second: Token): void {
    this.tokens[1] = second;
    this.tokens[2] = first;
    this.ahead = 3;
  }

  peek(): Token {
    if (this.ahead === 0) {
      this.ahead = 1;
      this.tokens[0] = this.context.lexer.next();
    }
    return this.tokens[this.ahead - 1] ?? NO_TOKEN;
  }

  nextNonSpace(): Token {
    for (;;) {
      const token = this.next();
      if (token.kind !== "space") {
        return token;
      }
    }
  }

  peekNonSpace(): Token {
    const token = this.nextNonSpace();
    this.backup();
    return token;
  }

  expect(kinds: readonly TokenKind[], context: string): Token {
    const token = this.nextNonSpace();
    return kinds.includes(token.kind) ? token : this.unexpected(token, context);
  }

  declare(name: string): void {
    this.variables.push(name);
    this.visible.set(name, (this.visible.get(name) ?? 0) + 1);
  }

  isDeclared(name: string): boolean {
    return (this.visible.get(name) ?? 0) > 0;
  }

  markVariables(): number {
    return this.variables.length;
  }

  popVariables(mark: number): void {
    for (const name of this.variables.splice(mark)) {
      this.visible.set(name, (this.visible.get(name) ?? 1) - 1);
    }
  }

  unexpected(token: Token, context: string): never {
    if (token.kind !== "error") {
      return this.fail(`unexpected ${describeToken(token)} in ${context}`);
    }
    if (this.actionLine === 0 || this.actionLine === token.line) {
      return this.fail(token.value);
    }
    const started = ` in action started at ${this.context.source.name}:${this.actionLine}`;
    return this.fail(token.value + (token.value.endsWith(" action") ? started.slice(" in action".length) : started));
  }

  /** Go's error text: the line is that of the token read last. */
  fail(message: string, code: TemplateErrorCode = "template-syntax"): never {
    const { source } = this.context;
    const [token] = this.tokens;
    const where = placeOf(source, token.position);
    throw new TemplateError({
      code,
      message: `template: ${source.name}:${token.line}: ${message}`,
      where,
      frame: frameOf(source, where, token.position),
    });
  }
}
