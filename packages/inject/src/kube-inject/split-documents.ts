import type { DocumentRules } from "./document-rules.ts";

/** A piece of a text: a document, or what stands between two. */
export interface Piece {
  readonly text: string;
  /** Line at which it begins; lines count from 1. */
  readonly line: number;
  readonly isDocument: boolean;
}

/** A line that begins a document and holds none of it. */
const MARK = /^---[ \t]*(?:[ \t]#.*)?\r?\n?$/;

/**
 * Parts a text into its documents and what stands between them; together the pieces are the text.
 *
 * A marker line may hold a comment. A document may begin on its marker line.
 */
export function splitDocuments(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let line = 1;
  let begin = 1;
  const close = (): void => {
    if (lines.length > 0) pieces.push({ text: lines.join(""), line: begin, isDocument: true });
    lines = [];
    begin = line;
  };
  for (const source of linesOf(text)) {
    if (MARK.test(source)) {
      close();
      pieces.push({ text: source, line, isDocument: false });
      begin = line + 1;
    } else {
      if (/^---[ \t]/.test(source)) close();
      lines.push(source);
    }
    line++;
  }
  close();
  return pieces;
}

/** The lines of a text, each with its end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A line that is no marker, where only markers may begin as this one does. */
export class MarkerError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.name = "MarkerError";
    this.line = line;
  }
}

/**
 * The documents of a text as Go reads them: each line ends in a line feed; a marker with no document before it becomes the first line
 * of the next.
 *
 * Behaves as: YAMLReader of k8s.io/apimachinery.
 *
 * @throws MarkerError when the document behind which the line stands has been handed out.
 */
export function* readDocuments(
  text: string,
  { strictMarkers }: Pick<DocumentRules, "strictMarkers">,
): Generator<Piece> {
  let lines: string[] = [];
  let line = 0;
  let begin = 1;
  for (const source of linesOf(text)) {
    line++;
    const content = source.replace(/\r?\n$/, "");
    if (isMarker(content, { strictMarkers, line }) && lines.length > 0) {
      yield { text: lines.join(""), line: begin, isDocument: true };
      lines = [];
      begin = line + 1;
    } else {
      lines.push(`${content}\n`);
    }
  }
  if (lines.length > 0) yield { text: lines.join(""), line: begin, isDocument: true };
}

/** A line of a text, and how it is taken. */
interface Line extends Pick<DocumentRules, "strictMarkers"> {
  readonly line: number;
}

function isMarker(content: string, { strictMarkers, line }: Line): boolean {
  if (!content.startsWith("---")) return false;
  const rest = content.slice(3).trim();
  if (!strictMarkers) return rest === "";
  if (rest === "" || rest.startsWith("#")) return true;
  throw new MarkerError(`invalid Yaml document separator: ${rest}`, line);
}
