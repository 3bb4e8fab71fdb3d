/** One document of a file of several, and where in the file it begins. */
export interface DocumentText {
  readonly text: string;
  /** Lines of the file before it. */
  readonly line: number;
}

/**
 * Cuts a file at the lines that begin a document (`---`). Parts with nothing but blanks and comments are left out.
 *
 * @example
 * splitDocuments("a: 1\n---\nb: 2\n"); // [{ text: "a: 1\n", line: 0 }, { text: "---\nb: 2\n", line: 1 }]
 */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  const lines = text.split("\n");
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && (at === start || !/^---(?:\s|$)/.test(lines[at] ?? ""))) continue;
    const part = lines.slice(start, at);
    const end = at < lines.length ? "\n" : "";
    if (!part.every(isEmpty)) documents.push({ text: part.join("\n") + end, line: start });
    start = at;
  }
  return documents;
}

function isEmpty(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line) || /^---\s*(?:#.*)?$/.test(line);
}
