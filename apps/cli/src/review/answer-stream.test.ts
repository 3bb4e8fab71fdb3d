import { expect, test } from "vitest";
import { answerStream } from "./answer-stream.ts";

async function* bytes(...chunks: (string | number[])[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks)
    yield await Promise.resolve(typeof chunk === "string" ? new TextEncoder().encode(chunk) : Uint8Array.from(chunk));
}

async function answered(...chunks: (string | number[])[]): Promise<string> {
  let output = "";
  await answerStream(
    bytes(...chunks),
    (body) => JSON.stringify({ got: body }),
    (line) => void (output += line),
  );
  return output;
}

test.each<[name: string, chunks: (string | number[])[], want: string]>([
  ["nothing", [], ""],
  ["a line without its line feed", ["{}"], '{"got":"{}"}\n'],
  ["lines that are cut anywhere", ['{"a"', ":1}", '\n{"b":2', "}\n"], '{"got":"{\\"a\\":1}"}\n{"got":"{\\"b\\":2}"}\n'],
  ["several lines at once", ["1\n\n2\r\n3"], '{"got":"1"}\n{"got":"2"}\n{"got":"3"}\n'],
  [
    "a character cut in two",
    [
      [0x22, 0xc3],
      [0xa9, 0x22],
    ],
    '{"got":"\\"é\\""}\n',
  ],
  ["bytes that are no UTF-8", [[0x22, 0xff, 0x22, 0x0a]], '{"got":"\\"\ufffd\\""}\n'],
  ["a document over lines", ['{\n "a": 1\n}\n'], '{"got":"{\\n \\"a\\": 1\\n}"}\n'],
])("answerStream(): %s", async (_, chunks, want) => {
  expect(await answered(...chunks)).toBe(want);
});

test("answerStream() gives a line for an answer that spans lines", async () => {
  let output = "";
  await answerStream(
    bytes("{}"),
    () => '{\n  "a": 1\r\n}\n',
    (line) => void (output += line),
  );
  expect(output).toBe('{   "a": 1 }\n');
});

test("answerStream() answers a request as soon as it is complete", async () => {
  const seen: string[] = [];
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield* bytes("1\n");
    seen.push("more");
    yield* bytes("2\n");
  }
  await answerStream(
    slow(),
    (body) => body,
    (line) => void seen.push(line),
  );
  expect(seen).toEqual(["1\n", "more", "2\n"]);
});
