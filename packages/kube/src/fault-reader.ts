/** Reads JSON byte by byte as json-iterator does, for its error texts. */
export interface FaultReader {
  readonly bytes: Uint8Array;
  /** Index of the next byte. */
  at: number;
  /** The first fault, behind the names of the fields that were read since. */
  error: string | undefined;
  /** Whether it has lost its place: behind a fault it cannot step back, so it stumbles over the next list or object with contents. */
  lost: boolean;
}

/** The next character that is no space; empty at the end. Only ASCII matters here. */
export function nextToken(reader: FaultReader): string {
  for (;;) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) return "";
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return String.fromCharCode(byte);
  }
}

/** Remembers a fault at the byte before the reader, unless there is one already. */
export function report(reader: FaultReader, operation: string, message: string): void {
  const { bytes, at } = reader;
  const around = (distance: number) =>
    new TextDecoder().decode(bytes.slice(Math.max(at - distance, 0), Math.min(at + distance, bytes.length)));
  reader.error ??= `${operation}: ${message}, error found in #${Math.min(at, 10)} byte of ...|${around(10)}|..., bigger context ...|${around(50)}|...`;
}

/** Reads a string or null. */
export function readText(reader: FaultReader): void {
  const start = nextToken(reader);
  if (start === '"') endString(reader);
  else if (start === "n") reader.at += 3;
  else report(reader, "ReadString", `expects " or n, but found ${start}`);
}

/** Reads the key whose opening quote was read, and the colon behind it. */
export function readKey(reader: FaultReader): string {
  const start = reader.at;
  endString(reader);
  const literal = new TextDecoder().decode(reader.bytes.slice(start - 1, reader.at));
  nextToken(reader);
  return JSON.parse(literal) as string;
}

/** Moves behind the closing quote of a string. */
function endString(reader: FaultReader): void {
  for (let byte = reader.bytes[reader.at++]; byte !== undefined && byte !== 0x22; byte = reader.bytes[reader.at++]) {
    if (byte === 0x5c) reader.at++;
  }
}

/** Moves behind a value. */
export function skipValue(reader: FaultReader): void {
  if (reader.error !== undefined && !isEmptyNext(reader) && /[[{0]/.test(peek(reader))) reader.lost = true;
  let depth = 0;
  do {
    const token = nextToken(reader);
    if (token === '"') endString(reader);
    else if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (token === "") return;
    else if (token !== "," && token !== ":") endWord(reader);
  } while (depth > 0);
}

/** Moves behind a value that is kept as it is. */
export function skipRaw(reader: FaultReader): void {
  if (reader.error !== undefined && !isEmptyNext(reader) && !isLongNumberNext(reader)) reader.lost = true;
  skipValue(reader);
}

/** Whether `{}` or `[]` comes next. */
export function isEmptyNext({ bytes, at }: FaultReader): boolean {
  const probe: FaultReader = { bytes, at, error: undefined, lost: false };
  return /^(?:\{\}|\[\])$/.test(nextToken(probe) + nextToken(probe));
}

/** Whether a number comes next that is still one without its first character. */
function isLongNumberNext({ bytes, at }: FaultReader): boolean {
  const probe: FaultReader = { bytes, at, error: undefined, lost: false };
  return /^[-\d][1-9]$/.test(nextToken(probe) + nextToken(probe));
}

/** The character that {@link nextToken} would give. */
export function peek({ bytes, at }: FaultReader): string {
  return nextToken({ bytes, at, error: undefined, lost: false });
}

/** Moves behind a number or a literal. */
function endWord(reader: FaultReader): void {
  while (/[\w.+-]/.test(String.fromCharCode(reader.bytes[reader.at] ?? 0))) reader.at++;
}
