import { quote } from "@outrigger/go-std/fmt";

/** The kinds of token; keywords are their own kind, by name. */
export type TokenKind =
  | "error"
  | "eof"
  | "text"
  | "leftDelim"
  | "rightDelim"
  | "space"
  | "bool"
  | "number"
  | "complex"
  | "character"
  | "string"
  | "rawString"
  | "identifier"
  | "field"
  | "variable"
  | "leftParen"
  | "rightParen"
  | "pipe"
  | "assign"
  | "declare"
  | "other"
  | Keyword;

/** Words of the language, and the two constants that Go counts among them. */
export type Keyword =
  | "block"
  | "break"
  | "continue"
  | "define"
  | "dot"
  | "else"
  | "end"
  | "if"
  | "nil"
  | "range"
  | "template"
  | "with";

/** A piece of the template's text. */
export interface Token {
  readonly kind: TokenKind;
  /** The text itself; of an error, its message. */
  readonly value: string;
  /** Where it starts in the source. */
  readonly position: number;
  /** Line on which it starts, from 1. */
  readonly line: number;
}

/** The keywords by how they are written. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ["block", "block"],
  ["break", "break"],
  ["continue", "continue"],
  ["define", "define"],
  ["else", "else"],
  ["end", "end"],
  ["if", "if"],
  ["nil", "nil"],
  ["range", "range"],
  ["template", "template"],
  ["with", "with"],
]);

/** A token as an error message shows it. */
export function describeToken(token: Token): string {
  if (token.kind === "eof") {
    return "EOF";
  }
  if (token.kind === "error") {
    return token.value;
  }
  if (token.kind === "dot" || KEYWORDS.has(token.kind)) {
    return `<${token.value}>`;
  }
  const runes = Array.from(token.value.slice(0, 22));
  const long = token.value.length > 10 || new TextEncoder().encode(token.value).length > 10;
  return long ? `${quote(runes.slice(0, 10).join(""))}...` : quote(token.value);
}
