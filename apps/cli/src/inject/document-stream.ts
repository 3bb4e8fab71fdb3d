/**
 * Puts texts of YAML documents one behind the other, as one text: separated where they do not separate themselves, otherwise as they
 * are.
 *
 * A stream that begins with a brace is JSON throughout to kubectl, so that one of several texts gets a mark before it.
 *
 * @param count how many texts there will be.
 * @returns takes the next text, and gives what to write for it.
 * @example
 * const next = createDocumentStream(2);
 * next("a: 1"); // "a: 1"
 * next("b: 2\n"); // "\n---\nb: 2\n"
 */
export function createDocumentStream(count: number): (text: string) => string {
  let before: string | undefined;
  return (text) => {
    if (text.trim() === "") return "";
    const gap = before === undefined ? markBefore(text, count) : gapBetween(before, text);
    const written = before === undefined ? text : text.replace(/^\uFEFF/, "");
    before = text.slice(text.trimEnd().lastIndexOf("\n") + 1);
    return gap + written;
  };
}

function markBefore(text: string, count: number): string {
  return count > 1 && /^\s*\{/.test(text) ? "---\n" : "";
}

/** @param before the last line of the text before, with the line feeds behind it. */
function gapBetween(before: string, text: string): string {
  const isOver = /^---\s*$/.test(before) || beginsItself(text);
  return (before.endsWith("\n") ? "" : "\n") + (isOver ? "" : "---\n");
}

/** Whether the first line that says anything begins a document. */
function beginsItself(text: string): boolean {
  const line = text.split("\n").find((candidate) => !/^\uFEFF?\s*(?:#.*)?$/.test(candidate));
  return line !== undefined && /^\uFEFF?---(?:\s|$)/.test(line);
}
