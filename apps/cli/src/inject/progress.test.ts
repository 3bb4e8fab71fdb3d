import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

test("createProgress() shows where a run is, seldom enough for a terminal, and clears its line", () => {
  const shown: string[] = [];
  let time = 0;
  const progress = createProgress(
    3,
    (text) => void shown.push(text),
    () => time,
  );
  progress.begin("a");
  progress.begin("b");
  time = 60;
  progress.begin("c");
  progress.clear();
  progress.clear();
  expect(shown).toEqual(["[0/3] a", "[2/3] c", ""]);
});

test("createProgress() is silent for a single input, and where nobody looks on", () => {
  const shown: string[] = [];
  const single = createProgress(1, (text) => void shown.push(text));
  const unseen = createProgress(5, undefined);
  for (const { begin, clear } of [single, unseen]) {
    begin("a");
    clear();
  }
  expect(shown).toEqual([]);
});
