/** How an error text of ours stands to the recorded one. `text differs`: equal but for the words of a decoder of Go's. */
export type MessageVerdict = "same" | "text differs" | "different";

/**
 * What introduces the words of Go's YAML scanner and JSON decoders. From there on a text may differ and is counted apart;
 * up to there, and everywhere else, it is Istio's or text/template's own and holds to the letter.
 */
const decoderWords: readonly RegExp[] = [
  /error converting YAML to JSON: /,
  /json parse error: /,
  /(?:^|\W)json: /,
  /(?:^|\W)yaml: /,
  /^unexpected end of JSON input/,
  /^invalid character /,
  /^v1(?:beta1)?\.Admission/,
];

/** Compares an error text with the recorded one by the rule for the words of Go's decoders. */
export function compareMessage(expected: string, got: string): MessageVerdict {
  if (expected === got) return "same";
  const from = decoderWordsStart(expected);
  if (from === undefined) return "different";
  const start = expected.slice(0, from);
  return got !== "" && got.startsWith(start) && got.length > start.length ? "text differs" : "different";
}

/** Compares messages whose order depends on Go's map order: as sets of lines. */
export function compareUnorderedMessage(expected: string, got: string): MessageVerdict {
  const lines = (text: string) => [...new Set(text.split("\n"))].sort().join("\n");
  return lines(expected) === lines(got) ? "same" : "different";
}

function decoderWordsStart(text: string): number | undefined {
  const starts = decoderWords.flatMap((words) => {
    const match = words.exec(text);
    if (match === null) return [];
    return [match[0].endsWith(": ") ? match.index + match[0].length : match.index];
  });
  return starts.length === 0 ? undefined : Math.min(...starts);
}
