import { createSplitter } from "./split-reviews.ts";

/** What answers one review; text in, text out. */
export type AnswerReview = (body: string) => string;

/**
 * Answers the reviews of a stream, one line each, in their order, each as soon as its request is complete.
 *
 * @param chunks the input as it arrives, UTF-8.
 * @param write takes a whole line, and may make the reading wait.
 */
export async function answerStream(
  chunks: AsyncIterable<Uint8Array>,
  answer: AnswerReview,
  write: (line: string) => void | Promise<void>,
): Promise<void> {
  const splitter = createSplitter();
  const answerAll = async (reviews: readonly string[]): Promise<void> => {
    for (const review of reviews) await write(`${oneLine(answer(review))}\n`);
  };
  for await (const line of linesOf(chunks)) await answerAll(splitter.push(line));
  await answerAll(splitter.end());
}

/** Line feeds and carriage returns cannot stand inside a JSON string, so those that are there only lay the text out. */
function oneLine(json: string): string {
  return json.replace(/[\r\n]+/g, " ").trim();
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const [first = "", ...rest] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first);
    for (const next of rest) {
      yield withoutReturn(parts.join(""));
      parts = [next];
    }
  }
  parts.push(decoder.decode());
  const last = parts.join("");
  if (last !== "") yield withoutReturn(last);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
