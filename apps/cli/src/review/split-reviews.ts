/** Cuts a stream of text into requests. */
export interface Splitter {
  /** Takes the next line, without its line feed, and gives the requests that are complete now. */
  push(line: string): string[];
  /** The input is at its end: gives what was still open. */
  end(): string[];
}

interface Open {
  readonly lines: string[];
  depth: number;
  /** A string was not closed on its line, so the nesting that was counted cannot be relied on. */
  broken: boolean;
  /** The document does not indent what is nested, so a brace in the first column says nothing. */
  flat: boolean;
}

/**
 * Cuts text into reviews: one a line (NDJSON), or documents that span lines, one after the other. Every line that is not blank ends up in
 * exactly one request, broken ones too, so that each gets its answer:
 *
 * | line | becomes |
 * | --- | --- |
 * | whole JSON, or no JSON at all | a request of its own |
 * | opens more brackets than it closes | the start of a document, up to the line that closes them |
 * | a brace in the first column while an indented document is open | a new request; the open one was cut off |
 */
export function createSplitter(): Splitter {
  let open: Open | undefined;
  const close = (): string[] => {
    const text = open?.lines.join("\n");
    open = undefined;
    return text === undefined ? [] : [text];
  };
  const begin = (line: string): string[] => {
    if (line.trim() === "") return [];
    const { depth, inString } = scan(line);
    if (depth <= 0 || inString) return [line];
    open = { lines: [line], depth, broken: false, flat: false };
    return [];
  };
  return {
    push(line) {
      if (open === undefined) return begin(line);
      if (line.startsWith("{") && !open.flat) return [...close(), ...begin(line)];
      return extend(open, line) ? close() : [];
    },
    end: close,
  };
}

/** Adds a line to an open document. @returns whether it is complete. */
function extend(open: Open, line: string): boolean {
  const { depth, inString } = scan(line);
  open.lines.push(line);
  open.depth += depth;
  open.broken ||= inString;
  open.flat ||= line.startsWith('"');
  if (open.broken && !open.flat) return /^[}\]]/.test(line);
  return open.depth <= 0;
}

function scan(line: string): { depth: number; inString: boolean } {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (inString) {
      if (char === "\\") at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") depth -= 1;
  }
  return { depth, inString };
}
