import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { type DialectName, dialectOf } from "./dialect.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { parseFully } from "./parse.ts";
import { readPlainly } from "./read-plainly.ts";

const dialects: readonly DialectName[] = ["v2", "v2.2.7", "v2.4.0", "sigs"];

function fully(text: string, dialect: DialectName): unknown {
  try {
    return { value: parseFully(text, dialectOf(dialect), DEFAULT_LIMITS) };
  } catch (error) {
    return { error };
  }
}

function expectSame(text: string, dialect: DialectName): boolean {
  const value = readPlainly(text, dialectOf(dialect));
  if (value === undefined) return false;
  const wanted = fully(text, dialect);
  expect({ value }, JSON.stringify(text)).toEqual(wanted);
  expect(inOrder(value)).toBe(inOrder((wanted as { value: unknown }).value));
  return true;
}

/** As text, for the order of keys. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? `${item}n` : item));
}

describe("readPlainly()", () => {
  test.each<[string, string]>([
    [
      "a manifest",
      'spec:\n  containers:\n  - name: a\n    image: "b:1"\n    args:\n    - --x=1\n    -  "1" \n  - name: b\n',
    ],
    ["lists as far left as their keys", "a:\n- b\n- c: d\n  e:\n  - f\ng: 1\n"],
    ["gaps and comments", "\n  \n# first\na:   # second\n\n  b: c   # third\n\n"],
    ["numbers and words", "a: 1\nb: 0x1F\nc: 1.5\nd: yes\ne: ~\nf: null\ng: -1\nh: 1e3\ni: 2026-01-01\nj: .5\nk: +1\n"],
    ["nothing behind a key", "a:\nb:\n  c:\n- d\n".replace("- d\n", "d: e\n")],
    ["nothing behind a dash", "a:\n-\n- b\n-\n"],
    ["literal blocks", "a: |\n  x\n   y\n\nb: |-\n  z\nc: |+\n  w\n\nd: e\n"],
    ["a literal block in a list", "- |\n  x\n- z: |-\n    [\n        {}\n    ]\n"],
    ["brackets", "a: {\n  b: \"c\",\n  d: 'e', f/g.h: [1, x, {i: j}],\n}\nk: []\nl: {}\n"],
    ["quoted texts", "a: \"x: # y\"\nb: 'it''s'\nc: \"\\\"\\u0041\"\nd: ''\n"],
    ["lists in lists", "- - a\n  - b\n-   - c\n"],
    ["a key twice", "a: 1\nb: 2\na: 3\n"],
    ["hostile keys", "__proto__: 1\nconstructor: 2\nhasOwnProperty:\n  __proto__:\n    a: b\n"],
    ["colons and signs within words", "a: b:c\nd: e#f\ng: $(H).i\nj: k, l\nm: --n\n"],
  ])("reads %s", (_, text) => {
    for (const dialect of dialects) expect(expectSame(text, dialect)).toBe(true);
  });

  test.each([
    "",
    "a\n",
    "a: b",
    "a: b: c\n",
    "a: b\n  c\n",
    "a:\n  b: c\n d: e\n",
    "a: &x b\n",
    "a: *x\n",
    "<<: {a: b}\n",
    "y: 1\n",
    "a: - b\n",
    "a: b\n- c\n",
    "- a\nb: c\n",
    "a: >\n  b\n",
    "---\na: b\n",
    "a: b\n---\nc: d\n",
    'a: "b\n  c"\n',
    'a: "b" c\n',
    '"a": b\n',
    "a: {b}\n",
    "a: {b: c\n",
    "a: [b c]\n",
    "a: !!str b\n",
    "a:\tb\n",
    "? a\n: b\n",
    "1: a\n",
    "a: @b\n",
    "a: 'b\n",
  ])("leaves %j to the whole grammar", (text) => {
    for (const dialect of dialects) expect(readPlainly(text, dialectOf(dialect))).toBeUndefined();
  });

  const piece = constantFrom(
    ..."a|b|c.d/e|y|1|-|- |:|: |\n|\n  |\n    |\n- |\n  - | |#| #|\"|'|{|}|[|]|, |\\|x: y|name: z|- n: v|: |\n|: |-\n|null|key:\n".split(
      "|",
    ),
    "|",
    "|-\n",
    ": |\n  ",
    "a:\n",
    "b: 1\n",
    "  ",
  );

  test("never differs from the whole grammar", () => {
    let read = 0;
    const texts = array(piece, { maxLength: 14 }).map((pieces) => `${pieces.join("")}\n`);
    assert(
      property(texts, constantFrom(...dialects), (text, dialect) => {
        if (expectSame(text, dialect)) read++;
      }),
      { numRuns: 20_000, seed: 7 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
