import { utf8Length } from "@outrigger/go-std/fmt";
import type { TemplatePlace } from "./template-error.ts";

/** Longest part of a line that a frame shows. */
const FRAME_WIDTH = 100;

/** The text that a template was parsed from, which every position in it refers to. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Line and column of a position, both from 1, the column in characters. */
export function placeOf(source: Source, position: number): TemplatePlace {
  const at = Math.min(Math.max(position, 0), source.text.length);
  const start = lineStart(source.text, at);
  return { template: source.name, line: lineOf(source.text, at), column: at - start + 1 };
}

/** `name:line:column` as Go writes it in execution errors: the column is the number of bytes before the place. */
export function goLocation(source: Source, position: number): string {
  const before = source.text.slice(lineStart(source.text, position), position);
  return `${source.name}:${lineOf(source.text, position)}:${utf8Length(before)}`;
}

/** The line of a place with a caret under it; a long line is cut around the place. */
export function frameOf(source: Source, place: TemplatePlace, position: number): string {
  const at = Math.min(Math.max(position, 0), source.text.length);
  const start = lineStart(source.text, at);
  const stop = source.text.indexOf("\n", at);
  const line = source.text.slice(start, stop < 0 ? source.text.length : stop);
  const from = Math.max(0, at - start - FRAME_WIDTH / 2);
  const shown = line.slice(from, from + FRAME_WIDTH).replaceAll(/[\t\r]/g, " ");
  const number = `${place.line} | `;
  return `${number}${shown}\n${" ".repeat(number.length + at - start - from)}^`;
}

/** Number of line ends in a part of a text. */
export function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    count += text.charCodeAt(i) === 0x0a ? 1 : 0;
  }
  return count;
}

function lineOf(text: string, position: number): number {
  return 1 + countLines(text, 0, position);
}

function lineStart(text: string, position: number): number {
  return position === 0 ? 0 : text.lastIndexOf("\n", position - 1) + 1;
}
