import { isPrint, toUtf8 } from "@outrigger/go-std/fmt";

const HTML: ReadonlyMap<string, string> = new Map([
  ["\0", "\ufffd"],
  ['"', "&#34;"],
  ["'", "&#39;"],
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);
const JS: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["'", "\\'"],
  ['"', '\\"'],
  ["<", "\\u003C"],
  [">", "\\u003E"],
  ["&", "\\u0026"],
  ["=", "\\u003D"],
]);
const UNRESERVED = /[A-Za-z0-9_.~-]/;

/** `html`. Behaves as: text/template.HTMLEscapeString. */
export function escapeHtml(text: string): string {
  return replaceEach(text, (character) => HTML.get(character) ?? character);
}

/** `js`. Behaves as: text/template.JSEscapeString. */
export function escapeJs(text: string): string {
  return replaceEach(text, (character) => JS.get(character) ?? plainJs(character));
}

function plainJs(character: string): string {
  const rune = character.codePointAt(0) ?? 0;
  if (rune >= 0x20 && (rune < 0x80 || isPrint(rune))) {
    return character;
  }
  return `\\u${rune.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** `urlquery`. Behaves as: net/url.QueryEscape. */
export function escapeQuery(text: string): string {
  return replaceEach(text, (character) => {
    if (UNRESERVED.test(character)) {
      return character;
    }
    return character === " " ? "+" : percentEncode(character);
  });
}

function percentEncode(character: string): string {
  let out = "";
  for (const byte of toUtf8(character)) {
    out += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

function replaceEach(text: string, replace: (character: string) => string): string {
  let out = "";
  for (const character of text) {
    out += replace(character);
  }
  return out;
}
