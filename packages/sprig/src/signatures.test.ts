import { readFileSync } from "node:fs";
import type { GoFunction } from "@outrigger/go-template";
import { expect, test } from "vitest";
import { sprigFunctions } from "./sprig-functions.ts";

const functions = sprigFunctions({ now: () => 0n, random: (bytes) => new Uint8Array(bytes), env: () => undefined });

test("sprigFunctions() has Go's functions, with Go's types", () => {
  const fixture = readFileSync(new URL("../fixtures/signatures.txt", import.meta.url), "utf8");
  // Go's second result is always the error, which is thrown here.
  const want = fixture
    .trim()
    .replaceAll(
      /\((\S+|map\[string\]interface \{\}|interface \{\}|\[\]interface \{\}|\[\]\[\]interface \{\}), error\)$/gm,
      "$1",
    );
  const ours = [...functions].map(([name, signature]) => `${name} ${print(signature)}`).sort();
  expect(ours).toEqual(want.split("\n").sort());
});

function print({ params, variadic = false, result }: GoFunction): string {
  const names = params.map(({ name }, i) => (variadic && i === params.length - 1 ? `...${name}` : name));
  return `func(${names.join(", ")}) ${result?.name ?? "interface {}"}`;
}
