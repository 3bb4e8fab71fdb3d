import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listInputs } from "./list-inputs.ts";

const root = mkdtempSync(join(tmpdir(), "outrigger-test-"));
afterAll(() => rmSync(root, { recursive: true }));

const FILES = ["b.yml", "a.yaml", "a/z.JSON", "a/c/d.yaml", "notes.md", ".hidden.yaml", ".git/x.yaml", "Z.yaml"];
for (const folder of ["a/c", ".git", "empty/nothing"]) mkdirSync(join(root, folder), { recursive: true });
for (const file of FILES) writeFileSync(join(root, file), file);
symlinkSync("a.yaml", join(root, "link.yaml"));
symlinkSync("a", join(root, "loop.yaml"));
symlinkSync("nowhere", join(root, "dead.yaml"));

async function* stdin(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Uint8Array.of(0xc3));
  yield Uint8Array.of(0xa9);
}

const names = (paths: string[]) => listInputs(paths, stdin()).map(({ name }) => name.replace(`${root}/`, ""));

test("listInputs() walks a folder in the order of names, for manifests alone", () => {
  expect(names([root])).toEqual(["Z.yaml", "a/c/d.yaml", "a/z.JSON", "a.yaml", "b.yml", "dead.yaml", "link.yaml"]);
});

test("listInputs() takes every file that is named, in the order given", () => {
  const named = ["notes.md", "b.yml", ".hidden.yaml"].map((name) => join(root, name));
  expect(names([...named, "-"])).toEqual(["notes.md", "b.yml", ".hidden.yaml", "stdin"]);
});

test("listInputs() reads files and the standard input", async () => {
  const inputs = listInputs([join(root, "a"), "-"], stdin());
  expect(await Promise.all(inputs.map(async ({ read }) => read()))).toEqual(["a/c/d.yaml", "a/z.JSON", "é"]);
  const [dead] = listInputs([root], stdin()).filter(({ name }) => name.endsWith("dead.yaml"));
  expect(() => dead?.read()).toThrow(`open ${root}/dead.yaml: no such file or directory`);
});

test.each<[name: string, paths: string[], message: string | RegExp]>([
  ["nothing", [], "filename not specified (see --filename or -f)"],
  ["what is not there", [join(root, "nope.yaml")], `open ${root}/nope.yaml: no such file or directory`],
  ["a folder without manifests", [join(root, "empty")], `no yaml, yml or json file in ${root}/empty`],
  ["the standard input twice", ["-", "-"], "the standard input can be read only once"],
])("listInputs() refuses %s", (_, paths, message) => {
  expect(() => listInputs(paths, stdin())).toThrow(expect.objectContaining({ name: "UsageError", message }));
});
